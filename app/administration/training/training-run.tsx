/**
 * A made-up reading on the real marking screen: the same rules, buttons and keys. It can begin when
 * its sound is at hand; the marks are sent when they are saved.
 */
import { useSubmit } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { stepGrid } from '~/administration/grid-machine';
import { createGridState, type GridPlan, type GridState } from '~/administration/grid-state';
import type { MarkerAction } from '~/administration/runner/marker-action';
import { MarkingBoard } from '~/administration/runner/marking-board';
import { MarkingWordsProvider } from '~/administration/runner/marking-words';
import type { MarkedTask } from '~/instruments/battery';
import { EXERCISE_FORM, type Exercise } from './exercise';
import type { ExerciseSound } from './exercise-sound';
import { PlayedReading } from './played-reading';
import { useTrainingWords } from './training-view';
import { useReadingSound } from './use-reading-sound';
import '@fontsource/andika/latin-400.css';
import './training.css';

const TICK_MS = 100;
const NOBODY = '00000000-0000-7000-8000-000000000000';

type Props = { task: MarkedTask; exercise: Exercise; sound: ExerciseSound | null };

/** The plan of a reading that nobody reads. */
function planOf(task: MarkedTask, exercise: Exercise): GridPlan {
  return {
    attemptId: exercise.id,
    task,
    formId: EXERCISE_FORM,
    started: {
      type: 'started',
      roundId: NOBODY,
      membershipId: NOBODY,
      batteryId: 'training',
      batteryVersion: 1,
      taskId: task.id,
      taskVersion: task.version,
      formId: EXERCISE_FORM,
      driver: 'marker',
    },
  };
}

/** The marking rules on the page's own clock; nothing is stored until it is saved. */
function usePractice(plan: GridPlan) {
  const [state, setState] = useState<GridState>(
    () => stepGrid(plan, createGridState(), { type: 'begin', elapsedMs: 0 }).state,
  );
  const [nowMs, setNowMs] = useState(0);
  const beganAtMs = useRef<number | null>(null);
  const dispatch = useCallback(
    (action: MarkerAction) => {
      beganAtMs.current ??= performance.now();
      const elapsedMs = performance.now() - beganAtMs.current;
      setNowMs(elapsedMs);
      setState((before) => stepGrid(plan, before, { ...action, elapsedMs }).state);
    },
    [plan],
  );
  const { phase, startedAtMs } = state;
  useEffect(() => {
    if (phase !== 'running') return;
    const timer = setInterval(() => dispatch({ type: 'tick' }), TICK_MS);
    return () => clearInterval(timer);
  }, [phase, dispatch]);
  return { state, dispatch, elapsedMs: startedAtMs === null ? 0 : nowMs - startedAtMs };
}

/** Sends the marks once, when they have been saved. */
function useSending(state: GridState, exercise: Exercise): void {
  const submit = useSubmit();
  const isSent = useRef(false);
  useEffect(() => {
    const { ending, lastPosition, errors } = state;
    if (ending !== 'completed' || lastPosition === null || isSent.current) return;
    isSent.current = true;
    const counted = errors.filter((position) => position <= lastPosition);
    const marks = JSON.stringify({ errors: counted, lastPosition });
    submit({ exerciseId: exercise.id, marks }, { method: 'post' });
  }, [state, exercise, submit]);
}

export function TrainingRun({ task, exercise, sound }: Props) {
  const { t, locale } = useTrainingWords();
  const plan = useMemo(() => planOf(task, exercise), [task, exercise]);
  const { state, dispatch, elapsedMs } = usePractice(plan);
  useSending(state, exercise);
  const reading = useReadingSound(sound);
  const board = useRef<HTMLElement>(null);
  const isRunning = state.phase === 'running';
  // The whole reading is to be seen when it begins.
  useEffect(() => {
    if (isRunning) board.current?.scrollIntoView({ block: 'start' });
  }, [isRunning]);
  return (
    <MarkingWordsProvider language={locale} task={task}>
      <p className="training-narrow">{t('training.task.narrow')}</p>
      {reading.state === 'fetching' && <p role="status">{t('training.task.fetching')}</p>}
      <section
        ref={board}
        hidden={reading.state === 'fetching'}
        className="training-board"
        aria-label={t('training.task.title', { task: task.title[locale] })}
        data-testid="training-board"
        data-phase={state.phase}
      >
        <MarkingBoard
          plan={plan}
          state={state}
          elapsedMs={elapsedMs}
          who={<strong>{t('training.task.you')}</strong>}
          note={
            <PlayedReading
              exercise={exercise}
              sound={reading}
              elapsedMs={elapsedMs}
              phase={state.phase}
            />
          }
          use="practice"
          dispatch={dispatch}
        />
      </section>
    </MarkingWordsProvider>
  );
}
