/**
 * The municipality's cost sheet of the school year or of one of its windows, for its leaders. Adults' time is of the schools that freed time is
 * of, so that one held against the other tells nothing; and a principal, who knows the time of own classes exactly, is told it
 * only where what is left of the others tells nothing either.
 */
import { audit, requireId, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { joinSchools } from '~/outcomes/follow-up/join-schools';
import { readMunicipalityFacts } from '~/outcomes/follow-up/kept-facts.server';
import { dayOf } from '~/platform/calendar';
import { forbidden, notFound } from '~/platform/http.server';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { ADULTS, type Adult } from './adult-time';
import { type ClassTimeFacts, readClassTimes } from './adult-time.server';
import { type Assumptions, assumedValue } from './assumption';
import { mayAssume, readAssumptions } from './assumption-store.server';
import { listDoneSchools } from './class-done';
import { writeCostFile } from './cost-file';
import type { CostExtent, CostPage } from './cost-page';
import { type AssumedCosts, planRest, type SheetFacts, workOutSheet } from './cost-sheet';
import { joinTimes, readAssumed } from './freed-store.server';
import { weighSession } from './measured-weight';
import { isEnough } from './protect-freed';
import { addSessions, measureSessions, type PupilSessions } from './pupil-session';
import { type BenefitYear, findBenefitYear } from './year.server';

type Db = ScopedDb<StaffViewer>;

/** The school year (null), or one of its windows that has begun. */
export interface CostChoice {
  windowId: string | null;
}

/** @throws 404 for a window that is none of the year's, 403. */
export async function loadCosts(db: Db, choice: CostChoice): Promise<CostPage> {
  if (!mayAnywhere(db.viewer.grants, 'benefit.see')) throw forbidden();
  const { name } = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: db.municipalityId },
    select: { name: true },
  });
  const year = await findBenefitYear(db);
  const assumptions = await readAssumptions(db, year?.schoolYearId ?? null);
  const windowId = choice.windowId ? requireId(choice.windowId) : null;
  if (windowId && !year?.windows.some((one) => one.windowId === windowId)) throw notFound();
  const { facts, extent, sessions } = await readFacts(db, { year, windowId, assumptions });
  const costs = readCosts(assumptions);
  await audit(db, 'cost-sheet.viewed', []);
  const windows = year?.windows ?? [];
  return {
    municipalityName: name,
    startYear: year?.startYear ?? null,
    windows: windows.map((one) => ({ windowId: one.windowId, kind: one.kind })),
    windowId,
    extent,
    sheet: workOutSheet(facts, costs),
    planned: extent.toCome > 0 ? planRest(facts, extent.toCome, costs) : null,
    sessions,
    weights: windows
      .filter((one) => !windowId || one.windowId === windowId)
      .map(({ kind, batteryId }) => ({ kind, megabytes: weighSession(batteryId, kind) })),
    assumptions,
    mayAssume: mayAssume(db),
    timeZone: db.viewer.timeZone,
  };
}

/** What the page shows, as a file. @throws as the page. */
export async function exportCosts(db: Db, choice: CostChoice, locale: Locale): Promise<string> {
  const page = await loadCosts(db, choice);
  await audit(db, 'cost-sheet.exported', []);
  const words = ['benefit', 'common'] as const;
  return writeCostFile(page, createTranslation(locale).getFixedT(locale, words), locale);
}

const NOTHING = {
  facts: { counted: 0, ofYear: 0, windowsOfYear: 0, minutes: null, pupilSeconds: null },
  extent: { counted: 0, toCome: 0, missed: 0 },
  sessions: null,
};

interface Period {
  year: BenefitYear | null;
  windowId: string | null;
  assumptions: Assumptions;
}

/** Pupils in windows of the period and what was measured of those counted, whose it was where that may be told. */
async function readFacts(
  db: Db,
  { year, windowId, assumptions }: Period,
): Promise<{ facts: SheetFacts; extent: CostExtent; sessions: PupilSessions | null }> {
  if (!year || year.windows.length === 0) return NOTHING;
  const { enrolled, windows } = await readWindows(db, year);
  const own = windows.filter((one) => !windowId || one.windowId === windowId);
  const sum = (of: readonly WindowFacts[], key: 'counted' | 'toCome' | 'missed') =>
    of.reduce((total, one) => total + one[key], 0);
  const counted = sum(own, 'counted');
  const sessions = addSessions(
    own.filter((one) => one.counted > 0).map(({ times }) => measureSessions(listSessions(times))),
  );
  return {
    facts: {
      counted,
      ofYear: enrolled * windows.length,
      windowsOfYear: windows.length,
      minutes:
        counted > 0 ? addMinutes(db, own, readAssumed(assumptions).aroundReading ?? 0) : null,
      pupilSeconds: sessions?.seconds ?? null,
    },
    extent: { counted, toCome: sum(own, 'toCome'), missed: sum(own, 'missed') },
    sessions,
  };
}

const listSessions = (times: readonly ClassTimeFacts[]) =>
  times.flatMap(({ pupilSessions }) => pupilSessions);

/** Hidden as soon as one of the windows is, so that the sum less the others does not tell it. */
function addMinutes(
  db: Db,
  windows: readonly WindowFacts[],
  around: number,
): Record<Adult, number> | 'protected' {
  if (windows.some(({ times }) => !isTold(db, times))) return 'protected';
  const minutes = zero();
  for (const { times } of windows) {
    const { time } = joinTimes(times);
    for (const adult of ADULTS) {
      minutes[adult] += time.minutes[adult] + around * time.readings[adult];
    }
  }
  return minutes;
}

const zero = (): Record<Adult, number> => ({ special: 0, teacher: 0 });

/** Nobody or at least ten pupils were read with: in all, and in the schools that the viewer does not know exactly. */
function isTold({ viewer: { grants } }: Db, classes: readonly ClassTimeFacts[]): boolean {
  const reach = territory(grants, 'school.see-summary');
  const own = new Set(reach === 'all' ? [] : reach.schoolIds);
  const others = classes.filter(({ schoolId }) => !own.has(schoolId));
  return [classes, others].every((some) => isEnough(joinTimes(some).pupilsRead));
}

interface WindowFacts extends CostExtent {
  windowId: string;
  /** Of the schools that have carried it out. */
  times: ClassTimeFacts[];
}

/** Everyone in the year's classes today, as the follow-up counts the enrolled; and each window of the year. */
async function readWindows(
  db: Db,
  year: BenefitYear,
): Promise<{ enrolled: number; windows: WindowFacts[] }> {
  const begun = year.windows.map(({ windowId }) => windowId);
  const classes = (await readMunicipalityFacts(db, { ...year, windowIds: begun })).filter(
    ({ schoolId }) => !year.leftOut.has(schoolId),
  );
  const times = (await readClassTimes(db, { windowIds: begun })).filter(
    ({ schoolId }) => !year.leftOut.has(schoolId),
  );
  const schools = joinSchools(classes);
  const { municipalityId, viewer } = db;
  const all = await db.transaction.screeningWindow.findMany({
    where: { municipalityId, schoolYearId: year.schoolYearId },
    select: { id: true, catchUpEndDate: true },
    orderBy: { startDate: 'asc' },
  });
  const enrolled = classes.reduce((sum, { pupils }) => sum + pupils.length, 0);
  return {
    enrolled,
    windows: all.map(({ id: windowId, catchUpEndDate }) => {
      const at = begun.indexOf(windowId);
      const done = at < 0 ? new Set<string>() : listDoneSchools(schools, at);
      const own = classes.filter(({ schoolId }) => done.has(schoolId));
      const counted = own.reduce((sum, { pupils }) => sum + pupils.length, 0);
      const isOver = dayOf(catchUpEndDate) < viewer.today;
      return {
        windowId,
        counted,
        toCome: isOver ? 0 : enrolled - counted,
        missed: isOver ? enrolled - counted : 0,
        times: times.filter((one) => one.windowId === windowId && done.has(one.schoolId)),
      };
    }),
  };
}

function readCosts(assumptions: Assumptions): AssumedCosts {
  const read = (key: Parameters<typeof assumedValue>[1]) => assumedValue(assumptions, key);
  return {
    minutesPerPupil: { special: read('minutes-special'), teacher: read('minutes-teacher') },
    timesBefore: read('times-before'),
    hourly: { special: read('hourly-special'), teacher: read('hourly-teacher') },
    before: {
      licences: read('licences-before'),
      paper: read('paper-before'),
      travel: read('travel-before'),
    },
    after: {
      licences: read('licences-after'),
      paper: read('paper-after'),
      travel: read('travel-after'),
    },
    deviceMinutesBefore: read('minutes-device'),
    watts: read('watts'),
    energyPrice: read('energy-price'),
  };
}
