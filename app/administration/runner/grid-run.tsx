/** Marking a real reading: every step is stored on the device before it shows. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttemptRecorder } from '~/administration/attempt-recorder.client';
import { type GridAction, stepGrid } from '~/administration/grid-machine';
import type { GridPlan, GridState } from '~/administration/grid-state';
import { NotSavedFace } from './faces';
import type { MarkerAction } from './marker-action';
import { MarkingBoard } from './marking-board';
import { useMarkingWords } from './marking-words';
import { type Pupil, PupilLine } from './pupil-line';
import { usePresence } from './runner-tools';
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
  const { texts } = useMarkingWords();
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
  const isBeside = plan.started.secondMarker === true;
  return (
    <main className="adult marking" data-testid="screen-marking" data-phase={state.phase}>
      <h1 className="hidden-heading">{texts.marking}</h1>
      <MarkingBoard
        plan={plan}
        state={state}
        elapsedMs={elapsedMs}
        who={<PupilLine pupil={pupil} />}
        note={isBeside ? <p className="beside-note">{texts.besideNote}</p> : null}
        use={isBeside ? 'beside' : 'own'}
        dispatch={(action) => void dispatch(action)}
      />
    </main>
  );
}
