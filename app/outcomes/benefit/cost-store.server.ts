/**
 * The municipality's cost sheet of the school year, for its leaders. Adults' time is of the schools that freed time is
 * of, so that one held against the other tells nothing; and a principal, who knows the time of own classes exactly, is told it
 * only where what is left of the others tells nothing either.
 */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { joinSchools } from '~/outcomes/follow-up/join-schools';
import { readPupilFacts } from '~/outcomes/follow-up/pupil-facts.server';
import { forbidden } from '~/platform/http.server';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { ADULTS, type Adult } from './adult-time';
import { type ClassTimeFacts, readClassTimes } from './adult-time.server';
import { type Assumptions, assumedValue } from './assumption';
import { mayAssume, readAssumptions } from './assumption-store.server';
import { listDoneSchools } from './class-done';
import { writeCostFile } from './cost-file';
import type { CostPage } from './cost-page';
import { type AssumedCosts, type SheetFacts, workOutSheet } from './cost-sheet';
import { joinTimes, readAssumed } from './freed-store.server';
import { weighSession } from './measured-weight';
import { isEnough } from './protect-freed';
import { measureSessions } from './pupil-session';
import { type BenefitYear, findBenefitYear } from './year.server';

type Db = ScopedDb<StaffViewer>;

/** @throws 403. */
export async function loadCosts(db: Db): Promise<CostPage> {
  if (!mayAnywhere(db.viewer.grants, 'benefit.see')) throw forbidden();
  const { name } = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: db.municipalityId },
    select: { name: true },
  });
  const year = await findBenefitYear(db);
  const assumptions = await readAssumptions(db, year?.schoolYearId ?? null);
  const { facts, sessions } = await readFacts(db, year, assumptions);
  await audit(db, 'cost-sheet.viewed', []);
  return {
    municipalityName: name,
    startYear: year?.startYear ?? null,
    enrolled: facts.enrolled,
    sheet: workOutSheet(facts, readCosts(assumptions)),
    sessions,
    weights: (year?.windows ?? []).map(({ kind, batteryId }) => ({
      kind,
      megabytes: weighSession(batteryId, kind),
    })),
    assumptions,
    mayAssume: mayAssume(db),
    timeZone: db.viewer.timeZone,
  };
}

/** What the page shows, as a file. @throws as the page. */
export async function exportCosts(db: Db, locale: Locale): Promise<string> {
  const page = await loadCosts(db);
  await audit(db, 'cost-sheet.exported', []);
  const words = ['benefit', 'common'] as const;
  return writeCostFile(page, createTranslation(locale).getFixedT(locale, words), locale);
}

/** The time of the schools that each window has been carried out in, and whose it was where that may be told. */
async function readFacts(db: Db, year: BenefitYear | null, assumptions: Assumptions) {
  const facts: SheetFacts = { enrolled: 0, minutes: zero(), pupilSeconds: null };
  if (!year || year.windows.length === 0) return { facts, sessions: null };
  const { enrolled, windows } = await readWindows(db, year);
  const around = readAssumed(assumptions).aroundReading ?? 0;
  for (const classes of windows) {
    const { time } = joinTimes(classes);
    if (!isTold(db, classes) || facts.minutes === 'protected') facts.minutes = 'protected';
    else {
      for (const adult of ADULTS) {
        facts.minutes[adult] += time.minutes[adult] + around * time.readings[adult];
      }
    }
  }
  const sessions = measureSessions(windows.flat().flatMap(({ pupilSessions }) => pupilSessions));
  return { facts: { ...facts, enrolled, pupilSeconds: sessions?.seconds ?? null }, sessions };
}

const zero = (): Record<Adult, number> => ({ special: 0, teacher: 0 });

/** Nobody or at least ten pupils were read with: in all, and in the schools that the viewer does not know exactly. */
function isTold({ viewer: { grants } }: Db, classes: readonly ClassTimeFacts[]): boolean {
  const reach = territory(grants, 'school.see-summary');
  const own = new Set(reach === 'all' ? [] : reach.schoolIds);
  const others = classes.filter(({ schoolId }) => !own.has(schoolId));
  return [classes, others].every((some) => isEnough(joinTimes(some).pupilsRead));
}

/** Everyone in the year's classes today, as the follow-up counts the enrolled; and the time of the schools that each window is finished in. */
async function readWindows(db: Db, year: BenefitYear) {
  const windowIds = year.windows.map(({ windowId }) => windowId);
  const classes = (await readPupilFacts(db, { ...year, windowIds })).filter(
    ({ schoolId }) => !year.leftOut.has(schoolId),
  );
  const times = (await readClassTimes(db, { windowIds })).filter(
    ({ schoolId }) => !year.leftOut.has(schoolId),
  );
  const schools = joinSchools(classes);
  return {
    enrolled: classes.reduce((sum, { pupils }) => sum + pupils.length, 0),
    windows: windowIds.map((windowId, window) => {
      const done = listDoneSchools(schools, window);
      return times.filter((one) => one.windowId === windowId && done.has(one.schoolId));
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
    watts: read('watts'),
    energyPrice: read('energy-price'),
  };
}
