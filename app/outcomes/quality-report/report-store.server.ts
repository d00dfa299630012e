/**
 * The basis for the systematic quality work of a school or a municipality: the follow-up as its reader is
 * shown it, each window of the year, and the unit's own analysis. Exact for a principal, protected for a
 * head of education; who may not see the figures may not see or write the analysis either.
 */
import { parseWithZod } from '@conform-to/zod/v4';
import {
  audit,
  readingOnly,
  requireMunicipality,
  requireSchool,
  type ScopedDb,
} from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import {
  type FollowUp,
  loadFollowUp,
  readMunicipalityName,
} from '~/outcomes/follow-up/follow-up-store.server';
import { listGoalsBeside } from '~/outcomes/goals/goals-beside.server';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { badRequest } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { Locale } from '~/platform/translation/catalogues';
import { namesAPupil } from '~/roster/pupil-names-in-text.server';
import {
  ANALYSIS_PARTS,
  type Analysis,
  type AnalysisTexts,
  analysisSchema,
  NO_TEXTS,
} from './analysis';
import type { AnalysisAnswer, QualityReport } from './report-page';
import { writeReportWorkbook } from './report-workbook.server';

type Db = ScopedDb<StaffViewer>;
type ReportChoice = Parameters<typeof loadFollowUp>[1];

/** The document. @throws as the follow-up. */
export async function loadQualityReport(given: Db, choice: ReportChoice): Promise<QualityReport> {
  const db = readingOnly(given);
  const page = await loadFollowUp(db, choice);
  const goals = await listGoalsBeside(db, page);
  const schoolId = page.of === 'school' ? page.schoolId : null;
  const { startYear } = page;
  const [latest, former] = startYear === null ? [] : await readAnalyses(db, schoolId, startYear);
  return {
    page,
    goals,
    windows: await loadWindows(db, page),
    municipalityName: await readMunicipalityName(db),
    isSynthetic: db.viewer.synthetic,
    startYear,
    today: db.viewer.today,
    analysis: describe(latest, former, db.viewer.timeZone),
  };
}

/** The document as a spreadsheet of several sheets. @throws as the follow-up. Taking it is audited. */
export async function exportQualityReport(
  db: Db,
  choice: ReportChoice,
  locale: Locale,
): Promise<Buffer> {
  const report = await loadQualityReport(db, choice);
  const { page } = report;
  await audit(db, 'quality-report.exported', [], {
    schoolId: page.of === 'school' ? page.schoolId : null,
  });
  return writeReportWorkbook(report, locale);
}

/**
 * New words in the analysis, or the ones before them (`undo`). Nothing is erased. The window of the choice
 * says which school year. @throws 403, 404, or 400 for a form that is none of them.
 */
export async function changeAnalysis(
  db: Db,
  choice: ReportChoice,
  form: FormData,
): Promise<AnalysisAnswer> {
  const page = await loadFollowUp(db, choice);
  const schoolId = page.of === 'school' ? page.schoolId : null;
  if (schoolId) await requireSchool(db, 'school.write-analysis', schoolId);
  else requireMunicipality(db, 'municipality.write-analysis');
  const { startYear } = page;
  if (startYear === null) throw badRequest();
  const [latest, former] = await readAnalyses(db, schoolId, startYear);
  if (form.get('intent') === 'undo') {
    if (latest) await writeAnalysis(db, { schoolId, startYear }, former ?? NO_TEXTS);
    return { ok: true };
  }
  const submission = parseWithZod(form, { schema: analysisSchema });
  if (submission.status !== 'success') {
    if (form.get('intent') !== 'save') throw badRequest();
    return { ok: false, submission: submission.reply() };
  }
  const texts = submission.value;
  for (const part of ANALYSIS_PARTS) {
    if (await namesAPupil(db, [texts[part]])) {
      return {
        ok: false,
        submission: submission.reply({ fieldErrors: { [part]: ['names-a-pupil'] } }),
      };
    }
  }
  await writeAnalysis(db, { schoolId, startYear }, texts);
  return { ok: true };
}

/** The same place in each window of the year that has begun. */
async function loadWindows(db: Db, page: FollowUp): Promise<FollowUp[]> {
  const schoolId = page.of === 'school' ? page.schoolId : null;
  const pages: FollowUp[] = [];
  for (const { windowId } of page.windows) {
    const isShown = windowId === page.windowId;
    pages.push(isShown ? page : await loadFollowUp(db, { schoolId, windowId }));
  }
  return pages;
}

type AnalysisRow = AnalysisTexts & {
  createdAt: Date;
  staffMember: { givenName: string; familyName: string };
};

/** The latest words and those before them. */
function readAnalyses(
  { transaction, municipalityId }: Db,
  schoolId: string | null,
  startYear: number,
): Promise<AnalysisRow[]> {
  return transaction.qualityAnalysis.findMany({
    where: { municipalityId, schoolId, startYear },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    take: 2,
  });
}

function describe(
  latest: AnalysisRow | undefined,
  former: AnalysisRow | undefined,
  timeZone: string,
): Analysis {
  if (!latest) return { texts: NO_TEXTS, changed: null, canUndo: false };
  const { wentWell, causes, measures, createdAt, staffMember } = latest;
  const isEmpty = ANALYSIS_PARTS.every((part) => latest[part] === '');
  return {
    texts: { wentWell, causes, measures },
    changed: {
      by: `${staffMember.givenName} ${staffMember.familyName}`,
      on: dayInZone(createdAt, timeZone),
    },
    canUndo: former !== undefined || !isEmpty,
  };
}

async function writeAnalysis(
  db: Db,
  { schoolId, startYear }: { schoolId: string | null; startYear: number },
  { wentWell, causes, measures }: AnalysisTexts,
): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const id = newId();
  await transaction.qualityAnalysis.create({
    data: {
      id,
      municipalityId,
      schoolId,
      startYear,
      wentWell,
      causes,
      measures,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'quality-analysis.changed', [], { analysisId: id, schoolId });
}
