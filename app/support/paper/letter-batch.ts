/**
 * The letters of a class as a batch: who has got one, and how they are prepared one after another.
 *
 * A letter is printed, then handed out. The latest step that stands says where it is; a step is taken back
 * by another, and nothing is erased.
 */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';
import type { LetterFacts } from './letter';
import { LETTER_LANGUAGES, type LetterLanguage } from './letter-words';

export type LetterStepKind = 'printed' | 'handed-out';

export interface LetterStep {
  kind: LetterStepKind;
  day: Day;
  by: string;
  language: LetterLanguage | null;
}

export interface BatchPupil {
  pupilId: string;
  name: string;
  hasResults: boolean;
  /** Where the letter is this school year; null when it has not been printed. */
  latest: LetterStep | null;
}

export interface LetterBatch {
  classId: string;
  className: string;
  schoolName: string;
  today: Day;
  language: LetterLanguage;
  pupils: BatchPupil[];
  /** Pupils of the class whose identity is protected: they get no letter from here. */
  leftOut: number;
  mayRecord: boolean;
}

/** One pupil's letter as it is fetched: words and facts. */
export interface FetchedLetter {
  template: string;
  letter: { pupilId: string; name: string; synthetic: boolean; facts: LetterFacts };
}

/** Steps that stand of one pupil, from rows in the order they were written. */
export function listStandingSteps<Row extends { kind: string }>(rows: readonly Row[]): Row[] {
  const standing: Row[] = [];
  for (const row of rows) {
    if (row.kind === 'taken-back') standing.pop();
    else standing.push(row);
  }
  return standing;
}

/** Whether a step says something new of a letter: it can be printed again, and is handed out once. */
export function isNewStep(kind: LetterStepKind, latest: Pick<LetterStep, 'kind'> | null): boolean {
  return kind === 'printed' || latest?.kind !== 'handed-out';
}

const pupilIds = z
  .string()
  .transform((text) => [...new Set(text.split(',').filter(Boolean))])
  .pipe(z.array(z.uuid()).min(1).max(60));

const batchForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('printed'), pupilIds, language: z.enum(LETTER_LANGUAGES) }),
  z.object({ intent: z.literal('handed-out'), pupilIds }),
  z.object({
    intent: z.literal('take-back'),
    pupilIds,
    kind: z.enum(['printed', 'handed-out']),
  }),
]);
export type LetterBatchForm = z.infer<typeof batchForm>;

/** The form as it was sent, or null when it is none of the page's. */
export function readLetterBatchForm(form: FormData): LetterBatchForm | null {
  const read = batchForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}

export interface PrepareSteps {
  /** Rejects when the letter could not be fetched. */
  fetchOne: (pupilId: string, signal: AbortSignal) => Promise<FetchedLetter>;
  onDone: (pupilId: string, letter: FetchedLetter) => void;
  onFailed: (pupilId: string) => void;
}

/**
 * One letter after another, so that the progress is true: one that fails is told and loses none of the
 * others. Stops at a signal; what was fetched stays.
 */
export async function prepareLetters(
  wanted: readonly string[],
  { fetchOne, onDone, onFailed }: PrepareSteps,
  signal: AbortSignal,
): Promise<void> {
  for (const pupilId of wanted) {
    if (signal.aborted) return;
    try {
      const letter = await fetchOne(pupilId, signal);
      if (signal.aborted) return;
      onDone(pupilId, letter);
    } catch {
      if (signal.aborted) return;
      onFailed(pupilId);
    }
  }
}
