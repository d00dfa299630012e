/** What drives a choice run besides the pupil: the teacher's buttons and the pace of answers. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChoiceAction } from '~/administration/choice-machine';
import type { ChoiceState } from '~/administration/choice-state';
import { useLinked } from './runner-tools';
import type { AttemptDriver } from './use-attempt';

/** Actions as screens give them: the driver adds the time. */
type Untimed<Action> = Action extends unknown ? Omit<Action, 'elapsedMs'> : never;
export type ScreenAction = Untimed<ChoiceAction>;
export type ChoiceDriver = AttemptDriver<ChoiceState, ScreenAction>;

/** An answer faster than this, three times in a row, is told to the board. */
const RAPID_MS = 400;
const RAPID_RUN = 3;

/** The teacher's buttons: pause all, lesson over, let on. */
export function useTeacher(driver: ChoiceDriver): { pausedByTeacher: boolean } {
  const heartbeat = useLinked('heartbeat');
  const { state, dispatch } = driver;
  const pausedByTeacher = heartbeat?.round?.paused ?? false;
  const lessonOver = heartbeat?.round?.lessonOver ?? false;
  const wasPausedByTeacher = useRef(false);
  const needsTeacher = state.phase === 'practice-failed' || state.phase === 'sound-fault';
  const heardBefore = useRef(heartbeat);

  useEffect(() => {
    if (pausedByTeacher && !wasPausedByTeacher.current) void dispatch({ type: 'pause' });
    if (!pausedByTeacher && wasPausedByTeacher.current) void dispatch({ type: 'resume' });
    wasPausedByTeacher.current = pausedByTeacher;
  }, [pausedByTeacher, dispatch]);

  useEffect(() => {
    if (lessonOver) void dispatch({ type: 'lesson-over' });
  }, [lessonOver, dispatch]);

  // A word of "let on" counts only when it was heard after the pupil began to wait for it.
  useEffect(() => {
    if (!needsTeacher) {
      heardBefore.current = heartbeat;
    } else if (heartbeat?.letOn && heartbeat !== heardBefore.current) {
      void dispatch({ type: 'let-on' });
    }
  }, [needsTeacher, heartbeat, dispatch]);

  return { pausedByTeacher };
}

/** Three rapid answers in a row, by the latest response times. */
export function useRapid(): { rapid: boolean; note: (responseMs: number | null) => void } {
  const run = useRef(0);
  const [rapid, setRapid] = useState(false);
  const note = useCallback((responseMs: number | null) => {
    run.current = responseMs !== null && responseMs < RAPID_MS ? run.current + 1 : 0;
    setRapid(run.current >= RAPID_RUN);
  }, []);
  return { rapid, note };
}
