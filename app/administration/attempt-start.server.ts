/** Making attempts from their `started` events, with a snapshot of the pupil as of then. */
import type { ScopedDb } from '~/access/in-scope.server';
import { isProgressForm } from '~/instruments/progress-form';
import { dayInZone, dayOf, monthsBetween } from '~/platform/calendar';
import type { AttemptEvent } from './attempt-event';
import type { DeviceGrant } from './device-grant.server';
import type { StartedBody } from './event-judgement';
import { toDeviceTime } from './event-reading';
import { findDealtProbes, nameStarted } from './probe-deal.server';

export type StartEvent = AttemptEvent & { body: StartedBody };

/** Pupils of the device's own class, by membership, among those that the events name. */
export async function findStartPupils(
  db: ScopedDb,
  grant: DeviceGrant,
  membershipIds: readonly string[],
) {
  if (membershipIds.length === 0) return new Map<string, never>();
  const memberships = await db.transaction.classMembership.findMany({
    where: {
      municipalityId: db.municipalityId,
      classId: grant.classId,
      id: { in: [...new Set(membershipIds)] },
    },
    select: {
      id: true,
      pupil: {
        select: {
          birthDate: true,
          protectedIdentity: true,
          schoolStartCohort: true,
          swedishSubject: true,
          synthetic: true,
        },
      },
    },
  });
  return new Map(memberships.map(({ id, pupil }) => [id, pupil]));
}

type StartPupil = {
  birthDate: Date | null;
  protectedIdentity: boolean;
  schoolStartCohort: number;
  swedishSubject: string;
  synthetic: boolean;
};

/**
 * Create the attempts that do not exist. The starts have been judged; ids taken elsewhere are left, and so
 * is a progress form that was not dealt: it must never stand as something screened.
 */
export async function createAttempts(
  db: ScopedDb,
  grant: DeviceGrant,
  starts: readonly { event: StartEvent; madeAt: Date }[],
  pupils: ReadonlyMap<string, StartPupil>,
  receivedAt: Date,
): Promise<void> {
  const probes = await findDealtProbes(
    db,
    starts.map(({ event }) => event.body),
  );
  const data = starts.flatMap(({ event, madeAt }) => {
    const { body } = event;
    const pupil = pupils.get(body.membershipId);
    const probeId = probes.get(nameStarted(body)) ?? null;
    if (!pupil || (isProgressForm(body.formId) && probeId === null)) return [];
    return {
      id: event.attemptId,
      municipalityId: db.municipalityId,
      roundId: grant.roundId,
      membershipId: body.membershipId,
      schoolYearStart: grant.schoolYearStart,
      deviceId: grant.deviceId,
      batteryId: body.batteryId,
      batteryVersion: body.batteryVersion,
      taskId: body.taskId,
      taskVersion: body.taskVersion,
      formId: body.formId,
      driver: body.driver,
      // Only an adult can mark beside another, or enter what was read on paper.
      secondMarker: body.driver === 'marker' && body.secondMarker === true,
      onPaper: body.driver === 'marker' && body.onPaper === true,
      probeId,
      classId: grant.classId,
      schoolId: grant.schoolId,
      ageMonths: ageOf(pupil, madeAt, grant.timeZone),
      schoolStartCohort: pupil.schoolStartCohort,
      swedishSubject: pupil.swedishSubject,
      synthetic: grant.synthetic || pupil.synthetic,
      startedAt: toDeviceTime(event.deviceTimeMs),
      receivedAt,
    };
  });
  if (data.length > 0) await db.transaction.attempt.createMany({ data, skipDuplicates: true });
}

/** Age in whole months; null for an alias or without a birth date. */
function ageOf(pupil: StartPupil, at: Date, timeZone: string): number | null {
  if (!pupil.birthDate || pupil.protectedIdentity) return null;
  return monthsBetween(dayOf(pupil.birthDate), dayInZone(at, timeZone));
}
