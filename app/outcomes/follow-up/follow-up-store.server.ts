/**
 * The follow-up for leaders: a school by class with exact counts, a municipality by school with small
 * numbers protected. Counts only: no pupil leaves this file. The number of queries is fixed.
 */
import { audit, readOnce, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { listLeftOutSchools } from '~/outcomes/learning/left-out-schools.server';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { addFigures, measure } from './figures';
import type { FollowUpChoice } from './follow-up-choice';
import { writeFollowUpFile } from './follow-up-file';
import { readMoves } from './movement';
import { chooseOwnSchool } from './own-schools.server';
import { readPupilFacts } from './pupil-facts.server';
import { type MunicipalityFollowUp, type SchoolFollowUp, showExactly } from './shown-figures';
import { findShownWindows } from './shown-windows.server';
import { tellMunicipality } from './tell-municipality.server';

type Db = ScopedDb<StaffViewer>;

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
  const words = ['outcomes', 'results', 'common', 'reports', 'learning'] as const;
  const t = createTranslation(locale).getFixedT(locale, words);
  return writeFollowUpFile(page, t, { locale, isSynthetic: db.viewer.synthetic });
}

async function loadSchool(db: Db, choice: FollowUpChoice): Promise<SchoolFollowUp> {
  const school = await chooseOwnSchool(db, choice.schoolId);
  const year = await findShownWindows(db, choice);
  const { windowIds, from, to, asOf } = year;
  const places = { windowIds, from, to, asOf, schoolId: school.id };
  const classes = await readOnce(db, `facts of a school ${JSON.stringify(places)}`, () =>
    readPupilFacts(db, places),
  );
  const at = { window: year.window, today: year.asOf };
  const figures = classes.map(({ pupils }) => measure(pupils, at));
  const total = addFigures(figures);
  await audit(db, 'school-follow-up.viewed', [], { schoolId: school.id });
  return {
    schoolId: school.id,
    schoolName: school.name,
    schools: school.schools,
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
  const page = await readMunicipality(db, choice);
  await audit(db, 'municipality-follow-up.viewed', []);
  return page;
}

/**
 * The municipality's schools with small numbers protected. The caller shows schools by name to nobody but
 * who sees the municipality.
 */
export async function readMunicipality(
  db: Db,
  choice: FollowUpChoice,
): Promise<MunicipalityFollowUp> {
  const year = await findShownWindows(db, choice);
  const leftOut = await listLeftOutSchools(db, year.schoolYearId);
  const { windowIds, from, to, asOf, window } = year;
  const places = { windowIds, from, to, asOf };
  return {
    municipalityName: await readMunicipalityName(db),
    ...year.shown,
    ...(await tellMunicipality(db, places, { window, leftOut })),
  };
}

/** The viewer's own municipality's. */
export async function readMunicipalityName(db: Db): Promise<string> {
  const { name } = await readOnce(db, 'name of the municipality', () =>
    db.transaction.municipality.findUniqueOrThrow({
      where: { id: db.municipalityId },
      select: { name: true },
    }),
  );
  return name;
}
