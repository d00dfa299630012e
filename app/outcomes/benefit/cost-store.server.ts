/** The municipality's cost sheet of the school year, for its leaders. The same protected figures for all of them. */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import type { ShownCount } from '~/outcomes/protected-summary';
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
import { readAssumed, readMunicipality } from './freed-store.server';
import { weighSession } from './measured-weight';
import { protectFreed } from './protect-freed';
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
    occasions: facts.occasions,
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

async function readFacts(db: Db, year: BenefitYear | null, assumptions: Assumptions) {
  const facts: SheetFacts = { enrolled: 0, occasions: 0, minutes: zero(), pupilSeconds: null };
  if (!year || year.windows.length === 0) return { facts, sessions: null };
  const assumed = readAssumed(assumptions);
  for (const window of year.windows.keys()) {
    const { schools, followUp } = await readMunicipality(db, year, window);
    const { total } = protectFreed(schools, followUp.total.withLevel, assumed);
    facts.enrolled = followUp.total.enrolled;
    facts.occasions = addShown(facts.occasions, total ? total.freed.pupils : 'protected');
    if (!total?.isSplitShown || facts.minutes === 'protected') facts.minutes = 'protected';
    else for (const adult of ADULTS) facts.minutes[adult] += total.freed.of[adult].after;
  }
  const windowIds = year.windows.map(({ windowId }) => windowId);
  const classes = await readClassTimes(db, { windowIds });
  const sessions = measureSessions(classes.flatMap(({ pupilSessions }) => pupilSessions));
  return { facts: { ...facts, pupilSeconds: sessions?.seconds ?? null }, sessions };
}

const zero = (): Record<Adult, number> => ({ special: 0, teacher: 0 });

function addShown(one: ShownCount, other: ShownCount): ShownCount {
  return typeof one === 'number' && typeof other === 'number' ? one + other : 'protected';
}

function readCosts(assumptions: Assumptions): AssumedCosts {
  const read = (key: Parameters<typeof assumedValue>[1]) => assumedValue(assumptions, key);
  return {
    minutesPerPupil: { special: read('minutes-special'), teacher: read('minutes-teacher') },
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
