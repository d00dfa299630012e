/**
 * The follow-up for leaders: a school by class with exact counts, a municipality by school with small
 * numbers protected. Counts only: no pupil leaves this file. The number of queries is fixed.
 */
import {
  audit,
  requireId,
  requireMunicipality,
  requireSchool,
  type ScopedDb,
} from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { forbidden, notFound } from '~/platform/http.server';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { addFigures, measure } from './figures';
import { writeFollowUpFile } from './follow-up-file';
import { readMoves } from './movement';
import { protectMunicipality, type SchoolFacts } from './protect-municipality';
import { type ClassFacts, readPupilFacts } from './pupil-facts.server';
import {
  type MunicipalityFollowUp,
  type SchoolFollowUp,
  showExactly,
  type WindowChoice,
  type WindowKind,
} from './shown-figures';

type Db = ScopedDb<StaffViewer>;

/** What the address asks for: a school by id, a window by id. */
export interface FollowUpChoice {
  schoolId: string | null;
  windowId: string | null;
}

export type FollowUp =
  | ({ of: 'school' } & SchoolFollowUp)
  | ({ of: 'municipality' } & MunicipalityFollowUp);

const NAMES = new Intl.Collator('sv', { numeric: true });

/**
 * The school that was asked for; without one the municipality for who may see it, else the viewer's
 * first school. @throws 404 for a school out of scope or a window that is none, 403 for other roles.
 */
export async function loadFollowUp(db: Db, choice: FollowUpChoice): Promise<FollowUp> {
  const { grants } = db.viewer;
  if (!choice.schoolId && mayAnywhere(grants, 'municipality.see-summary')) {
    return { of: 'municipality', ...(await loadMunicipality(db, choice)) };
  }
  return { of: 'school', ...(await loadSchool(db, choice)) };
}

/** What the page shows, as a file. @throws as the page. */
export async function exportFollowUp(
  db: Db,
  choice: FollowUpChoice,
  locale: Locale,
): Promise<string> {
  const page = await loadFollowUp(db, choice);
  await audit(
    db,
    'follow-up.exported',
    [],
    page.of === 'school' ? { schoolId: page.schoolId } : {},
  );
  const words = ['outcomes', 'results', 'common', 'reports'] as const;
  const t = createTranslation(locale).getFixedT(locale, words);
  return writeFollowUpFile(page, t, { locale, isSynthetic: db.viewer.synthetic });
}

async function loadSchool(db: Db, choice: FollowUpChoice): Promise<SchoolFollowUp> {
  const schools = await listOwnSchools(db);
  if (!choice.schoolId && schools.length === 0) throw forbidden();
  const asked = choice.schoolId ?? schools[0]?.schoolId;
  const school = await requireSchool(db, 'school.see-summary', asked);
  const year = await findWindows(db, choice);
  const { today } = db.viewer;
  const classes = await readPupilFacts(db, { ...year, schoolId: school.id });
  const figures = classes.map(({ pupils }) => measure(pupils, { window: year.window, today }));
  const total = addFigures(figures);
  await audit(db, 'school-follow-up.viewed', [], { schoolId: school.id });
  return {
    schoolId: school.id,
    schoolName: school.name,
    schools,
    ...year.shown,
    moves: total.moves && readMoves(total.moves),
    movesHidden: false,
    classes: classes
      .map(({ classId, className }, place) => ({
        classId,
        className,
        summary: figures[place]!.summary,
        figures: showExactly(figures[place]!),
      }))
      .sort((one, other) => NAMES.compare(one.className, other.className)),
    total: { summary: total.summary, figures: showExactly(total) },
  };
}

async function loadMunicipality(db: Db, choice: FollowUpChoice): Promise<MunicipalityFollowUp> {
  requireMunicipality(db, 'municipality.see-summary');
  const municipality = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: db.municipalityId },
    select: { name: true },
  });
  const year = await findWindows(db, choice);
  const classes = await readPupilFacts(db, year);
  await audit(db, 'municipality-follow-up.viewed', []);
  return {
    municipalityName: municipality.name,
    ...year.shown,
    ...protectMunicipality(joinSchools(classes), {
      window: year.window,
      windowCount: year.windowIds.length,
      today: db.viewer.today,
    }),
  };
}

/** Schools with the pupils of their classes, by name. */
export function joinSchools(classes: readonly ClassFacts[]): SchoolFacts[] {
  const schools = new Map<string, SchoolFacts>();
  for (const { schoolId, schoolName, pupils } of classes) {
    const known = schools.get(schoolId);
    if (known) known.pupils.push(...pupils);
    else schools.set(schoolId, { schoolId, schoolName, pupils: [...pupils] });
  }
  return [...schools.values()].sort((one, other) =>
    NAMES.compare(one.schoolName, other.schoolName),
  );
}

/** Schools that the viewer leads, by name. */
async function listOwnSchools(db: Db): Promise<SchoolFollowUp['schools']> {
  const reach = territory(db.viewer.grants, 'school.see-summary');
  if (reach === 'all' || reach.schoolIds.length === 0) return [];
  const rows = await db.transaction.school.findMany({
    where: { municipalityId: db.municipalityId, id: { in: reach.schoolIds } },
    select: { id: true, name: true },
  });
  return rows
    .map(({ id, name }) => ({ schoolId: id, schoolName: name }))
    .sort((one, other) => NAMES.compare(one.schoolName, other.schoolName));
}

interface YearWindows {
  windowIds: string[];
  /** Number of the shown window among them. */
  window: number;
  /** First day of the school year. */
  from: Day;
  shown: { windows: WindowChoice[]; windowId: string | null };
}

/** The windows that have begun of the newest school year with one; the newest unless one is asked for. */
async function findWindows(db: Db, { windowId }: FollowUpChoice): Promise<YearWindows> {
  const today = toStoredDate(db.viewer.today);
  const begun = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId, startDate: { lte: today } },
    select: {
      id: true,
      kind: true,
      schoolYearId: true,
      schoolYear: { select: { startDate: true } },
    },
    orderBy: { startDate: 'asc' },
  });
  const newest = begun.at(-1);
  const own = begun.filter(({ schoolYearId }) => schoolYearId === newest?.schoolYearId);
  const asked = windowId ? requireId(windowId) : newest?.id;
  const window = own.findIndex(({ id }) => id === asked);
  if (windowId && window < 0) throw notFound();
  return {
    windowIds: own.map(({ id }) => id),
    window: Math.max(0, window),
    from: newest ? dayOf(newest.schoolYear.startDate) : db.viewer.today,
    shown: {
      windows: own.map(({ id, kind }) => ({ windowId: id, kind: kind as WindowKind })),
      windowId: asked ?? null,
    },
  };
}
