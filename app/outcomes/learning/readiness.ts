/**
 * A school's own judgement of how ready it is to find reading difficulties early and act on them.
 *
 * Two dimensions. Ability: what the school can do today. Inheritance: what it has been given to do it with.
 * Six questions each, of our own; each is answered 0 not yet, 1 begun, 2 mostly or 3 fully. A dimension is
 * the sum of its six answers, 0 to 18. It is the school's own word, not a measurement: schools are not
 * ordered by it, and years are compared only within one version of the questions.
 * Worked example: 3, 2, 2, 1, 0 and 3 is 11 of 18.
 */
import * as z from 'zod';
import { id, oneOf } from '~/outcomes/goals/form-fields';
import { type ReadForm, readCheckedForm } from '~/outcomes/goals/read-form';

export const QUESTION_VERSION = 1;

export const QUESTIONS = {
  ability: [
    'everyone-screened',
    'results-read-together',
    'support-begins',
    'support-followed-up',
    'teaching-adjusted',
    'new-staff-introduced',
  ],
  inheritance: [
    'time-set-aside',
    'special-educators',
    'devices-and-rooms',
    'one-routine',
    'guardians-informed',
    'handed-over',
  ],
} as const;
export const DIMENSIONS = ['ability', 'inheritance'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type Question = (typeof QUESTIONS)[Dimension][number];
export const ANSWERS = ['0', '1', '2', '3'] as const;

export const ALL_QUESTIONS: readonly Question[] = DIMENSIONS.flatMap((own) => [...QUESTIONS[own]]);
/** The most a dimension can come to. */
export const MOST_POINTS = 18;

export type ReadinessAnswers = Record<Question, number>;

/** The same schema for every question. */
function ofEach(schema: z.ZodType<number>): Record<Question, z.ZodType<number>> {
  const fields = ALL_QUESTIONS.map((question): [Question, z.ZodType<number>] => [question, schema]);
  return Object.fromEntries(fields) as Record<Question, z.ZodType<number>>;
}

export const readinessSchema = z.object({
  intent: z.literal('save-readiness'),
  schoolId: id(),
  ...ofEach(oneOf(ANSWERS).transform(Number)),
});
export type ReadinessForm = z.infer<typeof readinessSchema>;

export const readReadinessForm = (sent: FormData): ReadForm<ReadinessForm> =>
  readCheckedForm(readinessSchema, sent, 'schoolId');

export const storedAnswersSchema = z.object(ofEach(z.int().min(0).max(3)));

/** Points of a dimension, 0 to 18. */
export function sumPoints(given: ReadinessAnswers, dimension: Dimension): number {
  return QUESTIONS[dimension].reduce((sum, question) => sum + given[question], 0);
}

/** What a school said in a school year. */
export interface YearOfReadiness {
  /** First calendar year of the school year. */
  startYear: number;
  version: number;
  answers: ReadinessAnswers;
}

export interface ReadinessComparison {
  now: YearOfReadiness | null;
  /** The newest earlier year; null when there is none, or when its questions were others. */
  before: YearOfReadiness | null;
  /** There is an earlier year, of other questions. */
  hasOtherVersion: boolean;
}

/** This year beside the newest year before it. `years` in any order, one of each year. */
export function compareYears(
  years: readonly YearOfReadiness[],
  startYear: number,
): ReadinessComparison {
  const now = years.find((year) => year.startYear === startYear) ?? null;
  const earlier = years
    .filter((year) => year.startYear < startYear)
    .sort((one, other) => other.startYear - one.startYear);
  const version = now?.version ?? QUESTION_VERSION;
  return {
    now,
    before: earlier.find((year) => year.version === version) ?? null,
    hasOtherVersion: earlier.some((year) => year.version !== version),
  };
}
