/** Which letters of a class have been printed and handed out, by whom and when; and one letter to print. */
import { audit, requireClass, type ScopedDb } from '~/access/in-scope.server';
import { decideForClass } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { currentOn } from '~/roster/current-on';
import {
  type FetchedLetter,
  isNewStep,
  type LetterBatch,
  type LetterBatchForm,
  type LetterStep,
  type LetterStepKind,
  listStandingSteps,
} from './letter-batch';
import { hasResults, listLetterPupils } from './letter-pupils.server';
import { loadLetters } from './letter-store.server';
import type { LetterLanguage } from './letter-words';

type Db = ScopedDb<StaffViewer>;

export type LetterBatchOutcome =
  /** Pupils something was written of: what an undo takes back. */
  { ok: true; kind: LetterStepKind | null; pupilIds: string[] } | { ok: false; problem: 'form' };

/** The pupils of a class with where their letters are. @throws 404, 403. Reading is audited. */
export async function loadLetterBatch(
  db: Db,
  classId: string | undefined,
  language: LetterLanguage,
): Promise<LetterBatch> {
  const { schoolClass, pupils, leftOut } = await listLetterPupils(db, classId, undefined);
  const ids = pupils.map(({ id }) => id);
  const latest = await readLatestSteps(db, ids, schoolClass.schoolYear.startDate);
  await audit(db, 'letter-list.viewed', ids, { classId: schoolClass.id });
  const { id, schoolId } = schoolClass;
  const { grants, today } = db.viewer;
  return {
    classId: id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    today,
    language,
    leftOut,
    mayRecord: decideForClass(grants, 'class.record', { classId: id, schoolId }) === 'allowed',
    pupils: pupils.map((pupil) => ({
      pupilId: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`.trim(),
      hasResults: hasResults(pupil),
      latest: latest.get(pupil.id) ?? null,
    })),
  };
}

/** One letter of the batch. @throws 404, also for a protected identity, 403. Reading is audited. */
export async function loadLetterData(
  db: Db,
  place: { classId: string | undefined; pupilId: string | undefined },
  language: LetterLanguage,
): Promise<FetchedLetter> {
  const pupilId = place.pupilId ?? '';
  const { template, letters } = await loadLetters(db, place.classId, { pupilId, language });
  const [letter] = letters;
  if (!letter || letter.protectedIdentity) throw notFound();
  return { template, letter };
}

/** @throws 404 when one of the pupils is not in the class today or is protected, 403. */
export async function recordLetters(
  db: Db,
  classId: string | undefined,
  form: LetterBatchForm | null,
): Promise<LetterBatchOutcome> {
  const schoolClass = await requireClass(db, 'class.record', classId);
  if (!form) return { ok: false, problem: 'form' };
  const { transaction, municipalityId, viewer } = db;
  const pupilIds = await requireInClass(db, schoolClass.id, form.pupilIds);
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`letters:${schoolClass.id}`}, 0))`;
  const latest = await readLatestSteps(db, pupilIds, schoolClass.schoolYear.startDate);
  const written = pupilIds.filter((pupilId) => {
    const step = latest.get(pupilId) ?? null;
    // Whoever may write a step may take one back, so that a colleague's slip can be mended; both stay.
    return form.intent === 'take-back' ? step?.kind === form.kind : isNewStep(form.intent, step);
  });
  await transaction.letterEvent.createMany({
    data: written.map((pupilId) => ({
      id: newId(),
      municipalityId,
      pupilId,
      day: toStoredDate(viewer.today),
      kind: form.intent === 'take-back' ? 'taken-back' : form.intent,
      language: form.intent === 'printed' ? form.language : null,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    })),
  });
  await audit(db, `letters.${form.intent}`, written, { classId: schoolClass.id });
  return { ok: true, kind: form.intent === 'take-back' ? null : form.intent, pupilIds: written };
}

async function requireInClass(
  { transaction, municipalityId, viewer }: Db,
  classId: string,
  pupilIds: readonly string[],
): Promise<string[]> {
  const rows = await transaction.classMembership.findMany({
    where: {
      municipalityId,
      classId,
      pupilId: { in: [...pupilIds] },
      pupil: { protectedIdentity: false },
      ...currentOn(viewer.today),
    },
    select: { pupilId: true },
  });
  const found = [...new Set(rows.map(({ pupilId }) => pupilId))];
  if (found.length < pupilIds.length) throw notFound();
  return found;
}

/** The latest step that stands of each pupil, of the school year. The caller has established the scope. */
async function readLatestSteps(
  { transaction, municipalityId }: Db,
  pupilIds: readonly string[],
  since: Date,
): Promise<Map<string, LetterStep>> {
  const rows = await transaction.letterEvent.findMany({
    where: { municipalityId, pupilId: { in: [...pupilIds] }, day: { gte: since } },
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const latest = new Map<string, LetterStep>();
  for (const pupilId of pupilIds) {
    const step = listStandingSteps(rows.filter((row) => row.pupilId === pupilId)).at(-1);
    if (!step) continue;
    latest.set(pupilId, {
      kind: step.kind as LetterStepKind,
      day: dayOf(step.day),
      by: `${step.staffMember.givenName} ${step.staffMember.familyName}`,
      language: step.language as LetterLanguage | null,
    });
  }
  return latest;
}
