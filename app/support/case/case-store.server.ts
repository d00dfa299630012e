/** A pupil's case in the database: written by those who teach the pupil, only ever added to. */
import { audit, readingOnly, requirePupilOfClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { newId } from '~/platform/identifier.server';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import {
  type CaseEvent,
  type CaseEventBody,
  type IndicatedBy,
  isOfHandOver,
  listStanding,
} from './case-event';
import { describeCase, listPossible, type PupilCase } from './case-page';
import { readRow } from './case-row';
import { rulesOn } from './case-rules';
import { type CaseProblem, findCaseProblem, foldCase } from './case-state';

export type CaseOutcome =
  | { ok: true; eventId: string }
  | { ok: false; problem: CaseProblem | 'form' | 'day-ahead' | 'not-latest' | 'of-hand-over' };

/**
 * Write an event of today or earlier in the case of a pupil of the class; a form that could not be read
 * (null) writes nothing. @throws 404 when the pupil is not in the class today, 403.
 */
export async function recordCaseEvent(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
  form: { body: CaseEventBody; day: Day } | null,
): Promise<CaseOutcome> {
  const { pupil } = await requirePupilOfClass(db, 'class.record', classId, pupilId);
  if (!form) return { ok: false, problem: 'form' };
  const { body, day } = form;
  await lockCase(db, pupil.id);
  const events = await readEvents(db, pupil.id);
  const problem = findProblem(events, body, day > db.viewer.today);
  if (problem) return { ok: false, problem };
  if (body.kind === 'taken-back' && (await isFromHandOver(db, body.eventId))) {
    return { ok: false, problem: 'of-hand-over' };
  }
  const eventId = await writeEvent(db, pupil.id, { body, day, originId: null });
  return { ok: true, eventId };
}

function findProblem(
  events: readonly CaseEvent[],
  body: CaseEventBody,
  isAhead: boolean,
): Extract<CaseOutcome, { ok: false }>['problem'] | null {
  if (isAhead) return 'day-ahead';
  // Only the latest can be taken back, so that nothing stands on what is no longer there.
  if (body.kind === 'taken-back') {
    return listStanding(events).at(-1)?.id === body.eventId ? null : 'not-latest';
  }
  return findCaseProblem(foldCase(events), body);
}

/**
 * An indication that stands somewhere else (a worry, a confirmed flag, a national outcome) opens the case
 * when it is not open. The caller has established that the viewer may record it of the pupil.
 */
export async function openCase(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  { by, originId }: { by: IndicatedBy; originId: string },
): Promise<void> {
  await lockCase(db, pupilId);
  const { step } = foldCase(await readEvents(db, pupilId));
  if (step !== null && step !== 'closed') return;
  const kind = step === null ? 'indicated' : 'reopened';
  await writeEvent(db, pupilId, { body: { kind, by }, day: db.viewer.today, originId });
}

/** A started assessment that is recorded elsewhere is written here too, when the case can take it. */
export async function startAssessment(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  originId: string,
): Promise<void> {
  await openCase(db, pupilId, { by: 'other', originId });
  const body = { kind: 'assessment-started' } as const;
  if (findCaseProblem(foldCase(await readEvents(db, pupilId)), body)) return;
  await writeEvent(db, pupilId, { body, day: db.viewer.today, originId });
}

/** The origin was taken back: so is what it wrote, down to the first that something was written after. */
export async function withdrawOrigin(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  originId: string,
): Promise<void> {
  await lockCase(db, pupilId);
  const { standing, isOwn } = await readStanding(db, pupilId, originId);
  for (const { id } of standing.toReversed()) {
    if (!isOwn(id)) return;
    await takeBack(db, pupilId, { eventId: id, originId });
  }
}

/**
 * A step of the hand-over is written in the case too, when there is one. The caller has established that the
 * viewer may record it of the pupil, and writes the audit.
 * @param originId the step.
 */
export async function recordHandOverInCase(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  { kind, originId }: { kind: 'handed-over' | 'hand-over-received'; originId: string },
): Promise<void> {
  await lockCase(db, pupilId);
  if (findCaseProblem(foldCase(await readEvents(db, pupilId)), { kind })) return;
  await writeEvent(db, pupilId, { body: { kind }, day: db.viewer.today, originId });
}

/**
 * A step of the hand-over was taken back: so is its event, whatever was written after it, for no step of the
 * case stands on it. The caller has established that the viewer may.
 */
export async function withdrawHandOverInCase(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  originId: string,
): Promise<void> {
  await lockCase(db, pupilId);
  const { standing, isOwn } = await readStanding(db, pupilId, originId);
  const own = standing.find(({ id }) => isOwn(id));
  if (own) await takeBack(db, pupilId, { eventId: own.id, originId });
}

/** The events that stand, in the order they were written, and which of them an origin wrote. */
async function readStanding(db: ScopedDb, pupilId: string, originId: string) {
  const { transaction, municipalityId } = db;
  const own = await transaction.caseEvent.findMany({
    where: { municipalityId, pupilId, originId },
    select: { id: true },
  });
  const ids = new Set(own.map(({ id }) => id));
  const standing = listStanding(await readEvents(db, pupilId));
  return { standing, isOwn: (id: string) => ids.has(id) };
}

async function takeBack(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  { eventId, originId }: { eventId: string; originId: string },
): Promise<void> {
  const body = { kind: 'taken-back', eventId } as const;
  await writeEvent(db, pupilId, { body, day: db.viewer.today, originId });
}

async function isFromHandOver(db: ScopedDb, eventId: string): Promise<boolean> {
  const { municipalityId, transaction } = db;
  const row = await transaction.caseEvent.findUnique({
    where: { municipalityId_id: { municipalityId, id: eventId } },
  });
  return row !== null && row.originId !== null && isOfHandOver(readRow(row).body);
}

/** The case of one pupil, whether there is one or not. @throws 404, 403. Reading is audited. */
export async function loadCase(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
): Promise<PupilCase> {
  const reading = readingOnly(db);
  const place = await requirePupilOfClass(reading, 'class.see-results', classId, pupilId);
  const { transaction, municipalityId } = db;
  const rows = await transaction.caseEvent.findMany({
    where: { municipalityId, pupilId: place.pupil.id },
    ...CASE_EVENTS,
  });
  return showCase(reading, place, rows);
}

/** A pupil's events beside the pupil, in the order they were written. */
export const CASE_EVENTS = {
  include: { staffMember: { select: { givenName: true, familyName: true } } },
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
} satisfies Prisma.CaseEventFindManyArgs;

/** The case of a pupil whom the caller has required, from the pupil's rows. Reading is audited. */
export async function showCase(
  db: ScopedDb<StaffViewer>,
  { pupil, schoolClass }: Awaited<ReturnType<typeof requirePupilOfClass>>,
  rows: readonly Prisma.CaseEventGetPayload<typeof CASE_EVENTS>[],
): Promise<PupilCase> {
  const { viewer } = db;
  await audit(db, 'case.viewed', [pupil.id]);
  const events = rows.map(readRow);
  const latest = listStanding(events).at(-1)?.id ?? null;
  const standing = new Set(listStanding(events).map(({ id }) => id));
  const state = foldCase(events);
  const rules = rulesOn(viewer.today);
  const { id, givenName, familyName } = pupil;
  return {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    pupil: { pupilId: id, givenName, familyName },
    today: viewer.today,
    timeZone: viewer.timeZone,
    ...describeCase(state, { rules, breaks: await listSchoolBreaks(db), today: viewer.today }),
    possible: listPossible(state),
    events: rows.flatMap(({ id: eventId, staffMember, createdAt, originId }, place) => {
      const event = events[place];
      if (!event || event.body.kind === 'taken-back') return [];
      const isFromPage = originId !== null && isOfHandOver(event.body);
      return {
        ...event,
        writtenBy: `${staffMember.givenName} ${staffMember.familyName}`,
        writtenAt: createdAt.toISOString(),
        isTakenBack: !standing.has(eventId),
        canBeTakenBack: eventId === latest && !isFromPage,
        isFromHandOver: isFromPage,
      };
    }),
  };
}

/** Two people who write at once write one after the other. */
async function lockCase(db: ScopedDb, pupilId: string): Promise<void> {
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`case:${pupilId}`}, 0))`;
}

async function readEvents(db: ScopedDb, pupilId: string): Promise<CaseEvent[]> {
  const rows = await db.transaction.caseEvent.findMany({
    where: { municipalityId: db.municipalityId, pupilId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(readRow);
}

async function writeEvent(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  { body, day, originId }: { body: CaseEventBody; day: Day; originId: string | null },
): Promise<string> {
  const { transaction, municipalityId, viewer } = db;
  const id = newId();
  await transaction.caseEvent.create({
    data: {
      id,
      municipalityId,
      pupilId,
      day: toStoredDate(day),
      body,
      originId,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  // What stands elsewhere is in the audit there.
  if (!originId) await audit(db, 'case.recorded', [pupilId], { eventId: id, kind: body.kind });
  return id;
}
