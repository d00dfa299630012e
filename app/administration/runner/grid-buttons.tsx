/** The buttons under the grid: only those that mean something now. */
import type { GridState } from '~/administration/grid-state';
import type { MarkerAction } from './marker-action';
import { useTools } from './runner-tools';
import type { TextKey } from './texts';

type Props = { state: GridState; dispatch: (action: MarkerAction) => void };
type Choice = { id: string; text: TextKey; action: MarkerAction; isPrimary?: boolean };

const START: Choice = { id: 'start', text: 'start', action: { type: 'start' }, isPrimary: true };
const UNDO: Choice = { id: 'undo', text: 'undo', action: { type: 'undo' } };
const ALL_READ: Choice = { id: 'all-read', text: 'allRead', action: { type: 'all-read' } };
const STOP: Choice = { id: 'stop', text: 'stopEarly', action: { type: 'stop' } };
const SAVE: Choice = { id: 'save', text: 'save', action: { type: 'save' }, isPrimary: true };
const OVER: Choice = { id: 'start-over', text: 'startOver', action: { type: 'abandon' } };
const LAST: Choice = { id: 'change-last', text: 'changeLast', action: { type: 'change-last' } };
const DECLINE: Choice = { id: 'declined', text: 'declinedReading', action: { type: 'decline' } };

function listChoices(state: GridState): Choice[] {
  switch (state.phase) {
    case 'ready':
      return [DECLINE, START];
    case 'running':
      return [UNDO, STOP, ALL_READ];
    case 'choosing-last':
      return [OVER];
    case 'review':
      return state.stopReason === null || state.stopReason === 'adult'
        ? [OVER, LAST, UNDO, SAVE]
        : [OVER, SAVE];
    default:
      return [];
  }
}

export function GridButtons({ state, dispatch }: Props) {
  const { texts } = useTools();
  return (
    <div className="adult-row">
      {listChoices(state).map(({ id, text, action, isPrimary }) => (
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
