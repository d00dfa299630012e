/**
 * A class in which every pupil has everything that a page shows: answers, a level, flags, a worry, a case, a
 * plan with sessions, readings, and what is handed over. For counting what pages ask of the database.
 */
import { inScope } from '~/access/in-scope.server';
import { recordPaperProbe } from '~/administration/probe.server';
import { askRetest } from '~/administration/retest-store.server';
import { addDays, weekdayOf } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { countReferenceGroups } from '~/scoring/reference-group.server';
import { syncFlags } from '~/support/flag-store.server';
import { changeGroup } from '~/support/groups/group-changes.server';
import { recordHandOver } from '~/support/paper/hand-over-store.server';
import type { Carrier } from '~/support/plans/plan-form';
import { createPlan } from '~/support/plans/plan-store.server';
import { recordSession } from '~/support/plans/session-store.server';
import { recordProgress } from '~/support/progress/progress-record.server';
import { recordOnPupil } from '~/support/pupil-page.server';
import { today } from '../support/factories';
import { openYearOne, playYearOne } from '../support/year-one-factories';
import { createWorldWithSpring } from '../support-room/progress/world-with-spring';

type World = Awaited<ReturnType<typeof createWorldWithSpring>>;
type Made = World['pupils'][number];

const READ = 'read-words';
/** Days before today. */
const READ_DAYS = [24, 17, 10, 3];
const PLAN_DAYS = 14;

/** @param pupilCount two at least */
export async function createFullClass(pupilCount: number) {
  const room = await openYearOne(await createWorldWithSpring(pupilCount));
  for (const [index, { membership }] of room.pupils.entries()) {
    await playYearOne(room, membership.id, 'letter-sounds', index % 3 === 0 ? 20 : 4);
  }
  const current = await getClient().currentAssessment.findMany({
    where: { municipalityId: room.municipality.id },
  });
  for (const { assessmentId } of current) {
    await inScope(room.system, (db) => syncFlags(db, assessmentId));
  }
  await inScope(room.system, (db) => countReferenceGroups(db, room.window.id));
  for (const [index, made] of room.pupils.entries()) {
    await fill(room, made, index % 2 === 0 ? 'special-educator' : 'teacher');
  }
  const groupId = await makeGroup(room);
  const plan = await getClient().plan.findFirstOrThrow({
    where: { municipalityId: room.municipality.id, groupId: null },
  });
  return { ...room, groupId, planId: plan.id };
}

async function fill(room: World, { pupil }: Made, carriedOutBy: Carrier): Promise<void> {
  const place = [room.schoolClass.id, pupil.id] as const;
  const write = (form: Parameters<typeof recordOnPupil>[3]) =>
    inScope(room.teacher, (db) => recordOnPupil(db, ...place, form));
  await write({ intent: 'record-notice', kind: 'worry', raisedBy: 'teacher' });
  await write({ intent: 'set-national-outcome', term: 'autumn', outcome: 'not-reached' });
  for (const [index, daysAgo] of READ_DAYS.entries()) {
    const day = addDays(today(), -daysAgo);
    const paper = { formId: 'P01', day, right: 10 + 2 * index, read: 30, seconds: 60 };
    await inScope(room.teacher, (db) => recordPaperProbe(db, ...place, READ, paper));
  }
  await inScope(room.teacher, (db) =>
    recordProgress(db, ...place, {
      intent: 'write',
      taskId: READ,
      day: today(),
      body: { kind: 'decided', decision: 'go-on', reason: 'Det går framåt.' },
    }),
  );
  await inScope(room.teacher, (db) => askRetest(db, ...place, 'letter-sounds'));
  await inScope(room.teacher, (db) =>
    recordHandOver(db, ...place, { intent: 'give', worksWell: 'Korta pass.' }),
  );
  await addPlan(room, pupil.id, carriedOutBy);
}

async function addPlan(room: World, pupilId: string, carriedOutBy: Carrier): Promise<void> {
  const startDate = addDays(today(), -PLAN_DAYS);
  const made = await inScope(room.specialEducator, (db) =>
    createPlan(
      db,
      { pupilId },
      {
        need: 'blending',
        aim: 'Ljudar ihop korta ord.',
        methodId: 'blend-and-split',
        carriedOutBy,
        place: 'classroom',
        minutes: 20,
        weekdays: [1, 2, 3, 4, 5],
        weeks: 6,
        startDate,
        remeasureDate: addDays(today(), 60),
      },
    ),
  );
  if (!made.ok) throw new Error(made.problem);
  const day = addDays(startDate, weekdayOf(startDate) > 5 ? 2 : 0);
  const [plan] = await getClient().plan.findMany({
    where: { municipalityId: room.municipality.id, pupils: { some: { pupilId } } },
  });
  await inScope(room.specialEducator, (db) =>
    recordSession(db, { intent: 'hold', planId: plan!.id, day }),
  );
}

async function makeGroup(room: World): Promise<string> {
  const pupilIds = room.pupils.slice(0, 2).map(({ pupil }) => pupil.id);
  const made = await inScope(room.specialEducator, (db) =>
    changeGroup(db, { intent: 'make', need: 'blending', name: 'Ett', pupilIds }),
  );
  if (!made.ok) throw new Error(made.problem);
  return made.done.undo?.groupId ?? '';
}
