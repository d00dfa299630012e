/** The municipality's cost sheet of the school year, for its leaders. The same protected figures for all of them. */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { SMALL_NUMBERS } from '~/outcomes/follow-up/protect-split';
import { readPupilFacts } from '~/outcomes/follow-up/pupil-facts.server';
import { forbidden } from '~/platform/http.server';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { ADULTS, type Adult } from './adult-time';
import { readClassTimes } from './adult-time.server';
import { type Assumptions, assumedValue } from './assumption';
import { mayAssume, readAssumptions } from './assumption-store.server';
import { writeCostFile } from './cost-file';
import type { CostPage } from './cost-page';
import { type AssumedCosts, type SheetFacts, workOutSheet } from './cost-sheet';
import { joinTimes, readAssumed } from './freed-store.server';
import { weighSession } from './measured-weight';
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

/** The time of every class, and whose it was where in each window nobody or at least ten pupils were read with. */
async function readFacts(db: Db, year: BenefitYear | null, assumptions: Assumptions) {
  const facts: SheetFacts = { enrolled: 0, minutes: zero(), pupilSeconds: null };
  if (!year || year.windows.length === 0) return { facts, sessions: null };
  const windowIds = year.windows.map(({ windowId }) => windowId);
  const classes = await readClassTimes(db, { windowIds });
  const around = readAssumed(assumptions).aroundReading ?? 0;
  for (const windowId of windowIds) {
    const { time, pupilsRead } = joinTimes(classes.filter((one) => one.windowId === windowId));
    const isTold = pupilsRead === 0 || pupilsRead >= SMALL_NUMBERS.minimumBase;
    if (!isTold || facts.minutes === 'protected') facts.minutes = 'protected';
    else {
      for (const adult of ADULTS) {
        facts.minutes[adult] += time.minutes[adult] + around * time.readings[adult];
      }
    }
  }
  const sessions = measureSessions(classes.flatMap(({ pupilSessions }) => pupilSessions));
  const enrolled = await countEnrolled(db, year);
  return { facts: { ...facts, enrolled, pupilSeconds: sessions?.seconds ?? null }, sessions };
}

const zero = (): Record<Adult, number> => ({ special: 0, teacher: 0 });

/** Everyone in the year's classes today, as the follow-up counts the enrolled. */
async function countEnrolled(db: Db, year: BenefitYear): Promise<number> {
  const windowIds = year.windows.slice(0, 1).map(({ windowId }) => windowId);
  const classes = await readPupilFacts(db, { ...year, windowIds });
  return classes.reduce((sum, { pupils }) => sum + pupils.length, 0);
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
