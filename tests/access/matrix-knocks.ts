/** What stands behind a door before someone knocks: a waiting device, a flag to decide on, a read list. */
import { inScope } from '~/access/in-scope.server';
import { changeAdaptation } from '~/administration/accommodation-store.server';
import { addOneToOne } from '~/administration/one-to-one-store.server';
import { openSitting } from '~/administration/round-store.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { getImportPreview, previewImport, saveAnswers } from '~/roster/import-store.server';
import { recordNotice } from '~/support/notices.server';
import { utf8 } from '../roster/class-list-bytes';
import { openTestSitting, pairTestDevice } from '../support/administration-factories';
import { createPupil, today } from '../support/factories';
import type { MatrixWorld } from './matrix-world';

/** One request to a door. */
export type Knock = { path: string; body?: BodyInit; headers?: Record<string, string> };
type Fields = Record<string, string>;

export function form(path: string, fields: Fields): Knock {
  return { path, body: new URLSearchParams(fields) };
}

/** The class's open lesson, opened when there is none, and not paused. */
export async function openLesson(world: MatrixWorld) {
  const sitting = await openTestSitting(world);
  await getClient().sitting.updateMany({
    where: { id: sitting.sittingId },
    data: { paused: false, lessonOver: false },
  });
  return sitting;
}

/** Nothing is open in the class. */
export async function closeSittings(world: MatrixWorld): Promise<void> {
  await getClient().sitting.updateMany({
    where: { roundId: world.round.id },
    data: { closedAt: new Date() },
  });
}

/** Something asked for on the board of the open lesson. */
export async function onBoard(world: MatrixWorld, fields: Fields): Promise<Knock> {
  const { sittingId } = await openLesson(world);
  return form(`/sittings/${sittingId}`, fields);
}

/** The same of a device that is new in the lesson. */
export async function onBoardWithDevice(
  world: MatrixWorld,
  intent: string,
  admitted: boolean,
): Promise<Knock> {
  const sitting = await openLesson(world);
  const { deviceId } = await pairTestDevice(world, sitting, { admitted });
  const { municipalityId } = world.teacher;
  await getClient().devicePresence.create({
    data: { deviceId, municipalityId, roundId: sitting.roundId },
  });
  return form(`/sittings/${sitting.sittingId}`, { intent, deviceId });
}

export async function presentPupil(world: MatrixWorld): Promise<Knock> {
  const membershipId = world.pupil.membership.id;
  await getClient().roundPupilState.deleteMany({ where: { membershipId } });
  return onBoard(world, { intent: 'set-state', membershipId, state: 'absent' });
}

/** A pupil who came to the class today; made at the first knock. */
async function findNewcomer({ schoolClass }: MatrixWorld): Promise<string> {
  const externalId = 'came-today';
  const known = await getClient().classMembership.findFirst({
    where: { classId: schoolClass.id, pupil: { externalId } },
    select: { id: true },
  });
  if (known) return known.id;
  const { membership, pupil } = await createPupil(schoolClass, { externalId });
  const startDate = toStoredDate(today());
  await getClient().enrolment.updateMany({ where: { pupilId: pupil.id }, data: { startDate } });
  await getClient().classMembership.update({ where: { id: membership.id }, data: { startDate } });
  return membership.id;
}

/** The lesson, of which nobody has said that it was noisy. */
export async function quietLesson(world: MatrixWorld): Promise<Knock> {
  const { sittingId } = await openLesson(world);
  await getClient().sitting.update({
    where: { id: sittingId },
    data: { noisyAt: null, noisyById: null },
  });
  return form(`/sittings/${sittingId}`, { intent: 'noise', noisy: 'yes' });
}

/** A form about a pupil who is new in the class, on either page. */
export async function newcomer(
  world: MatrixWorld,
  intent: 'include-late' | 'late-one-to-one',
  page: '' | '/round',
): Promise<Knock> {
  const membershipId = await findNewcomer(world);
  await getClient().lateInclusion.deleteMany({ where: { membershipId } });
  await getClient().oneToOneTask.deleteMany({ where: { membershipId } });
  return form(`/classes/${world.schoolClass.id}${page}`, { intent, membershipId, on: 'yes' });
}

/** A reading that stands on the one-to-one list, or does not. */
export async function reading(world: MatrixWorld, isListed: boolean): Promise<Knock> {
  const { schoolClass, pupil } = world;
  const membershipId = pupil.membership.id;
  await getClient().oneToOneTask.deleteMany({ where: { membershipId } });
  await inScope(world.teacher, (db) => openSitting(db, schoolClass.id, 'one-to-one'));
  if (isListed) {
    await inScope(world.teacher, (db) =>
      addOneToOne(db, schoolClass.id, membershipId, 'read-words'),
    );
  }
  return form(`/classes/${schoolClass.id}/mark/${membershipId}`, { taskId: 'read-words' });
}

/** A change of the one-to-one list on the class page: of a reading that stands there, or does not. */
export async function oneToOneList(world: MatrixWorld, intent: string): Promise<Knock> {
  const membershipId = world.pupil.membership.id;
  await reading(world, intent === 'remove-one-to-one');
  return form(`/classes/${world.schoolClass.id}`, { intent, membershipId, taskId: 'read-words' });
}

/** A change on the page of the round's adaptations, on a pupil of whom nothing is written. */
export async function adapt(world: MatrixWorld, fields: Fields): Promise<Knock> {
  const membershipId = world.pupil.membership.id;
  await getClient().accommodation.deleteMany({ where: { membershipId } });
  return form(`/classes/${world.schoolClass.id}/adaptations`, { membershipId, ...fields });
}

/** Taking part again, of a pupil who is exempt. */
export async function takePartAgain(world: MatrixWorld): Promise<Knock> {
  const knock = await adapt(world, { intent: 'not-exempt' });
  const membershipId = world.pupil.membership.id;
  const exempt = { intent: 'exempt', membershipId, reason: 'other' } as const;
  await inScope(world.teacher, (db) => changeAdaptation(db, world.schoolClass.id, exempt));
  return knock;
}

/** Taking back a support that has just been written down. */
export async function endAdaptation(world: MatrixWorld): Promise<Knock> {
  const { path } = await adapt(world, {});
  const membershipId = world.pupil.membership.id;
  const record = { intent: 'record', membershipId, taskId: '', kind: 'extra-break' } as const;
  await inScope(world.teacher, (db) => changeAdaptation(db, world.schoolClass.id, record));
  const { id } = await getClient().accommodation.findFirstOrThrow({ where: { membershipId } });
  return form(path, { intent: 'end', accommodationId: id });
}

/** A verdict on an item, or on a form of a reading that the person has not judged. */
export function judgeItems(intent: 'verdict' | 'approve-form'): Knock {
  if (intent === 'verdict') {
    return form('/instruments/letter-sounds?battery=grund-1.1', {
      intent,
      itemId: 'letter-sounds-A01',
      verdict: 'approve',
    });
  }
  return form('/instruments/read-words?battery=grund-1.1', {
    intent,
    formId: 'A',
    hasReadAll: 'yes',
  });
}

/** Practice is asked for everywhere, and someone wants it no longer. */
export async function requiredPractice(): Promise<Knock> {
  await getClient().municipality.updateMany({ data: { trainingRequired: true } });
  return form('/operations', { intent: 'set-training-required', on: 'no' });
}

/** A control pupil is drawn everywhere, and someone wants it no longer. */
export async function drawnControlPupil(): Promise<Knock> {
  await getClient().municipality.updateMany({ data: { controlPupil: true } });
  return form('/operations', { intent: 'set-control-pupil', on: 'no' });
}

type Pupil = MatrixWorld['pupil'];

export function pupilPage(world: MatrixWorld, { pupil }: Pupil): string {
  return `/classes/${world.schoolClass.id}/pupils/${pupil.id}`;
}

async function withoutNotices({ pupil }: Pupil): Promise<void> {
  await getClient().pupilNotice.updateMany({
    where: { pupilId: pupil.id, withdrawnAt: null },
    data: { withdrawnAt: new Date() },
  });
}

export async function newNotice(world: MatrixWorld, who: Pupil): Promise<Knock> {
  await withoutNotices(who);
  const fields = { intent: 'record-notice', kind: 'worry', raisedBy: 'teacher' };
  return form(pupilPage(world, who), fields);
}

export async function standingNotice(world: MatrixWorld, who: Pupil): Promise<Knock> {
  const noticeId = await recordWorry(world, who);
  return form(pupilPage(world, who), { intent: 'withdraw-notice', noticeId });
}

/** The one worry of a pupil that stands. */
export async function recordWorry(world: MatrixWorld, who: Pupil): Promise<string> {
  await withoutNotices(who);
  const recorded = await inScope(world.teacher, (db) =>
    recordNotice(db, who.pupil.id, { kind: 'worry', raisedBy: 'pupil' }),
  );
  if (!recorded.ok) throw new Error(recorded.problem);
  return recorded.noticeId;
}

export async function nationalOutcome(world: MatrixWorld, who: Pupil): Promise<Knock> {
  await getClient().nationalOutcome.updateMany({
    where: { pupilId: who.pupil.id },
    data: { outcome: 'reached' },
  });
  const fields = { intent: 'set-national-outcome', term: 'autumn', outcome: 'partly' };
  return form(pupilPage(world, who), fields);
}

/** A flag that waits, or one that was decided, and a decision on it. */
export async function decision(
  { flags }: MatrixWorld,
  which: keyof MatrixWorld['flags'],
  fields: Fields & { decision: string },
): Promise<Knock> {
  const state = fields.decision === 'reopen' ? 'confirmed' : 'proposed';
  await getClient().flag.update({ where: { id: flags[which].id }, data: { state } });
  return form('/overview', { flagId: flags[which].id, ...fields });
}

export function inAWeek(): string {
  return addDays(today(), 7);
}

/** A class list with one pupil nobody knows. */
function classListFile(): Blob {
  const birthDate = `${Number(today().slice(0, 4)) - 7}-05-06`;
  const text = `Förnamn;Efternamn;Klass;Födelsedatum\r\nSaga;Ny${newId().replace(/\W|\d/g, '')};1A;${birthDate}\r\n`;
  return new Blob([new Uint8Array(utf8(text))]);
}

export function upload(world: MatrixWorld): Knock {
  const body = new FormData();
  body.set('schoolId', world.school.id);
  body.set('file', classListFile(), 'klasslista.csv');
  return { path: '/roster/import', body };
}

/** A list that the administrator has had read and not applied. */
export async function readList(world: MatrixWorld): Promise<string> {
  const bytes = new Uint8Array(await classListFile().arrayBuffer());
  const read = await inScope(world.administrator, (db) =>
    previewImport(db, world.school.id, bytes),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.importId;
}

export async function onList(world: MatrixWorld, intent: string): Promise<Knock> {
  const importId = await readList(world);
  const path = `/roster/import/${importId}`;
  const answer = { kind: 'not' as const, pupilIds: [world.pupil.pupil.id] };
  if (intent === 'answer') return form(path, { intent, 'answer-2': `not:${world.pupil.pupil.id}` });
  if (intent === 'clear-answers') {
    const given = { answers: [[2, answer] as [number, typeof answer]], alsoCalled: [] };
    await inScope(world.administrator, (db) => saveAnswers(db, importId, given));
  }
  const shown = await inScope(world.administrator, (db) => getImportPreview(db, importId));
  if (shown.state !== 'previewed') throw new Error(shown.state);
  return form(path, { intent, planHash: shown.preview.planHash });
}

/** A sign nobody in the class has. */
export async function freeSign(world: MatrixWorld): Promise<Knock> {
  const membershipId = world.pupil.membership.id;
  const { signId } = await getClient().classMembership.findUniqueOrThrow({
    where: { id: membershipId },
  });
  const wanted = signId === 'hedgehog' ? 'fox' : 'hedgehog';
  return form(`/roster/classes/${world.schoolClass.id}`, { membershipId, signId: wanted });
}
