/** Marking a reading: the grid, the time, and saving. No score and no limit is ever shown here. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttemptRecorder } from '~/administration/attempt-recorder.client';
import { type GridAction, stepGrid } from '~/administration/grid-machine';
import { type GridPlan, type GridState, listGridItems } from '~/administration/grid-state';
import { NotSavedFace } from './faces';
import { GridButtons } from './grid-buttons';
import { HesitationCue } from './hesitation-cue';
import type { MarkerAction } from './marker-action';
import { MarkingGrid } from './marking-grid';
import { type Pupil, PupilLine } from './pupil-line';
import { usePresence, useTools } from './runner-tools';
import type { Texts } from './texts';
import { TimeBar } from './time-bar';
import { useAttempt } from './use-attempt';

const TICK_MS = 100;

type Props = {
  plan: GridPlan;
  initial: GridState;
  recorder: AttemptRecorder;
  pupil: Pupil;
  /** The words also stand on the pupil's own screen. */
  isShown: boolean;
  onEnd: (ending: NonNullable<GridState['ending']>) => void;
};

/** What the adult should do now, in one sentence. */
function describeStep(state: GridState, texts: Texts): string {
  if (state.phase === 'ready' || state.phase === 'new') return texts.howToStart;
  if (state.phase === 'running') return texts.howToMark;
  if (state.phase === 'choosing-last') {
    return state.stopReason === null ? texts.timeEnded : texts.stopped;
  }
  return state.stopReason === 'first-row-wrong' ? texts.firstRowWrong : texts.review;
}

/** Time runs while the phase is running; the bar needs to know since when on the page's clock. */
function useReadingTime(
  state: GridState,
  recorder: AttemptRecorder,
  dispatch: (action: MarkerAction) => Promise<void>,
): number {
  const [elapsedMs, setElapsedMs] = useState(0);
  const { phase, startedAtMs } = state;
  useEffect(() => {
    if (phase !== 'running' || startedAtMs === null) return;
    const timer = setInterval(() => {
      setElapsedMs(recorder.elapsedMs() - startedAtMs);
      void dispatch({ type: 'tick' });
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [phase, startedAtMs, recorder, dispatch]);
  return elapsedMs;
}

export function GridRun({ plan, initial, recorder, pupil, isShown, onEnd }: Props) {
  const { texts } = useTools();
  const step = useCallback(
    (state: GridState, action: GridAction) => stepGrid(plan, state, action),
    [plan],
  );
  const driver = useAttempt<GridState, MarkerAction>(recorder, initial, step);
  const { state, dispatch } = driver;
  const elapsedMs = useReadingTime(state, recorder, dispatch);
  const finish = useRef(onEnd);
  finish.current = onEnd;
  const reading = {
    membershipId: pupil.membershipId,
    taskId: plan.task.id,
    formId: plan.formId,
  };
  usePresence('marking', { taskId: plan.task.id, reading: isShown ? reading : null });

  useEffect(() => {
    void dispatch({ type: 'begin' });
  }, [dispatch]);
  useEffect(() => {
    if (state.ending) finish.current(state.ending);
  }, [state.ending]);

  if (driver.notSaved) return <NotSavedFace onRetry={driver.retry} />;
  const isRunning = state.phase === 'running';
  return (
    <main className="adult marking" data-testid="screen-marking" data-phase={state.phase}>
      <h1 className="hidden-heading">{texts.marking}</h1>
      <header className="marking-head">
        <PupilLine pupil={pupil} />
        <p className="step" role="status" data-testid="step">
          {describeStep(state, texts)}
        </p>
        <TimeBar shareUsed={elapsedMs / (plan.task.seconds * 1000)} isRunning={isRunning} />
      </header>
      <MarkingGrid
        items={listGridItems(plan)}
        columns={plan.task.columns}
        state={state}
        dispatch={(action) => void dispatch(action)}
      />
      <footer className="marking-foot">
        {isRunning ? <HesitationCue restartKey={state.history.length} /> : null}
        <GridButtons state={state} dispatch={(action) => void dispatch(action)} />
        <p className="quiet">{texts.keys}</p>
      </footer>
    </main>
  );
}
