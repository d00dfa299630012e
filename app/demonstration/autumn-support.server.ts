/**
 * Support in a class since last autumn: a plan for each confirmed pupil, its sessions, and weekly readings,
 * so that what comes after support has something to show. All of it is invented.
 */
import { inScope } from '~/access/in-scope.server';
import { addDays, type Day, daysBetween, toStoredDate, weekdayOf } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { createPlan } from '~/support/plans/plan-store.server';
import { findEducator } from './educator.server';
import { makeRandom, pickOne } from './seeded-random';
import { inventProbes } from './simulate-progress';

const SEED = 2_027;
/** The first day of support, counted from the day of loading: three weeks after the flags were decided. */
export const SUPPORT_DAY = -56;
const WEEKS = 7;
const WEEKDAYS = [1, 3, 5];
const TASK = 'read-words';
/** True rise as a share of what the aim line asks for, pupil after pupil. */
const RISES: readonly (readonly [number, number])[] = [
  [1.2, 1.5],
  [0, 0.1],
  [1, 1.2],
];
const READING = {
  start: [5, 7],
  goal: 15,
  weeksToGoal: WEEKS,
  dispersion: 1.2,
  readingsAnOccasion: 1,
} as const;

interface SupportedClass {
  municipalityId: string;
  classId: string;
  memberships: readonly { membershipId: string; pupilId: string }[];
  battery: { id: string; version: number };
  /** The day of loading. */
  today: Day;
}

/** The clock stands at the first day of support while this runs. */
export async function giveSupport(made: SupportedClass): Promise<void> {
  const startDate = addDays(made.today, SUPPORT_DAY);
  const educator = await findEducator(made.municipalityId, made.classId, startDate);
  const confirmed = await getClient().flag.findMany({
    where: {
      municipalityId: made.municipalityId,
      round: { classId: made.classId },
      state: 'confirmed',
    },
    select: { pupilId: true },
    distinct: ['pupilId'],
    orderBy: { pupilId: 'asc' },
  });
  for (const [index, { pupilId }] of confirmed.entries()) {
    const plan = await inScope(educator, (db) =>
      createPlan(
        db,
        { pupilId },
        {
          need: 'blending',
          aim: 'Ljudar ihop korta ord.',
          methodId: 'blend-and-split',
          carriedOutBy: 'special-educator',
          place: 'classroom',
          minutes: 20,
          weekdays: WEEKDAYS,
          weeks: WEEKS,
          startDate,
          remeasureDate: addDays(made.today, 7),
        },
      ),
    );
    if (!plan.ok) throw new Error(`The demonstration's plan was refused: ${plan.problem}`);
    const by = { ...made, pupilId, staffMemberId: educator.staffMemberId, startDate };
    await holdSessions({ ...by, planId: plan.planId, seed: SEED + index });
    await readWeekly(by, index);
  }
}

interface Supported extends SupportedClass {
  pupilId: string;
  staffMemberId: string;
  startDate: Day;
}

/** Three of four planned days are held with the pupil there. */
async function holdSessions(of: Supported & { planId: string; seed: number }): Promise<void> {
  const { municipalityId, planId, staffMemberId, pupilId } = of;
  const random = makeRandom(of.seed);
  const days = Array.from({ length: WEEKS * 7 }, (_, day) => addDays(of.startDate, day)).filter(
    (day) => WEEKDAYS.includes(weekdayOf(day)),
  );
  const sessions = days.map((day) => {
    const isHeld = pickOne(random, [true, true, true, false]);
    return {
      id: newId(),
      ...{ municipalityId, planId, staffMemberId, isHeld },
      day: toStoredDate(day),
      minutes: isHeld ? 20 : null,
      reason: isHeld ? null : 'other-activity',
    };
  });
  const client = getClient();
  await client.supportSession.createMany({ data: sessions });
  await client.sessionAttendance.createMany({
    data: sessions
      .filter(({ isHeld }) => isHeld)
      .map(({ id }) => ({ municipalityId, sessionId: id, pupilId, isPresent: true })),
  });
}

async function readWeekly(of: Supported, index: number): Promise<void> {
  const { municipalityId, pupilId, staffMemberId, battery } = of;
  const own = of.memberships.find((membership) => membership.pupilId === pupilId);
  if (!own) return;
  const rise = RISES[index % RISES.length]!;
  const probes = inventProbes(READING, rise, WEEKS, makeRandom(SEED * 2 + index));
  const first = probes[0]?.day ?? of.startDate;
  await getClient().probe.createMany({
    data: probes.map(({ day, right, seconds }, place) => ({
      id: newId(),
      ...{ municipalityId, pupilId, staffMemberId },
      membershipId: own.membershipId,
      batteryId: battery.id,
      batteryVersion: battery.version,
      taskId: TASK,
      formId: `P${String(place + 1).padStart(2, '0')}`,
      day: toStoredDate(addDays(of.startDate, daysBetween(first, day))),
      paperRight: right,
      paperRead: right + 2,
      paperSeconds: seconds,
    })),
  });
}
