/**
 * A played reading to practise marking on: what a simulated pupil says, when, and the key.
 *
 * It is made from the task's own form D by fixed rules, so that the same task gives the same exercise
 * everywhere. Forms A to C are never used: what stands in them stays new to pupils and adults. The
 * "pupil" is a text that is shown word by word; it is no recording and no child.
 * Every exercise has plain errors, a self-correction (right), an item that is sounded out first (right),
 * a halt of more than three seconds (the adult tells, wrong), and for words one that is skipped (wrong).
 */
import { permuteBySeed } from '~/administration/option-order';
import type { GridItem, MarkedTask } from '~/instruments/battery';

export const EXERCISE_FORM = 'D';
/** Two exercises for each task: a slower reading, then a quicker one. */
const PACES = [
  { shareReached: 0.3, errors: 3 },
  { shareReached: 0.5, errors: 4 },
] as const;

type UtteranceKind = 'right' | 'error' | 'self-corrected' | 'sounded-out' | 'told' | 'skipped';

export type Utterance = {
  position: number;
  kind: UtteranceKind;
  /** What is heard, as text; empty for silence. */
  said: string;
  /** Milliseconds after the start. */
  startMs: number;
};

export type ExerciseKey = { errors: number[]; lastPosition: number };

export type Exercise = {
  id: string;
  utterances: Utterance[];
  key: ExerciseKey;
  /** The simulated pupil is silent from here on: all is read, or time ends. */
  endMs: number;
};

/** How long an item takes, in parts of a plainly read one; a halt is longer than three seconds. */
const PARTS: Record<UtteranceKind, number> = {
  right: 1,
  error: 1,
  'self-corrected': 1.8,
  'sounded-out': 2,
  told: 0,
  skipped: 0,
};
const HALT_MS = 4_200;
const SKIP_MS = 150;
/** Naming is not stopped by the clock: a picture takes this long. */
const NAMING_MS = 1_300;

export function listExerciseIds(task: Pick<MarkedTask, 'id'>): string[] {
  return PACES.map((_, index) => `${task.id}-${index + 1}`);
}

/** The exercise of that id; null when the task has none. */
export function makeExercise(task: MarkedTask, exerciseId: string): Exercise | null {
  const index = listExerciseIds(task).indexOf(exerciseId);
  const pace = PACES[index];
  const items = task.forms[EXERCISE_FORM]?.items ?? [];
  if (!pace || items.length === 0) return null;
  const isNaming = task.kind === 'rapid-naming';
  const reached = isNaming
    ? items.length
    : Math.max(Math.min(items.length, 8), Math.round(items.length * pace.shareReached));
  const kinds = planKinds(task, exerciseId, reached, pace.errors);
  const timed = timeUtterances(task, kinds);
  const utterances = timed.starts.map((startMs, position) => {
    const kind = kinds[position] ?? 'right';
    return { position, kind, startMs, said: say(items, position, kind, exerciseId) };
  });
  const errors = utterances.filter(({ kind }) => isWrong(kind)).map(({ position }) => position);
  return {
    id: exerciseId,
    utterances,
    key: { errors, lastPosition: reached - 1 },
    endMs: timed.endMs,
  };
}

function isWrong(kind: UtteranceKind): boolean {
  return kind === 'error' || kind === 'told' || kind === 'skipped';
}

/** Which items go how. The first and the last are read right, so that start and end are clear. */
function planKinds(
  task: MarkedTask,
  seed: string,
  reached: number,
  errors: number,
): UtteranceKind[] {
  const middle = Array.from({ length: Math.max(0, reached - 2) }, (_, index) => index + 1);
  const isWords = task.kind !== 'rapid-naming' && task.skill !== 'letters';
  const wanted: UtteranceKind[] = [
    ...Array.from({ length: errors }, (): UtteranceKind => 'error'),
    'self-corrected',
    'self-corrected',
    'told',
    ...(isWords ? (['sounded-out', 'skipped'] as const) : []),
  ];
  const places = permuteBySeed(middle, `${seed} plan`);
  const kinds = Array.from({ length: reached }, (): UtteranceKind => 'right');
  for (const [index, kind] of wanted.entries()) {
    const place = places[index];
    if (place !== undefined) kinds[place] = kind;
  }
  return kinds;
}

function timeUtterances(task: MarkedTask, kinds: readonly UtteranceKind[]) {
  const isNaming = task.kind === 'rapid-naming';
  const fixed = kinds.map((kind): number =>
    kind === 'told' ? HALT_MS : kind === 'skipped' ? SKIP_MS : 0,
  );
  const parts = kinds.reduce((sum, kind) => sum + PARTS[kind], 0);
  const fixedMs = fixed.reduce((sum, ms) => sum + ms, 0);
  const partMs = isNaming ? NAMING_MS : (task.seconds * 1000 - fixedMs) / parts;
  let at = 0;
  const starts = kinds.map((kind, position) => {
    const startMs = Math.round(at);
    at += (fixed[position] ?? 0) + PARTS[kind] * partMs;
    return startMs;
  });
  return { starts, endMs: Math.round(at) };
}

const trim = (text: string) => text.replace(/[^\p{L}\p{N}-]/gu, '').toLocaleLowerCase('sv');

/** Something else of the same form, with the same first letter when there is one. */
function mistake(items: readonly GridItem[], position: number, seed: string): string {
  const target = trim(items[position]?.text ?? '');
  const others = permuteBySeed(items, `${seed} mistake ${position}`)
    .map((item) => trim(item.text))
    .filter((text) => text !== '' && text !== target);
  return others.find((text) => text[0] === target[0]) ?? others[0] ?? '';
}

function say(
  items: readonly GridItem[],
  position: number,
  kind: UtteranceKind,
  seed: string,
): string {
  const text = items[position]?.text ?? '';
  const word = trim(text);
  switch (kind) {
    case 'error':
      return mistake(items, position, seed);
    case 'self-corrected':
      return `${mistake(items, position, seed)} … ${word}`;
    case 'sounded-out':
      return `${[...word].join('-')} … ${word}`;
    case 'told':
    case 'skipped':
      return '';
    default:
      return text;
  }
}
