/** New judgements of windows: what could be judged again, how far one has come, and what it changed. */
import {
  audit,
  classesInScope,
  membershipsInScope,
  requireId,
  requireMunicipality,
  type ScopedDb,
} from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { notFound } from '~/platform/http.server';
import { enqueueJob } from '~/platform/jobs.server';
import type { AssessmentVersions } from '~/scoring/assessment-record';
import { percentDone, type Share, shareOf } from '~/scoring/judging-share';
import type { Level } from '~/scoring/level-shapes';
import { type LevelMove, type RescoringReport, reportMoves } from '~/scoring/rescoring-report';
import type { RescoringCause } from '~/scoring/rescoring-run.server';
import { SCORING_RULES_VERSION } from '~/scoring/task-score';
import type { ReadToldLevels } from '~/scoring/told-levels';

type Db = ScopedDb<StaffViewer>;

/** A window with results, and whether they stand on versions that no longer hold. */
export interface RescoringWindow {
  windowId: string;
  kind: string;
  startYear: number;
  /** Judged by another version of the policy, the battery or the rules than the window's now. */
  outdated: Share;
}

export interface RescoringHead {
  rescoringId: string;
  windowId: string;
  kind: string;
  startYear: number;
  cause: RescoringCause;
  state: 'running' | 'done' | 'replaced';
  versions: AssessmentVersions;
  /** ISO text. */
  startedAt: string;
  finishedAt: string | null;
  donePercent: number;
  /** Somebody could not be judged. */
  hasFailed: boolean;
}

/** @throws 403. */
export async function listRescorings(db: Db): Promise<{
  windows: RescoringWindow[];
  rescorings: RescoringHead[];
  mayStart: boolean;
  timeZone: string;
}> {
  requireMunicipality(db, 'rescoring.see');
  return {
    windows: await listWindows(db),
    rescorings: await listHeads(db, null),
    mayStart: mayAnywhere(db.viewer.grants, 'rescoring.start'),
    timeZone: db.viewer.timeZone,
  };
}

async function listWindows(db: Db): Promise<RescoringWindow[]> {
  const rows = await db.transaction.$queryRaw<WindowRow[]>`
    SELECT w."id" AS "windowId", w."kind", y."startYear", count(*)::int AS "pupils",
      (count(*) FILTER (WHERE (a."versions"->>'policyVersion')::int <> w."policyVersion"
        OR (a."versions"->>'batteryVersion')::int <> w."batteryVersion"
        OR (a."versions"->>'scoringRulesVersion')::int <> ${SCORING_RULES_VERSION}))::int AS "outdated"
    FROM "CurrentAssessment" c
    JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId" AND a."id" = c."assessmentId"
    JOIN "Round" r ON r."municipalityId" = c."municipalityId" AND r."id" = c."roundId"
    JOIN "ScreeningWindow" w ON w."municipalityId" = r."municipalityId" AND w."id" = r."windowId"
    JOIN "SchoolYear" y ON y."municipalityId" = w."municipalityId" AND y."id" = w."schoolYearId"
    WHERE c."municipalityId" = ${db.municipalityId}::uuid
    GROUP BY w."id", w."kind", w."startDate", y."startYear"
    ORDER BY w."startDate" DESC`;
  return rows.map(({ pupils, outdated, ...window }) => ({
    ...window,
    outdated: shareOf(outdated, pupils),
  }));
}

type WindowRow = Omit<RescoringWindow, 'outdated'> & { pupils: number; outdated: number };
type HeadRow = Omit<RescoringHead, 'startedAt' | 'finishedAt' | 'donePercent' | 'hasFailed'> & {
  startedAt: Date;
  finishedAt: Date | null;
  pupils: number;
  judged: number;
  failed: number;
};

async function listHeads(db: Db, rescoringId: string | null): Promise<RescoringHead[]> {
  const rows = await db.transaction.$queryRaw<HeadRow[]>`
    SELECT s."id" AS "rescoringId", s."windowId", w."kind", y."startYear", s."cause", s."state",
      s."versions", s."startedAt", s."finishedAt", count(p."pupilId")::int AS "pupils",
      count(p."afterId")::int AS "judged", (count(*) FILTER (WHERE p."failed"))::int AS "failed"
    FROM "Rescoring" s
    JOIN "ScreeningWindow" w ON w."municipalityId" = s."municipalityId" AND w."id" = s."windowId"
    JOIN "SchoolYear" y ON y."municipalityId" = w."municipalityId" AND y."id" = w."schoolYearId"
    LEFT JOIN "RescoringPupil" p ON p."municipalityId" = s."municipalityId"
      AND p."rescoringId" = s."id"
    WHERE s."municipalityId" = ${db.municipalityId}::uuid
      AND (${rescoringId}::uuid IS NULL OR s."id" = ${rescoringId}::uuid)
    GROUP BY s."municipalityId", s."id", w."kind", y."startYear"
    ORDER BY s."startedAt" DESC, s."id" DESC
    LIMIT 50`;
  return rows.map(({ startedAt, finishedAt, pupils, judged, failed, ...row }) => ({
    ...row,
    donePercent: percentDone(judged + failed, pupils),
    hasFailed: failed > 0,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }));
}

/** Ask for a window to be judged again by the versions that hold now. @throws 404 or 403. */
export async function askForRescoring(db: Db, windowId: string | undefined): Promise<void> {
  requireMunicipality(db, 'rescoring.start');
  const { municipalityId, transaction, viewer } = db;
  const id = requireId(windowId);
  const window = await transaction.screeningWindow.findUnique({
    where: { municipalityId_id: { municipalityId, id } },
    select: { id: true },
  });
  if (!window) throw notFound();
  const { staffMemberId } = viewer;
  const payload = { municipalityId, windowId: id, cause: 'asked', staffMemberId };
  await enqueueJob(transaction, 'window.rejudge', payload, id);
  await audit(db, 'rescoring.asked', [], { windowId: id });
}

/** A pupil whose level changed, for those who may see the pupil's results. */
interface ChangedPupil {
  pupilId: string;
  classId: string;
  className: string;
  schoolName: string;
  name: string;
  before: Level;
  after: Level;
}

export interface RescoringPage {
  head: RescoringHead;
  /** Whose figures these are: the reader's schools or classes (exact), or the municipality (protected). */
  reach: 'municipality' | 'schools' | 'classes';
  report: RescoringReport;
  /** Pupils with another level, by class and name; null for those who may see counts only. */
  changed: ChangedPupil[] | null;
  timeZone: string;
}

/** What one new judgement changed, as far as the reader may see. Reading of pupils is audited. @throws 404 or 403. */
export async function getRescoring(
  db: Db,
  rescoringId: string | undefined,
  readTold: ReadToldLevels,
): Promise<RescoringPage> {
  requireMunicipality(db, 'rescoring.see');
  const id = requireId(rescoringId);
  const [head] = await listHeads(db, id);
  if (!head) throw notFound();
  const { grants, timeZone } = db.viewer;
  const reach = findReach(db);
  const mayKnow = mayAnywhere(grants, 'class.see-results');
  const changed = mayKnow ? await listChanged(db, id) : null;
  if (changed && changed.length > 0) {
    const pupilIds = changed.map(({ pupilId }) => pupilId);
    await audit(db, 'rescoring.viewed', pupilIds, { rescoringId: id });
  }
  const told = reach === 'municipality' ? await readTold(db, head.windowId) : null;
  const report = reportMoves(await listMoves(db, id, reach), told);
  return { head, reach, report, changed, timeZone };
}

function findReach({ viewer }: Db): RescoringPage['reach'] {
  const { grants } = viewer;
  if (territory(grants, 'rescoring.see') === 'all') return 'municipality';
  return mayAnywhere(grants, 'school.see-summary') ? 'schools' : 'classes';
}

async function listMoves(
  db: Db,
  rescoringId: string,
  reach: RescoringPage['reach'],
): Promise<LevelMove[]> {
  const classes =
    reach === 'municipality'
      ? null
      : await db.transaction.schoolClass.findMany({
          where: classesInScope(db, 'rescoring.see'),
          select: { id: true },
        });
  const classIds = classes?.map(({ id }) => id) ?? [];
  return db.transaction.$queryRaw<LevelMove[]>`
    SELECT s."id" AS "schoolId", s."name" AS "schoolName", b."level" AS "before",
      a."level" AS "after", count(*)::int AS "pupils"
    FROM "RescoringPupil" p
    JOIN "RiskAssessment" b ON b."municipalityId" = p."municipalityId" AND b."id" = p."beforeId"
    JOIN "RiskAssessment" a ON a."municipalityId" = p."municipalityId" AND a."id" = p."afterId"
    JOIN "Round" r ON r."municipalityId" = p."municipalityId" AND r."id" = p."roundId"
    JOIN "SchoolClass" c ON c."municipalityId" = r."municipalityId" AND c."id" = r."classId"
    JOIN "School" s ON s."municipalityId" = c."municipalityId" AND s."id" = c."schoolId"
    WHERE p."municipalityId" = ${db.municipalityId}::uuid AND p."rescoringId" = ${rescoringId}::uuid
      AND (${classes === null} OR c."id" = ANY(${classIds}::uuid[]))
    GROUP BY s."id", s."name", b."level", a."level"`;
}

const NAMES = new Intl.Collator('sv', { numeric: true });

async function listChanged(db: Db, rescoringId: string): Promise<ChangedPupil[]> {
  const memberships = await db.transaction.classMembership.findMany({
    where: { municipalityId: db.municipalityId, ...membershipsInScope(db, 'class.see-results') },
    select: {
      pupil: { select: { id: true, givenName: true, familyName: true } },
      schoolClass: { select: { id: true, name: true, school: { select: { name: true } } } },
    },
  });
  const places = new Map(memberships.map((membership) => [membership.pupil.id, membership]));
  const rows = await db.transaction.$queryRaw<Pick<ChangedPupil, 'pupilId' | 'before' | 'after'>[]>`
    SELECT p."pupilId", b."level" AS "before", a."level" AS "after"
    FROM "RescoringPupil" p
    JOIN "RiskAssessment" b ON b."municipalityId" = p."municipalityId" AND b."id" = p."beforeId"
    JOIN "RiskAssessment" a ON a."municipalityId" = p."municipalityId" AND a."id" = p."afterId"
    WHERE p."municipalityId" = ${db.municipalityId}::uuid AND p."rescoringId" = ${rescoringId}::uuid
      AND a."level" <> b."level" AND p."pupilId" = ANY(${[...places.keys()]}::uuid[])`;
  const changed = rows.map(({ pupilId, before, after }) => {
    const { pupil, schoolClass } = places.get(pupilId)!;
    const name = `${pupil.givenName} ${pupil.familyName}`.trim();
    const { id: classId, name: className, school } = schoolClass;
    return { pupilId, classId, className, schoolName: school.name, name, before, after };
  });
  return changed.sort(
    (one, other) =>
      NAMES.compare(one.schoolName, other.schoolName) ||
      NAMES.compare(one.className, other.className) ||
      NAMES.compare(one.name, other.name),
  );
}
