/** Where a pupil's whole-class tasks stand: the tasks of each state, one line a state. */
import type { PupilResult } from '~/scoring/class-result';
import { TASK_STATES } from '~/scoring/task-state';
import type { ResultWords } from '~/scoring/use-result-words';

/** "gjord: bokstavsljud, första ljudet", a line for each state that occurs. */
export function describeTaskStates({ taskStates }: PupilResult, { t, say }: ResultWords): string[] {
  return TASK_STATES.flatMap((state) => {
    const own = taskStates.filter((task) => task.state === state);
    if (own.length === 0) return [];
    return `${t(`taskState.${state}`)}: ${own.map(({ title }) => say(title)).join(', ')}`;
  });
}

export function TaskStates({ pupil, words }: { pupil: PupilResult; words: ResultWords }) {
  return (
    <span className="grid max-w-[26ch] gap-1">
      {describeTaskStates(pupil, words).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}
