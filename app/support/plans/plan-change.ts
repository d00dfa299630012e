/**
 * A running plan that is changed: what stood before, what stands after and why.
 *
 * What was planned is never rewritten backwards: until the day before a change a plan's days are those that
 * stood then. A change can be taken back while it is the latest; then it is as if it had never been made.
 * Worked example: Tuesdays and Thursdays, changed on Monday 16 November to Monday, Wednesday and Friday: the
 * week before counts two planned sessions, that week three.
 */
import * as z from 'zod';
import { addDays, type Day } from '~/platform/calendar';
import { CARRIERS, type Carrier, MOST_MINUTES, MOST_WEEKS, PLACES, type Place } from './plan-form';
import type { EarlierRhythm } from './session-days';

/** All of a plan that can be changed while it goes on. */
export interface PlanTerms {
  aim: string;
  methodId: string;
  carriedOutBy: Carrier;
  place: Place;
  minutes: number;
  weekdays: number[];
  /** School weeks from the plan's first day. */
  weeks: number;
  endDate: Day;
  remeasureDate: Day;
}

export type PlanChangeBody =
  | { kind: 'changed'; reason: string; before: PlanTerms; after: PlanTerms }
  | { kind: 'taken-back'; changeId: string };

export interface PlanChangeRow {
  id: string;
  /** First day of what is new. */
  day: Day;
  body: PlanChangeBody;
}

export type StandingChange<Row extends PlanChangeRow> = Row & {
  body: Extract<PlanChangeBody, { kind: 'changed' }>;
};

/** Changes that stand, in the order they were written. @param rows in that order. */
export function listStandingChanges<Row extends PlanChangeRow>(
  rows: readonly Row[],
): StandingChange<Row>[] {
  const takenBack = new Set(
    rows.flatMap(({ body }) => (body.kind === 'taken-back' ? [body.changeId] : [])),
  );
  return rows.filter(
    (row): row is StandingChange<Row> => row.body.kind === 'changed' && !takenBack.has(row.id),
  );
}

/** What the plan's days were before each change that stands. */
export function listEarlierRhythms(rows: readonly PlanChangeRow[]): EarlierRhythm[] {
  return listStandingChanges(rows).map(({ day, body: { before } }) => ({
    until: addDays(day, -1),
    weekdays: before.weekdays,
    minutes: before.minutes,
  }));
}

const FIELDS = [
  'weekdays',
  'minutes',
  'weeks',
  'remeasureDate',
  'carriedOutBy',
  'place',
  'methodId',
  'aim',
] as const;
export type ChangedField = (typeof FIELDS)[number];

/** Fields that differ, what concerns how much first. The last day follows from the weeks. */
export function listChangedFields(before: PlanTerms, after: PlanTerms): ChangedField[] {
  return FIELDS.filter((field) => String(before[field]) !== String(after[field]));
}

const whole = (most: number) => z.coerce.number().int().min(1).max(most);

const changeForm = z.object({
  aim: z.string().trim().min(1).max(300),
  methodId: z.string().min(1).max(60),
  carriedOutBy: z.enum(CARRIERS),
  place: z.enum(PLACES),
  minutes: whole(MOST_MINUTES),
  weekdays: z.array(whole(5)).min(1).max(5),
  weeks: whole(MOST_WEEKS),
  remeasureDate: z.iso.date(),
  reason: z.string().trim().min(1).max(300),
});
export type PlanChangeFields = z.infer<typeof changeForm>;

type PlanChangeForm =
  | { intent: 'change'; fields: PlanChangeFields }
  | { intent: 'take-back'; changeId: string };

export type PlanChangeReading =
  | { ok: true; form: PlanChangeForm }
  /** Fields that cannot be taken as they are; none when it is no form of the page. */
  | { ok: false; fields: (keyof PlanChangeFields)[] };

export function readPlanChangeForm(form: FormData): PlanChangeReading {
  if (form.get('intent') === 'take-back') {
    const changeId = z.uuid().safeParse(form.get('changeId'));
    return changeId.success
      ? { ok: true, form: { intent: 'take-back', changeId: changeId.data } }
      : { ok: false, fields: [] };
  }
  const weekdays = [...new Set(form.getAll('weekdays').map(String))].toSorted();
  const read = changeForm.safeParse({ ...Object.fromEntries(form), weekdays });
  if (read.success) return { ok: true, form: { intent: 'change', fields: read.data } };
  const fields = read.error.issues.map(({ path }) => path[0] as keyof PlanChangeFields);
  return { ok: false, fields: [...new Set(fields)] };
}

export type PlanChangeProblem =
  /** The plan is over, or was ended. */
  | 'ended'
  | 'nothing-changed'
  | 'unknown-method'
  /** The plan would have been over before today. */
  | 'too-short'
  | 'remeasure-before-start'
  /** Only the latest change can be taken back. */
  | 'not-latest';
