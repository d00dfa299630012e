/**
 * The live board: where each pupil is right now. Never a score, a level or an answer.
 */
import type { Presence } from './device-protocol';
import type { PupilState, SittingKind } from './round-words';

/** What the board says of a pupil, in one word. */
const BOARD_WORDS = [
  'not-here',
  'part-done',
  'waiting',
  'sound-check',
  'practising',
  'working',
  'reading',
  'paused',
  'asks-for-help',
  'practice-failed',
  'sound-fault',
  'silent',
  'finished',
  'declined',
  'absent',
  'exempt',
] as const;
export type BoardWord = (typeof BOARD_WORDS)[number];

export type BoardPupil = {
  membershipId: string;
  signId: string;
  displayName: string;
  word: BoardWord;
  device: { deviceId: string; number: number } | null;
  /** Events on the device that the server has not acknowledged. */
  unsent: number;
  /** Task at hand, and how far: items answered of all. */
  running: { taskId: string; answered: number; total: number } | null;
  tasksDone: number;
  tasksAll: number;
  /** Tasks left for a second sitting, which this one has no time for. */
  tasksWaiting: number;
  /** Three very quick answers in a row. */
  answersFast: boolean;
  /** Waits for an adult to let the pupil go on. */
  mayLetOn: boolean;
  state: PupilState | null;
};

export type BoardDevice = { deviceId: string; number: number };

export type Board = {
  sittingId: string;
  classId: string;
  className: string;
  kind: SittingKind;
  code: string;
  codeExpired: boolean;
  paused: boolean;
  lessonOver: boolean;
  closed: boolean;
  /** Devices that wait to be let in. */
  waiting: BoardDevice[];
  /** Devices let in whose pupil has not chosen a sign. */
  choosing: BoardDevice[];
  admittedCount: number;
  pupils: BoardPupil[];
  taskTitles: Record<string, { sv: string; en: string }>;
};

/** A device that has not been heard of for so long is shown as silent. Milliseconds. */
const SILENT_MS = 60 * 1000;

const WORD_OF_PRESENCE: Record<Presence['state'], BoardWord> = {
  'choosing-sign': 'waiting',
  'sound-check': 'sound-check',
  waiting: 'waiting',
  practising: 'practising',
  working: 'working',
  paused: 'paused',
  'asking-for-help': 'asks-for-help',
  'practice-failed': 'practice-failed',
  'sound-fault': 'sound-fault',
  finished: 'finished',
  declined: 'declined',
  marking: 'reading',
  'showing-grid': 'reading',
  'cannot-save': 'asks-for-help',
};

export type PupilNow = {
  state: PupilState | null;
  presence: Presence | null;
  /** Holds a device; when the device was last heard of. */
  seenAt: Date | null;
  tasksDone: number;
  tasksAll: number;
  hasBegun: boolean;
};

/** The one word for a pupil. What an adult has said comes first, then the device, then what is done. */
export function chooseWord(pupil: PupilNow, nowMs: number): BoardWord {
  if (pupil.state) return pupil.state;
  const isDone = pupil.tasksAll > 0 && pupil.tasksDone >= pupil.tasksAll;
  if (pupil.seenAt) {
    const hasUnsent = (pupil.presence?.unsent ?? 0) > 0;
    const isSilent = nowMs - pupil.seenAt.getTime() > SILENT_MS;
    if (isSilent && (!isDone || hasUnsent)) return 'silent';
    if (pupil.presence && !isSilent) return WORD_OF_PRESENCE[pupil.presence.state];
  }
  if (isDone) return 'finished';
  return pupil.hasBegun ? 'part-done' : 'not-here';
}

/** Pupils who are missing when the round is ended: neither finished nor spoken for. */
export function listMissing(board: Board): BoardPupil[] {
  return board.pupils.filter(
    ({ state, tasksDone, tasksAll }) => state === null && tasksDone < tasksAll,
  );
}

export function countUnsent(board: Board): number {
  return board.pupils.reduce((sum, pupil) => sum + pupil.unsent, 0);
}
