/** Pupils with plans and readings, for what a method card counts. */
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { today } from '../../support/factories';
import type { createWorldWithSpring } from '../../support-room/progress/world-with-spring';

export type SpringWorld = Awaited<ReturnType<typeof createWorldWithSpring>>;

const RISING = [5, 5, 6, 12, 18, 25, 32, 40];
const FLAT = [5, 5, 6, 5, 6, 5, 5, 6];
const FIRST_DAY = -56;

/** A plan of a method for one pupil, Mondays to Fridays since eight weeks, with one session held. */
export async function planBy(world: SpringWorld, pupilId: string, methodId: string): Promise<void> {
  const municipalityId = world.municipality.id;
  const { staffMemberId } = world.specialEducator;
  const planId = newId();
  const startDate = toStoredDate(addDays(today(), FIRST_DAY));
  await getClient().plan.create({
    data: {
      id: planId,
      municipalityId,
      need: 'blending',
      aim: 'Ljudar ihop korta ord.',
      methodId,
      carriedOutBy: 'special-educator',
      place: 'classroom',
      minutes: 20,
      weekdays: [1, 3],
      weeks: 10,
      startDate,
      endDate: toStoredDate(addDays(today(), 20)),
      remeasureDate: toStoredDate(addDays(today(), 60)),
      staffMemberId,
    },
  });
  await getClient().planPupil.create({
    data: { id: newId(), municipalityId, planId, pupilId, startDate },
  });
  const session = { id: newId(), municipalityId, planId, day: startDate, staffMemberId };
  await getClient().supportSession.create({ data: { ...session, isHeld: true, minutes: 20 } });
}

/** A reading a week for eight weeks, that reaches the goal or stays where it was. */
export async function readWeekly(
  world: SpringWorld,
  index: number,
  way: 'rising' | 'flat',
): Promise<void> {
  const { pupil, membership } = world.pupils[index]!;
  await getClient().probe.createMany({
    data: (way === 'rising' ? RISING : FLAT).map((right, week) => ({
      id: newId(),
      municipalityId: world.municipality.id,
      pupilId: pupil.id,
      membershipId: membership.id,
      batteryId: 'arskurs-1',
      batteryVersion: 1,
      taskId: 'read-words',
      formId: 'P01',
      day: toStoredDate(addDays(today(), FIRST_DAY + 7 * week)),
      staffMemberId: world.teacher.staffMemberId,
      paperRight: right,
      paperRead: 45,
      paperSeconds: 60,
    })),
  });
}
