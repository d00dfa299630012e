/**
 * Freed time ("frigjord tid"): what the former one-to-one testing would have taken, less what the screening took.
 *
 *   before   assumed minutes a pupil × pupils of the classes that the window has been carried out in
 *   after    measured minutes, and assumed minutes around each reading one to one
 *   freed    before − after, of special educators and of other adults by themselves, and together; negative when the
 *            screening took more
 * A window has been carried out in a class when at least four of five planned pupils have a level, for the municipality in a
 * school as the follow-up shows it (see `class-done`); the base is then every enrolled pupil of it, for the former testing was
 * of every pupil. Others are left out, with their time.
 * The base is public, so freed time can be told where few pupils are missing; it is at most a quarter over those with a level.
 * Missing data: without an assumption of minutes there is no before and no freed time (null), and no zero either;
 * without one of what surrounds a reading, the readings alone count. No pupils give null.
 * Worked example: 40 minutes × 24 pupils = 960 before; 45 in a lesson and 6 readings of 2 minutes = 57 after; freed
 * 903 minutes, 15.05 hours; a pupil 40 before and 2.375 after.
 */
import { ADULTS, type Adult, type AdultTime } from './adult-time';

/** Minutes that the municipality assumes; null where it does not. */
export interface AssumedMinutes {
  /** Of the former testing, for each pupil. */
  perPupil: Record<Adult, number | null>;
  /** Around each reading one to one. */
  aroundReading: number | null;
}

/** Minutes. */
interface BeforeAfter {
  before: number | null;
  after: number;
  freed: number | null;
}
export interface FreedTime {
  pupils: number;
  of: Record<Adult, BeforeAfter>;
  all: BeforeAfter;
  /** Minutes of all adults for each pupil; null without pupils. */
  perPupil: { before: number | null; after: number | null };
}

/** Of the planned pupils of a class, those with a level when the window counts as carried out there. */
const CARRIED_OUT = 0.8;

export function isCarriedOut({
  planned,
  withLevel,
}: {
  planned: number;
  withLevel: number;
}): boolean {
  return planned > 0 && withLevel >= CARRIED_OUT * planned;
}

export function workOutFreed(time: AdultTime, pupils: number, assumed: AssumedMinutes): FreedTime {
  const around = assumed.aroundReading ?? 0;
  const of = Object.fromEntries(
    ADULTS.map((adult) => {
      const each = assumed.perPupil[adult];
      const after = time.minutes[adult] + around * time.readings[adult];
      return [adult, compare(each === null || pupils === 0 ? null : each * pupils, after)];
    }),
  ) as Record<Adult, BeforeAfter>;
  const { special, teacher } = of;
  const before =
    special.before === null || teacher.before === null ? null : special.before + teacher.before;
  const all = compare(before, special.after + teacher.after);
  const divide = (minutes: number | null) =>
    minutes === null || pupils === 0 ? null : minutes / pupils;
  return { pupils, of, all, perPupil: { before: divide(all.before), after: divide(all.after) } };
}

function compare(before: number | null, after: number): BeforeAfter {
  return { before, after, freed: before === null ? null : before - after };
}
