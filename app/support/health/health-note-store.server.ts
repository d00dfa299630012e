/**
 * Notes of pupil health in the database. They are read and written by who has the right of their own to
 * the class, at the school where they were written, and by no other function of the app.
 */
import { audit, requirePupilOfClass, type ScopedDb } from '~/access/in-scope.server';
import { decideForClass } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayInZone, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { listStanding } from '~/support/case/case-event';
import { readRow } from '~/support/case/case-row';
import { foldCase } from '~/support/case/case-state';
import {
  findCorrectionProblem,
  foldHealthNotes,
  type HealthForm,
  type HealthNote,
  type HealthProblem,
  type HealthRow,
} from './health-note';
import type { HealthPage } from './health-page';

type Db = ScopedDb<StaffViewer>;
type Place = { pupilId: string; schoolId: string };
type OfIntent<Intent extends HealthForm['intent']> = Extract<HealthForm, { intent: Intent }>;

/**
 * Whether anything is written of a pupil, for a way there; null for who has not the right, as if there
 * were no such class of information. @throws 404 when the pupil is not in the class today, 403.
 */
export async function findHealthNotes(
  db: Db,
  classId: string,
  pupilId: string,
): Promise<{ any: boolean } | null> {
  const { schoolClass } = await requirePupilOfClass(db, 'class.see-results', classId, pupilId);
  const { transaction, municipalityId, viewer } = db;
  const { schoolId } = schoolClass;
  const verdict = decideForClass(viewer.grants, 'support.health', { classId, schoolId });
  if (verdict !== 'allowed') return null;
  const row = await transaction.healthNote.findFirst({
    where: { municipalityId, pupilId, schoolId },
    select: { id: true },
  });
  return { any: row !== null };
}

/** @throws 404 when the pupil is not in the class today, 403. Reading is audited. */
export async function loadHealthPage(
  db: Db,
  classId: string | undefined,
  pupilId: string | undefined,
): Promise<HealthPage> {
  const { pupil, schoolClass } = await requirePupilOfClass(db, 'support.health', classId, pupilId);
  const place = { pupilId: pupil.id, schoolId: schoolClass.schoolId };
  const rows = await readRows(db, place);
  await audit(db, 'health-notes.viewed', [pupil.id], { classId: schoolClass.id });
  const { staffMemberId, today } = db.viewer;
  return {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    today,
    pupil: {
      pupilId: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`.trim(),
      protectedIdentity: pupil.protectedIdentity,
      synthetic: pupil.synthetic,
    },
    openCase: await findOpenCase(db, pupil.id),
    rowCount: rows.length,
    notes: foldHealthNotes(rows).map((note) => ({
      ...note,
      written: { at: note.written.at, by: note.written.by },
      canBeCorrected: findCorrectionProblem(note, staffMemberId) === null,
    })),
  };
}

/**
 * What a form of the page asks for; a form that could not be read (null) writes nothing, and what is so
 * already is not written again. @throws 404 when the pupil is not in the class today, or the note is of
 * another pupil or school; 403.
 */
export async function recordHealthNote(
  db: Db,
  classId: string | undefined,
  pupilId: string | undefined,
  form: HealthForm | null,
): Promise<{ ok: true } | { ok: false; problem: HealthProblem }> {
  const { pupil, schoolClass } = await requirePupilOfClass(db, 'support.health', classId, pupilId);
  if (!form) return { ok: false, problem: 'form' };
  const place = { pupilId: pupil.id, schoolId: schoolClass.schoolId };
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`health:${pupil.id}`}, 0))`;
  const notes = foldHealthNotes(await readRows(db, place));
  const problem =
    form.intent === 'write-health-note'
      ? await writeNote(db, place, notes, form)
      : await changeNote(db, place, notes, form);
  return problem ? { ok: false, problem } : { ok: true };
}

async function writeNote(
  db: Db,
  place: Place,
  notes: readonly HealthNote[],
  { day, text, caseEventId }: OfIntent<'write-health-note'>,
): Promise<HealthProblem | null> {
  const { staffMemberId, today } = db.viewer;
  if (day > today) return 'day-ahead';
  if (caseEventId && (await findOpenCase(db, place.pupilId))?.caseEventId !== caseEventId) {
    return 'no-case';
  }
  const isThere = notes.some(
    (note) =>
      note.written.staffMemberId === staffMemberId &&
      note.withdrawn === null &&
      note.day === day &&
      note.text === text,
  );
  if (!isThere) await addRow(db, place, { kind: 'written', day, text, caseEventId });
  return null;
}

async function changeNote(
  db: Db,
  place: Place,
  notes: readonly HealthNote[],
  form: Exclude<HealthForm, { intent: 'write-health-note' }>,
): Promise<HealthProblem | null> {
  const note = notes.find((one) => one.noteId === form.noteId);
  if (!note) throw notFound();
  const { noteId } = note;
  if (form.intent === 'withdraw-health-note') {
    if (!note.withdrawn) await addRow(db, place, { kind: 'withdrawn', noteId });
    return null;
  }
  if (form.intent === 'bring-back-health-note') {
    if (note.withdrawn) await addRow(db, place, { kind: 'brought-back', noteId });
    return null;
  }
  const problem = findCorrectionProblem(note, db.viewer.staffMemberId);
  if (problem) return problem;
  const { day, text } = form;
  if (day > db.viewer.today) return 'day-ahead';
  const isSame = note.day === day && note.text === text;
  if (!isSame) await addRow(db, place, { kind: 'corrected', noteId, day, text });
  return null;
}

/** The audit says what was done with which note, never a word of it. */
async function addRow(
  db: Db,
  { pupilId, schoolId }: Place,
  row: {
    kind: HealthRow['kind'];
    noteId?: string;
    day?: Day;
    text?: string;
    caseEventId?: string | undefined;
  },
): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const id = newId();
  await transaction.healthNote.create({
    data: {
      id,
      municipalityId,
      pupilId,
      schoolId,
      kind: row.kind,
      noteId: row.noteId ?? null,
      day: row.day ? toStoredDate(row.day) : null,
      text: row.text ?? null,
      caseEventId: row.caseEventId ?? null,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, `health-note.${row.kind}`, [pupilId], { noteId: row.noteId ?? id });
}

async function readRows(db: Db, { pupilId, schoolId }: Place): Promise<HealthRow[]> {
  const { transaction, municipalityId, viewer } = db;
  const rows = await transaction.healthNote.findMany({
    where: { municipalityId, pupilId, schoolId },
    include: {
      staffMember: { select: { givenName: true, familyName: true } },
      caseEvent: { select: { day: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, kind, noteId, day, text, caseEvent, staffMember, ...row }) => ({
    id,
    kind,
    noteId,
    day: day && dayOf(day),
    text,
    caseOpenedOn: caseEvent && dayOf(caseEvent.day),
    at: dayInZone(row.createdAt, viewer.timeZone),
    by: `${staffMember.givenName} ${staffMember.familyName}`,
    staffMemberId: row.staffMemberId,
  })) as HealthRow[];
}

/** The pupil's case when it is open, by the event that opened it last. */
async function findOpenCase(
  { transaction, municipalityId }: Db,
  pupilId: string,
): Promise<HealthPage['openCase']> {
  const rows = await transaction.caseEvent.findMany({
    where: { municipalityId, pupilId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const events = rows.map(readRow);
  const { step } = foldCase(events);
  const opening = listStanding(events).findLast(
    ({ body }) => body.kind === 'indicated' || body.kind === 'reopened',
  );
  if (step === null || step === 'closed' || !opening) return null;
  return { caseEventId: opening.id, openedOn: opening.day };
}
