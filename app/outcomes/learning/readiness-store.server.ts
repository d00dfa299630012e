/** Schools' own judgements of how ready they are: answered by the principal, read by the head of education. */
import { audit, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { LearningAnswer } from './free-text';
import { listSchoolsFor, type NamedSchool } from './own-schools.server';
import {
  compareYears,
  QUESTION_VERSION,
  type ReadinessComparison,
  type ReadinessForm,
  storedAnswersSchema,
  type YearOfReadiness,
} from './readiness';

type Db = ScopedDb<StaffViewer>;

export interface ReadinessPage {
  /** First calendar year of today's school year; null when there is none. */
  startYear: number | null;
  schools: (NamedSchool & ReadinessComparison)[];
  /** The viewer answers for the schools; else looks. */
  mayAnswer: boolean;
}

/** The viewer's schools, this year beside the last. Three queries. @throws 403. */
export async function loadReadiness(db: Db): Promise<ReadinessPage> {
  const { grants } = db.viewer;
  const mayAnswer = mayAnywhere(grants, 'readiness.assess');
  if (!mayAnswer && !mayAnywhere(grants, 'municipality.see-summary')) throw forbidden();
  const action = mayAnswer ? 'readiness.assess' : 'municipality.see-summary';
  const schools = await listSchoolsFor(db, action);
  const year = await findYear(db);
  const years = await readYears(db, schools);
  return {
    startYear: year?.startYear ?? null,
    mayAnswer: mayAnswer && year !== null,
    schools: schools.map((school) => ({
      ...school,
      ...compareYears([...(years.get(school.schoolId)?.values() ?? [])], year?.startYear ?? 0),
    })),
  };
}

function findYear(db: Db) {
  const today = toStoredDate(db.viewer.today);
  return db.transaction.schoolYear.findFirst({
    where: {
      municipalityId: db.municipalityId,
      startDate: { lte: today },
      endDate: { gte: today },
    },
    select: { id: true, startYear: true },
    orderBy: { startYear: 'desc' },
  });
}

/** By school and year; of several in a year the latest. */
async function readYears(db: Db, schools: readonly NamedSchool[]) {
  const rows = await db.transaction.readinessAssessment.findMany({
    where: {
      municipalityId: db.municipalityId,
      schoolId: { in: schools.map(({ schoolId }) => schoolId) },
    },
    include: { schoolYear: { select: { startYear: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const years = new Map<string, Map<number, YearOfReadiness>>();
  for (const { schoolId, schoolYear, questionVersion, answers } of rows) {
    const own = years.get(schoolId) ?? new Map<number, YearOfReadiness>();
    const { startYear } = schoolYear;
    const read = storedAnswersSchema.safeParse(answers);
    if (read.success) {
      own.set(startYear, { startYear, version: questionVersion, answers: read.data });
    }
    years.set(schoolId, own);
  }
  return years;
}

/** Keep this year's answers of a school; the latest of a year holds. @throws 404, also without a school year, 403. */
export async function saveReadiness(db: Db, form: ReadinessForm): Promise<LearningAnswer> {
  const school = await requireSchool(db, 'readiness.assess', form.schoolId);
  const year = await findYear(db);
  if (!year) throw notFound();
  const { intent: _intent, schoolId: _school, ...answers } = form;
  await db.transaction.readinessAssessment.create({
    data: {
      id: newId(),
      municipalityId: db.municipalityId,
      schoolId: school.id,
      schoolYearId: year.id,
      questionVersion: QUESTION_VERSION,
      answers,
      staffMemberId: db.viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'school.readiness-saved', [], { schoolId: school.id });
  return { ok: true };
}
