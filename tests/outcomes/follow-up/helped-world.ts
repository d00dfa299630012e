/** A world in which a class of six has been screened, and two are on their way to help. */
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { createAssessment, createRound, HIGH, LOW } from '../../support/assessment-factories';
import { createClass, createPupil, createWorld, today } from '../../support/factories';

type World = Awaited<ReturnType<typeof createWorld>>;
export type HelpedWorld = Awaited<ReturnType<typeof createHelpedWorld>>;

/**
 * Class 1A of six: the first needs follow-up, was proposed ten days ago, confirmed eight days ago, and is
 * in a plan of Mondays to Fridays that began six days ago, one session of which was held. The second needs
 * follow-up and was dismissed. The third is above. Three have nothing.
 */
export async function createHelpedWorld() {
  const world = await createWorld(6);
  const municipalityId = world.municipality.id;
  const round = await createRound({
    municipalityId,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  const assessments = [];
  for (const [place, outcome] of [LOW, LOW, HIGH].entries()) {
    assessments.push(await createAssessment(round, world.pupils[place]!, outcome));
  }
  await createFlag(world, round.id, {
    place: 0,
    assessmentId: assessments[0]!.id,
    state: 'confirmed',
  });
  await createFlag(world, round.id, {
    place: 1,
    assessmentId: assessments[1]!.id,
    state: 'dismissed',
  });
  await createSupport(world);
  return { ...world, round };
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

async function createFlag(
  world: World,
  roundId: string,
  own: { place: number; assessmentId: string; state: 'confirmed' | 'dismissed' },
) {
  const municipalityId = world.municipality.id;
  const flagId = newId();
  await getClient().flag.create({
    data: {
      id: flagId,
      municipalityId,
      pupilId: world.pupils[own.place]!.pupil.id,
      roundId,
      skill: 'letters',
      assessmentId: own.assessmentId,
      state: own.state,
      createdAt: daysAgo(10),
    },
  });
  await getClient().review.create({
    data: {
      id: newId(),
      municipalityId,
      flagId,
      staffMemberId: world.specialEducator.staffMemberId,
      decision: own.state === 'confirmed' ? 'confirm' : 'dismiss',
      createdAt: daysAgo(8),
    },
  });
}

async function createSupport({ municipality, pupils, specialEducator }: World) {
  const municipalityId = municipality.id;
  const pupilId = pupils[0]!.pupil.id;
  const { staffMemberId } = specialEducator;
  const days = {
    startDate: toStoredDate(addDays(today(), -6)),
    endDate: toStoredDate(addDays(today(), 20)),
  };
  const planId = newId();
  await getClient().plan.create({
    data: {
      id: planId,
      municipalityId,
      need: 'blending',
      aim: 'Ljudar ihop korta ord.',
      methodId: 'blend-and-split',
      carriedOutBy: 'special-educator',
      place: 'classroom',
      minutes: 20,
      weekdays: [1, 2, 3, 4, 5],
      weeks: 4,
      remeasureDate: toStoredDate(addDays(today(), 30)),
      staffMemberId,
      ...days,
    },
  });
  await getClient().planPupil.create({
    data: { id: newId(), municipalityId, planId, pupilId, startDate: days.startDate },
  });
  const sessionId = newId();
  await getClient().supportSession.create({
    data: {
      id: sessionId,
      municipalityId,
      planId,
      day: toStoredDate(addDays(today(), -1)),
      isHeld: true,
      minutes: 20,
      staffMemberId,
    },
  });
  await getClient().sessionAttendance.create({
    data: { municipalityId, sessionId, pupilId, isPresent: true },
  });
  const event = { municipalityId, pupilId, staffMemberId };
  for (const body of [
    { kind: 'indicated', by: 'screening' },
    { kind: 'consulted', about: 'assessment' },
  ]) {
    await getClient().caseEvent.create({
      data: { id: newId(), day: toStoredDate(addDays(today(), -7)), body, ...event },
    });
  }
}

/**
 * The school year before, in a class of its own that ended with the year: two pupils of the cohort, of whom
 * one needed follow-up, and an older one who went the year once more.
 */
export async function createYearBefore(world: HelpedWorld) {
  const municipalityId = world.municipality.id;
  const startYear = world.schoolYear.startYear - 1;
  const lastDay = addDays(`${startYear + 1}-08-01`, -1);
  const year = await getClient().schoolYear.create({
    data: {
      id: newId(),
      municipalityId,
      startYear,
      startDate: toStoredDate(`${startYear}-08-01`),
      endDate: toStoredDate(lastDay),
    },
  });
  const window = await getClient().screeningWindow.create({
    data: {
      id: newId(),
      municipalityId,
      schoolYearId: year.id,
      kind: 'spring',
      startDate: toStoredDate(`${startYear + 1}-05-01`),
      endDate: toStoredDate(`${startYear + 1}-05-20`),
      catchUpEndDate: toStoredDate(`${startYear + 1}-05-30`),
      batteryId: 'grund-1',
      batteryVersion: 1,
      policyId: 'grund-1',
    },
  });
  const schoolClass = await createClass(world.school, year.id, '1Ö');
  const round = await createRound({ municipalityId, classId: schoolClass.id, windowId: window.id });
  for (const [place, outcome] of [LOW, HIGH, HIGH].entries()) {
    const pupil = await createPupil(schoolClass);
    await createAssessment(round, pupil, outcome);
    await getClient().pupil.update({
      where: { id: pupil.pupil.id },
      data: { schoolStartCohort: place === 2 ? startYear - 1 : startYear },
    });
    await getClient().classMembership.update({
      where: { id: pupil.membership.id },
      data: {
        startDate: toStoredDate(`${startYear}-08-20`),
        // The last left before the year was over.
        endDate: toStoredDate(lastDay),
      },
    });
  }
  return { window, round, startYear, lastDay };
}
