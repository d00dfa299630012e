/**
 * A reading while it is marked: what to do now, the time, the items, the buttons. No score and no
 * limit is ever shown here.
 */
import type { ReactNode } from 'react';
import {
  type GridPlan,
  type GridState,
  listGridItems,
  readGridHeading,
} from '~/administration/grid-state';
import { GridButtons } from './grid-buttons';
import { HesitationCue } from './hesitation-cue';
import type { MarkerAction } from './marker-action';
import { MarkingGrid } from './marking-grid';
import type { MarkingTexts } from './marking-texts';
import { useMarkingWords } from './marking-words';
import { TimeBar } from './time-bar';
import './marking.css';

type Props = {
  plan: GridPlan;
  state: GridState;
  /** Milliseconds since the first item. */
  elapsedMs: number;
  /** Whose reading it is. */
  who: ReactNode;
  /** Stands between the head and the items. */
  note?: ReactNode;
  use: 'own' | 'beside' | 'practice';
  dispatch: (action: MarkerAction) => void;
};

/** What the adult should do now, in one sentence. */
function describeStep(state: GridState, texts: MarkingTexts): string {
  if (state.phase === 'ready' || state.phase === 'new') return texts.howToStart;
  if (state.phase === 'running') return texts.howToMark;
  if (state.phase === 'choosing-last') {
    return state.stopReason === null ? texts.timeEnded : texts.stopped;
  }
  return state.stopReason === 'first-row-wrong' ? texts.firstRowWrong : texts.review;
}

export function MarkingBoard(props: Props) {
  const { plan, state, elapsedMs, who, note, use, dispatch } = props;
  const { texts } = useMarkingWords();
  const isRunning = state.phase === 'running';
  const hasBar = plan.task.kind !== 'rapid-naming';
  return (
    <>
      <header className="marking-head">
        {who}
        <p className="step" role="status" data-testid="step">
          {describeStep(state, texts)}
        </p>
        {hasBar ? (
          <TimeBar shareUsed={elapsedMs / (plan.task.seconds * 1000)} isRunning={isRunning} />
        ) : null}
        {note}
      </header>
      <MarkingGrid
        task={plan.task}
        items={listGridItems(plan)}
        heading={readGridHeading(plan)}
        state={state}
        dispatch={dispatch}
      />
      <footer className="marking-foot">
        {isRunning ? <HesitationCue restartKey={state.history.length} /> : null}
        <GridButtons state={state} use={use} dispatch={dispatch} />
        <p className="quiet">{texts.keys}</p>
      </footer>
    </>
  );
}
