/** The forms of measures and of outcomes that are written in by hand, as they arrive. */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';
import { readDay, readPoints, readStanine, readYesNo } from '~/scoring/outcome-cells';
import type { OutcomeCircumstances } from '~/scoring/outcome-file';
import {
  BASES,
  type Basis,
  DIRECTIONS,
  type DifficultyLimit,
  JUDGES,
  type OutcomeValue,
} from '~/scoring/validation-outcome';
import { KNEW_LEVEL } from '~/scoring/validation-study';

const day = z.string().transform((text, context): Day => {
  const read = readDay(text.trim());
  if (read) return read;
  context.addIssue('day-unreadable');
  return z.NEVER;
});
const words = (most: number) =>
  z.string('words-missing').trim().min(1, 'words-missing').max(most, 'words-too-long');

const measureSchema = z.object({
  name: words(120),
  measuredOn: day,
  basis: z.enum(BASES),
  direction: z.enum(DIRECTIONS).default('at-most'),
  limitValue: z.string().trim().default(''),
  limitSource: words(500),
});

export interface MeasureFields extends DifficultyLimit {
  name: string;
  measuredOn: Day;
  limitSource: string;
}
export type MeasureProblem = { field: string; code: MeasureProblemCode };
const MEASURE_PROBLEM_CODES = [
  'words-missing',
  'words-too-long',
  'day-unreadable',
  'day-in-future',
  'limit-unreadable',
  'stanine-limit',
  'choose',
] as const;
type MeasureProblemCode = (typeof MEASURE_PROBLEM_CODES)[number];

export type ReadMeasure =
  | { ok: true; measure: MeasureFields }
  | { ok: false; problems: MeasureProblem[] };

/** Every problem beside its field. A limit is asked for unless a person judged yes or no. */
export function readMeasureForm(form: FormData, today: Day): ReadMeasure {
  const parsed = measureSchema.safeParse(Object.fromEntries(form));
  const problems: MeasureProblem[] = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({
        field: String(path[0]),
        code: MEASURE_PROBLEM_CODES.find((code) => code === message) ?? 'choose',
      }));
  const limit = readLimit(String(form.get('basis')), String(form.get('limitValue') ?? '').trim());
  if ('code' in limit) problems.push({ field: 'limitValue', code: limit.code });
  if (parsed.success && parsed.data.measuredOn > today) {
    problems.push({ field: 'measuredOn', code: 'day-in-future' });
  }
  if (!parsed.success || 'code' in limit || problems.length > 0) return { ok: false, problems };
  const { basis, direction, ...rest } = parsed.data;
  // A low stanine is difficulty, whatever was chosen.
  const own = basis === 'raw' ? direction : 'at-most';
  return { ok: true, measure: { ...rest, basis, direction: own, limitValue: limit.value } };
}

function readLimit(
  basis: string,
  text: string,
): { value: number | null } | { code: MeasureProblemCode } {
  if (basis === 'judged') return { value: null };
  if (basis === 'stanine') {
    const stanine = readStanine(text);
    return stanine && stanine < 9 ? { value: stanine } : { code: 'stanine-limit' };
  }
  const points = readPoints(text);
  return typeof points === 'number' ? { value: points } : { code: 'limit-unreadable' };
}

export const circumstancesSchema = z.object({
  judgedBy: z.enum(JUDGES),
  knewLevel: z.enum(KNEW_LEVEL),
  assessedOn: day,
});

export interface HandRow extends OutcomeValue {
  pupilId: string;
}
export type HandProblem = {
  /** Null: the whole form. */
  pupilId: string | null;
  code: 'value-unreadable' | 'nothing-written' | 'circumstances' | 'day-in-future' | 'has-outcome';
};
export type ReadHand =
  | { ok: true; rows: HandRow[]; circumstances: OutcomeCircumstances }
  | { ok: false; problems: HandProblem[] };

const PUPIL_FIELD = /^value-([0-9a-f-]{36})$/;

/** Values stand in fields `value-<pupil>`; an empty one is a pupil who was not measured. */
export function readHandForm(form: FormData, basis: Basis, today: Day): ReadHand {
  const circumstances = circumstancesSchema.safeParse(Object.fromEntries(form));
  const problems: HandProblem[] = [];
  const rows: HandRow[] = [];
  for (const [name, value] of form) {
    const pupilId = PUPIL_FIELD.exec(name)?.[1];
    if (!pupilId) continue;
    const read = readValue(basis, String(value).trim());
    if (read === undefined) problems.push({ pupilId, code: 'value-unreadable' });
    else if (read) rows.push({ pupilId, ...read });
  }
  if (!circumstances.success) problems.push({ pupilId: null, code: 'circumstances' });
  else if (circumstances.data.assessedOn > today) {
    problems.push({ pupilId: null, code: 'day-in-future' });
  }
  if (problems.length === 0 && rows.length === 0) {
    problems.push({ pupilId: null, code: 'nothing-written' });
  }
  if (!circumstances.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, rows, circumstances: circumstances.data };
}

function readValue(basis: Basis, text: string): OutcomeValue | null | undefined {
  const none = { rawScore: null, stanine: null, judged: null };
  if (text === '') return null;
  if (basis === 'judged') {
    const judged = readYesNo(text);
    return typeof judged === 'boolean' ? { ...none, judged } : undefined;
  }
  if (basis === 'stanine') {
    const stanine = readStanine(text);
    return typeof stanine === 'number' ? { ...none, stanine } : undefined;
  }
  const rawScore = readPoints(text);
  return typeof rawScore === 'number' ? { ...none, rawScore } : undefined;
}
