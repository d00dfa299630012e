/**
 * What a pupil's session at a device takes: the seconds of the tasks that one pupil did alone in one window.
 *
 * Seconds are of the device's own clock, from a task's first event to its last. A task of more than half an hour
 * has stood open and is left out, and counted. How many sessions there were is told in tens: it is no figure of the follow-up,
 * and exact it could narrow one. So the seconds each are rounded to tens too, and those of all sessions are the one times
 * the other: neither holds more than what is told, and no division gives the number back.
 * Missing data: fewer than 10 sessions give null.
 * Worked example: 12 sessions of 600 s and one of 480 + 144 s: about 10, of 600 s each, 6,000 s in all.
 */
const LONGEST_TASK_MS = 30 * 60_000;

const FEWEST_SESSIONS = 10;

export interface PupilSessions {
  /** In tens, rounded to the nearest. */
  about: number;
  /** Of all sessions: about so many, of so many seconds each. */
  seconds: number;
  /** In tens, rounded to the nearest. */
  secondsEach: number;
  tasksLeftOut: number;
}

/** @param sessions for each pupil and window, the milliseconds of each task. */
export function measureSessions(sessions: readonly (readonly number[])[]): PupilSessions | null {
  const tasks = sessions.flat();
  const kept = sessions
    .map((own) => own.filter((taskMs) => taskMs <= LONGEST_TASK_MS))
    .filter((own) => own.length > 0);
  if (kept.length < FEWEST_SESSIONS) return null;
  const seconds = kept.flat().reduce((sum, taskMs) => sum + taskMs, 0) / 1_000;
  const about = inTens(kept.length);
  const secondsEach = inTens(seconds / kept.length);
  return {
    about,
    seconds: about * secondsEach,
    secondsEach,
    tasksLeftOut: tasks.length - kept.flat().length,
  };
}

/** Of several windows: the sum of what each is told by, so that it tells nothing more. Null when one cannot be told. */
export function addSessions(windows: readonly (PupilSessions | null)[]): PupilSessions | null {
  const told = windows.filter((one) => one !== null);
  if (told.length === 0 || told.length < windows.length) return null;
  const sum = (key: 'about' | 'seconds' | 'tasksLeftOut') =>
    told.reduce((total, one) => total + one[key], 0);
  const [about, seconds] = [sum('about'), sum('seconds')];
  return {
    about,
    seconds,
    secondsEach: inTens(seconds / about),
    tasksLeftOut: sum('tasksLeftOut'),
  };
}

const inTens = (value: number) => Math.round(value / 10) * 10;
