/** Letters of a class or a pupil, and the municipality's own words for them. */
import {
  audit,
  requireClass,
  requireId,
  requireMunicipality,
  type ScopedDb,
} from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { currentOn } from '~/roster/current-on';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import { listPlans } from '~/support/plans/plan-list.server';
import type { PlanView } from '~/support/plans/plan-view';
import { findTemplateProblem, findWhatPupilCan, type LetterFacts } from './letter';
import type { ClassLetters, LetterOutcome, LetterTemplateView, PupilLetter } from './letter-page';
import { COMMON_TEMPLATES, type LetterLanguage } from './letter-words';

type Db = ScopedDb<StaffViewer>;

/**
 * The letters of a class, or of one of its pupils; those of a class leave out pupils whose identity is
 * protected. The number of queries is fixed. @throws 404 when the pupil is not in the class today, 403.
 * Reading is audited.
 */
export async function loadLetters(
  db: Db,
  classId: string | undefined,
  { pupilId, language }: { pupilId?: string | undefined; language: LetterLanguage },
): Promise<ClassLetters> {
  const schoolClass = await requireClass(db, 'class.see-results', classId);
  const { transaction, municipalityId, viewer } = db;
  const one = pupilId === undefined ? null : requireId(pupilId);
  const memberships = await transaction.classMembership.findMany({
    where: {
      municipalityId,
      classId: schoolClass.id,
      ...currentOn(viewer.today),
      ...(one ? { pupilId: one } : {}),
    },
    select: {
      pupil: {
        select: {
          id: true,
          givenName: true,
          familyName: true,
          protectedIdentity: true,
          synthetic: true,
        },
      },
    },
  });
  if (one && memberships.length === 0) throw notFound();
  const names = new Intl.Collator('sv');
  const all = memberships
    .map(({ pupil }) => pupil)
    .toSorted(
      (left, right) =>
        names.compare(left.familyName, right.familyName) ||
        names.compare(left.givenName, right.givenName),
    );
  const shown = one ? all : all.filter(({ protectedIdentity }) => !protectedIdentity);
  const ids = shown.map(({ id }) => id);
  const assessments = await readLatest(db, ids);
  const { plans } = await listPlans(db, viewer.today, ids);
  const teachers = await listTeachers(db, schoolClass.id);
  const place = { className: schoolClass.name, schoolName: schoolClass.school.name };
  await audit(db, 'letters.viewed', ids, { classId: schoolClass.id, pupilId: one });
  return {
    classId: schoolClass.id,
    ...place,
    today: viewer.today,
    language,
    template: (await readTemplate(db, language)).text ?? COMMON_TEMPLATES[language],
    leftOut: all.length - shown.length,
    letters: shown.map(
      ({ id, givenName, familyName, synthetic, protectedIdentity }): PupilLetter => {
        const assessment = assessments.get(id);
        const facts: LetterFacts = {
          name: givenName,
          ...place,
          teachers,
          can: assessment ? findWhatPupilCan(assessment) : [],
          hasResults: assessment?.tasks.some(({ status }) => status !== 'missing') ?? false,
          plans: plans.filter((plan) => isPartOf(plan, id, viewer.today)).map(toLetterPlan),
          today: viewer.today,
        };
        const name = `${givenName} ${familyName}`.trim();
        return { pupilId: id, name, synthetic, protectedIdentity, facts };
      },
    ),
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

/** The assessment of each pupil that counts now, of the latest window. */
async function readLatest(
  { transaction, municipalityId }: Db,
  pupilIds: readonly string[],
): Promise<Map<string, AssessmentRecord>> {
  const rows = await transaction.currentAssessment.findMany({
    where: { municipalityId, pupilId: { in: [...pupilIds] } },
    select: { pupilId: true, assessment: { select: { assessment: true, createdAt: true } } },
  });
  const ordered = rows.toSorted(
    (one, other) => one.assessment.createdAt.getTime() - other.assessment.createdAt.getTime(),
  );
  return new Map(
    ordered.map(({ pupilId, assessment }) => [
      pupilId,
      assessment.assessment as unknown as AssessmentRecord,
    ]),
  );
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
