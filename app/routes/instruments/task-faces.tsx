/** What stands on a target, drawn by the pupil screens' own component. */
import { OptionFace } from '~/administration/runner/option-face';
import type { OptionTask } from '~/instruments/battery';
import type { FaceOf } from '~/instruments/task-view-frame';

export const PupilFace: FaceOf = ({ look, item, optionId }) => (
  <OptionFace task={look as unknown as OptionTask} item={item} optionId={optionId} />
);
