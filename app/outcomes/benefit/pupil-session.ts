/**
 * What a pupil's session at a device takes: the seconds of the tasks that one pupil did alone in one window.
 *
 * Seconds are of the device's own clock, from a task's first event to its last. A task of more than half an hour
 * has stood open and is left out, and counted. How many sessions there were is told in tens: it is no figure of the follow-up,
 * and exact it could narrow one.
 * Missing data: no session gives null.
 * Worked example: sessions of 600 s and of 480 + 120 s: 2 sessions (0 in tens), 1,200 s, 600 s each.
 */
const LONGEST_TASK_MS = 30 * 60_000;

export interface PupilSessions {
  /** In tens, rounded to the nearest. */
  about: number;
  seconds: number;
  secondsEach: number;
  tasksLeftOut: number;
}

/** @param sessions for each pupil and window, the milliseconds of each task. */
export function measureSessions(sessions: readonly (readonly number[])[]): PupilSessions | null {
  const tasks = sessions.flat();
  const kept = sessions
    .map((own) => own.filter((taskMs) => taskMs <= LONGEST_TASK_MS))
    .filter((own) => own.length > 0);
  if (kept.length === 0) return null;
  const seconds = kept.flat().reduce((sum, taskMs) => sum + taskMs, 0) / 1_000;
  return {
    about: Math.round(kept.length / 10) * 10,
    seconds,
    secondsEach: seconds / kept.length,
    tasksLeftOut: tasks.length - kept.flat().length,
  };
}
