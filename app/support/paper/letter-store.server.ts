/** Letters of a class or a pupil, and the municipality's own words for them. */
import { audit, readingOnly, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';
import { currentOn } from '~/roster/current-on';
import { findSetUp } from '~/roster/set-up/set-up.server';
import { listPlans } from '~/support/plans/plan-list.server';
import type { PlanView } from '~/support/plans/plan-view';
import { findTemplateProblem, findWhatPupilCan, type LetterFacts } from './letter';
import type { ClassLetters, LetterOutcome, LetterTemplateView, PupilLetter } from './letter-page';
import { hasResults, listLetterPupils } from './letter-pupils.server';
import { COMMON_TEMPLATES, type LetterLanguage } from './letter-words';

type Db = ScopedDb<StaffViewer>;

/**
 * The letters of a class, or of one of its pupils; those of a class leave out pupils whose identity is
 * protected. The number of queries is fixed. @throws 404 when the pupil is not in the class today, 403.
 * Reading is audited.
 */
export async function loadLetters(
  given: Db,
  classId: string | undefined,
  { pupilId, language }: { pupilId?: string | undefined; language: LetterLanguage },
): Promise<ClassLetters> {
  const db = readingOnly(given);
  const { schoolClass, pupils, leftOut } = await listLetterPupils(db, classId, pupilId);
  const { viewer } = db;
  const ids = pupils.map(({ id }) => id);
  const { plans } = await listPlans(db, viewer.today, ids);
  const teachers = await listTeachers(db, schoolClass.id);
  const place = { className: schoolClass.name, schoolName: schoolClass.school.name };
  const { letter: schoolLines } = await findSetUp(db, schoolClass.schoolId);
  await audit(db, 'letters.viewed', ids, { classId: schoolClass.id, pupilId: pupilId ?? null });
  return {
    classId: schoolClass.id,
    ...place,
    today: viewer.today,
    language,
    template: (await readTemplate(db, language)).text ?? COMMON_TEMPLATES[language],
    leftOut,
    letters: pupils.map((pupil): PupilLetter => {
      const { id, givenName, familyName, synthetic, protectedIdentity, assessment } = pupil;
      const facts: LetterFacts = {
        name: givenName,
        ...place,
        teachers,
        can: assessment ? findWhatPupilCan(assessment) : [],
        hasResults: hasResults(pupil),
        plans: plans.filter((plan) => isPartOf(plan, id, viewer.today)).map(toLetterPlan),
        schoolLines: schoolLines[language],
        today: viewer.today,
      };
      const name = `${givenName} ${familyName}`.trim();
      return { pupilId: id, name, synthetic, protectedIdentity, facts };
    }),
  };
}

function isPartOf({ pupils }: PlanView, pupilId: string, today: string): boolean {
  return pupils.some(
    (part) => part.pupilId === pupilId && (part.endDate === null || part.endDate >= today),
  );
}

function toLetterPlan({ need, place, minutes, weekdays, endDate }: PlanView) {
  return { need, place, minutes, timesAWeek: weekdays.length, endDate };
}

async function listTeachers(
  { transaction, municipalityId, viewer }: Db,
  classId: string,
): Promise<string[]> {
  const rows = await transaction.roleAssignment.findMany({
    where: { municipalityId, classId, role: 'teacher', ...currentOn(viewer.today) },
    select: { staffMember: { select: { givenName: true, familyName: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ staffMember }) => `${staffMember.givenName} ${staffMember.familyName}`);
}

async function readTemplate({ transaction, municipalityId }: Db, language: LetterLanguage) {
  const rows = await transaction.letterTemplate.findMany({
    where: { municipalityId, language },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    take: 2,
  });
  const [latest, former] = rows;
  return { text: latest?.text ?? null, latest: latest ?? null, former: former?.text ?? null };
}

/** @throws 403. */
export async function loadLetterTemplate(
  db: Db,
  language: LetterLanguage,
): Promise<LetterTemplateView> {
  requireMunicipality(db, 'letters.configure');
  const { text, latest } = await readTemplate(db, language);
  return {
    language,
    text: text ?? COMMON_TEMPLATES[language],
    isOwn: text !== null,
    changed: latest && {
      by: `${latest.staffMember.givenName} ${latest.staffMember.familyName}`,
      at: latest.createdAt.toISOString(),
    },
    today: db.viewer.today,
    timeZone: db.viewer.timeZone,
  };
}

/**
 * New words from here on, the words before them (`undo`), or ours again (`reset`). Nothing is erased.
 * @throws 403.
 */
export async function changeLetterTemplate(
  db: Db,
  language: LetterLanguage,
  change: { intent: 'save'; text: string } | { intent: 'undo' | 'reset' },
): Promise<LetterOutcome> {
  requireMunicipality(db, 'letters.configure');
  const { text: current, latest, former } = await readTemplate(db, language);
  if (change.intent === 'save') {
    const text = change.text.replace(/\r\n?/g, '\n');
    const problem = findTemplateProblem(text, language);
    if (problem) return { ok: false, problem };
    if (text !== current) await writeTemplate(db, language, text);
    return { ok: true };
  }
  const text = change.intent === 'undo' ? former : null;
  if (latest && text !== current) await writeTemplate(db, language, text);
  return { ok: true };
}

async function writeTemplate(db: Db, language: LetterLanguage, text: string | null): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const id = newId();
  await transaction.letterTemplate.create({
    data: {
      id,
      municipalityId,
      language,
      text,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'letter-template.changed', [], { templateId: id, language });
}
