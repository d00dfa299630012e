/** The buttons under the grid: only those that mean something now. */
import type { GridState } from '~/administration/grid-state';
import type { MarkerAction } from './marker-action';
import type { MarkingTexts } from './marking-texts';
import { useMarkingWords } from './marking-words';

type Props = {
  state: GridState;
  /** Only the pupil's own reading can be declined; practice is not done over on another form. */
  use: 'own' | 'beside' | 'practice';
  dispatch: (action: MarkerAction) => void;
};
type TextKey = Exclude<keyof MarkingTexts, 'sheetAt'>;
type Choice = { id: string; text: TextKey; action: MarkerAction; isPrimary?: boolean };

const START: Choice = { id: 'start', text: 'start', action: { type: 'start' }, isPrimary: true };
const UNDO: Choice = { id: 'undo', text: 'undo', action: { type: 'undo' } };
const ALL_READ: Choice = { id: 'all-read', text: 'allRead', action: { type: 'all-read' } };
const STOP: Choice = { id: 'stop', text: 'stopEarly', action: { type: 'stop' } };
const SAVE: Choice = { id: 'save', text: 'save', action: { type: 'save' }, isPrimary: true };
const OVER: Choice = { id: 'start-over', text: 'startOver', action: { type: 'abandon' } };
const LAST: Choice = { id: 'change-last', text: 'changeLast', action: { type: 'change-last' } };
const DECLINE: Choice = { id: 'declined', text: 'declinedReading', action: { type: 'decline' } };

function listReviewChoices({ stopReason }: GridState): Choice[] {
  if (stopReason === 'first-row-wrong') return [OVER, SAVE];
  return stopReason === 'all-read' ? [OVER, UNDO, SAVE] : [OVER, LAST, UNDO, SAVE];
}

function listChoices(state: GridState, use: Props['use']): Choice[] {
  switch (state.phase) {
    case 'ready':
      return use === 'own' ? [DECLINE, START] : [START];
    case 'running':
      return [UNDO, STOP, ALL_READ];
    case 'choosing-last':
      return [OVER];
    case 'review':
      return listReviewChoices(state);
    default:
      return [];
  }
}

export function GridButtons({ state, use, dispatch }: Props) {
  const { texts } = useMarkingWords();
  const choices = listChoices(state, use).filter((one) => use !== 'practice' || one !== OVER);
  return (
    <div className="adult-row">
      {choices.map(({ id, text, action, isPrimary }) => (
        <button
          key={id}
          type="button"
          className={isPrimary ? 'adult-button adult-primary' : 'adult-button'}
          data-testid={`grid-${id}`}
          onClick={() => dispatch(action)}
        >
          {texts[text]}
        </button>
      ))}
    </div>
  );
}
