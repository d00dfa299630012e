/**
 * The switch of the public page. What is published is worked out when the head of education publishes, and
 * stays as it was: nobody can compare one day's figures with the next's. Only windows that are over are
 * published, and a window once published keeps its figures in later publications, until it is corrected: a new version
 * then takes its place, and the ones before it stay in the history.
 */
import { audit, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer, Viewer } from '~/access/viewer.server';
import { joinSchools } from '~/outcomes/follow-up/join-schools';
import { readMunicipalityFacts } from '~/outcomes/follow-up/kept-facts.server';
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import { listLeftOutSchools } from '~/outcomes/learning/left-out-schools.server';
import { dayInZone, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';
import type { Locale } from '~/platform/translation/catalogues';
import { namesAPupil } from '~/roster/pupil-names-in-text.server';
import { compareVersions, correctWindow, versionOf } from './correct-window';
import { DEFINITIONS_VERSION, type Licence, type Publication, type PublicWindow } from './measures';
import { writeDictionaryIn, writeOpenDataFile } from './open-data-file';
import {
  type OpenDataPage,
  type PossibleCorrection,
  type PublicationChange,
  type PublicationLine,
  type PublicationOutcome,
  type PublicationProblem,
  reasonSchema,
} from './open-data-page';
import { publishWindow } from './public-figures';

type Db = ScopedDb<StaffViewer>;
const KEPT_LICENCE: Licence = 'CC0-1.0';

/** The switch, and what is public or would be. @throws 403. */
export async function loadOpenData(db: Db): Promise<OpenDataPage> {
  requireMunicipality(db, 'open-data.publish');
  const current = await readPublication(db);
  const preview = await preparePublication(db, current?.licence ?? KEPT_LICENCE);
  await audit(db, 'open-data.viewed', []);
  const municipality = await getMunicipality(db);
  const events = await readEvents(db);
  return {
    corrections: current ? await listCorrections(db, current, events) : [],
    history: events.map((event) => toLine(event, db.viewer.timeZone)),
    address: `/public/${municipality.code ?? municipality.id}`,
    current,
    preview,
    isChanged: current !== null && current.windows.length !== preview.windows.length,
  };
}

/** Publish, or switch off at once. Nothing is erased. @throws 403. */
export async function changePublication(
  db: Db,
  change: PublicationChange,
): Promise<PublicationOutcome> {
  requireMunicipality(db, 'open-data.publish');
  const current = await readPublication(db);
  if (change.intent === 'withdraw') {
    if (current) await writeEvent(db, 'withdrawn', null);
    return { ok: true };
  }
  if (change.intent === 'correct') return correct(db, current, change);
  if (!change.licence) return { ok: false, problem: 'licence-missing' };
  const publication = await preparePublication(db, change.licence);
  if (publication.windows.length === 0) return { ok: false, problem: 'nothing-to-publish' };
  await writeEvent(db, 'published', publication);
  return { ok: true };
}

/** What is public, or would be, as a file. @throws 403. */
export async function exportOpenData(db: Db): Promise<string> {
  requireMunicipality(db, 'open-data.publish');
  const current = await readPublication(db);
  await audit(db, 'open-data.exported', []);
  return writeOpenDataFile(current ?? (await preparePublication(db, KEPT_LICENCE)));
}

/** What each column and measure means, in a language. @throws 403. */
export function exportDictionary(db: Db, locale: Locale): string {
  requireMunicipality(db, 'open-data.publish');
  return writeDictionaryIn(locale);
}

/** What is public now; null while the switch is off. For anyone: it holds public figures only. */
export async function readPublication(db: ScopedDb<Viewer>): Promise<Publication | null> {
  const latest = await db.transaction.publicationEvent.findFirst({
    where: ofMunicipality(db),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { content: true },
  });
  return (latest?.content ?? null) as Publication | null;
}

const ofMunicipality = ({ municipalityId }: ScopedDb<Viewer>) => ({ municipalityId });

async function getMunicipality({ transaction, municipalityId: id }: Db) {
  return transaction.municipality.findUniqueOrThrow({ where: { id } });
}

async function writeEvent(
  db: Db,
  kind: PublicationLine['kind'],
  content: Publication | null,
): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const id = newId();
  await transaction.publicationEvent.create({
    data: {
      id,
      municipalityId,
      kind,
      licence: content?.licence ?? null,
      ...(content ? { content: content as object } : {}),
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, `open-data.${kind}`, [], {
    publicationId: id,
  });
}

type Correction = Extract<PublicationChange, { intent: 'correct' }>;

/** A new version of a public window. */
async function correct(
  db: Db,
  current: Publication | null,
  { startYear, kind, reason }: Correction,
): Promise<PublicationOutcome> {
  const refuse = (problem: PublicationProblem): PublicationOutcome => ({
    ...{ ok: false, problem },
    of: { startYear, kind, reason },
  });
  const read = reasonSchema.safeParse(reason);
  if (!read.success) return refuse(read.error.issues[0]!.message as PublicationProblem);
  if (await namesAPupil(db, [read.data])) return refuse('names-pupil');
  const isIt = isWindow({ startYear, kind });
  const versions = listVersions(await readEvents(db), isIt);
  const fresh = (await workOutWindows(db)).find(isIt);
  const about = { on: dayInZone(now(), db.viewer.timeZone), reason: read.data };
  const corrected = fresh ? correctWindow(versions, fresh, about) : null;
  if (!current?.windows.some(isIt) || !corrected || !isOther(versions, corrected)) {
    return refuse('nothing-to-correct');
  }
  const windows = current.windows.map((window) => (isIt(window) ? corrected : window));
  await writeEvent(db, 'corrected', { ...current, publishedOn: about.on, windows });
  return { ok: true };
}

const isWindow =
  ({ startYear, kind }: Pick<PublicWindow, 'startYear' | 'kind'>) =>
  (one: Pick<PublicWindow, 'startYear' | 'kind'>) =>
    one.startYear === startYear && one.kind === kind;

function isOther(versions: readonly PublicWindow[], corrected: PublicWindow): boolean {
  const { changed, hidden } = compareVersions(versions.at(-1)!, corrected);
  return changed + hidden > 0;
}

type EventRow = Awaited<ReturnType<typeof readEvents>>[number];

/** Everything that was done with the page, the latest first. */
function readEvents({ transaction, municipalityId }: Db) {
  return transaction.publicationEvent.findMany({
    where: { municipalityId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, kind: true, content: true, createdAt: true },
      staffMember: { select: { givenName: true, familyName: true } },
    },
  });
}

const windowsOf = ({ content }: Pick<EventRow, 'content'>) =>
  (content as Publication | null)?.windows ?? [];

/** Everything that a window was public as, the first first; published again unchanged it is the same. */
function listVersions(
  events: readonly EventRow[],
  isIt: (window: PublicWindow) => boolean,
): PublicWindow[] {
  const all = events.toReversed().flatMap((event) => windowsOf(event).filter(isIt));
  return all.filter((one, at) => JSON.stringify(one) !== JSON.stringify(all[at - 1]));
}

/** Public windows of the newest school year that would come out otherwise today. */
async function listCorrections(
  db: Db,
  current: Publication,
  events: readonly EventRow[],
): Promise<PossibleCorrection[]> {
  const fresh = await workOutWindows(db);
  return current.windows.flatMap((window): PossibleCorrection[] => {
    const isIt = isWindow(window);
    const own = fresh.find(isIt);
    const versions = listVersions(events, isIt);
    const corrected = own && correctWindow(versions, own, { on: db.viewer.today, reason: '' });
    if (!corrected || !isOther(versions, corrected)) return [];
    const { startYear, kind } = window;
    const version = versionOf(corrected);
    return [{ startYear, kind, version, ...compareVersions(window, corrected) }];
  });
}

function toLine({ id, kind, createdAt, staffMember, ...event }: EventRow, timeZone: string) {
  return {
    id,
    kind: kind as PublicationLine['kind'],
    day: dayInZone(createdAt, timeZone),
    who: `${staffMember.givenName} ${staffMember.familyName}`,
    windows: windowsOf(event).map((window) => ({
      startYear: window.startYear,
      kind: window.kind,
      version: versionOf(window),
    })),
  };
}

/** What would be public if it were published now: earlier windows as they were, and those over since. */
async function preparePublication(db: Db, licence: Licence): Promise<Publication> {
  const { name, code, synthetic } = await getMunicipality(db);
  const earlier = await readEarlierWindows(db);
  const isKnown = ({ startYear, kind }: PublicWindow) =>
    earlier.some((one) => one.startYear === startYear && one.kind === kind);
  const fresh = (await workOutWindows(db)).filter((window) => !isKnown(window));
  return {
    municipalityName: name,
    municipalityCode: code,
    isSynthetic: synthetic,
    licence,
    publishedOn: dayInZone(now(), db.viewer.timeZone),
    windows: [...earlier, ...fresh],
  };
}

/** Windows of the latest publication, whether it is public still or not. */
async function readEarlierWindows(db: Db): Promise<PublicWindow[]> {
  const latest = await db.transaction.publicationEvent.findFirst({
    where: { ...ofMunicipality(db), kind: { not: 'withdrawn' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { content: true },
  });
  return (latest?.content as Publication | undefined)?.windows ?? [];
}

/** The windows of the newest school year that are over, catching up too. */
async function workOutWindows(db: Db): Promise<PublicWindow[]> {
  const { municipalityId, transaction, viewer } = db;
  const over = await transaction.screeningWindow.findMany({
    where: { municipalityId, catchUpEndDate: { lt: toStoredDate(viewer.today) } },
    select: {
      id: true,
      kind: true,
      schoolYear: { select: { id: true, startYear: true, startDate: true, endDate: true } },
    },
    orderBy: { startDate: 'asc' },
  });
  const newest = over.at(-1)?.schoolYear;
  if (!newest) return [];
  const windows = over.filter(({ schoolYear }) => schoolYear.startYear === newest.startYear);
  const lastDay = dayOf(newest.endDate);
  const places = {
    windowIds: windows.map(({ id }) => id),
    from: dayOf(newest.startDate),
    to: lastDay,
    asOf: lastDay < viewer.today ? lastDay : viewer.today,
  };
  const leftOut = await listLeftOutSchools(db, newest.id);
  const everyClass = await readMunicipalityFacts(db, places);
  const classes = everyClass.filter(({ schoolId }) => !leftOut.has(schoolId));
  const others = everyClass.filter(({ schoolId }) => leftOut.has(schoolId));
  const leftOutSchools = new Set(others.map(({ schoolId }) => schoolId)).size;
  const codes = await transaction.school.findMany({
    where: { municipalityId },
    select: { id: true, schoolUnitCode: true },
  });
  const codeOf = new Map(codes.map(({ id, schoolUnitCode }) => [id, schoolUnitCode]));
  const schools = joinSchools(classes).map((school) => ({
    ...school,
    unitCode: codeOf.get(school.schoolId) ?? null,
  }));
  return windows.map(({ kind }, at) => ({
    startYear: newest.startYear,
    kind: kind as WindowKind,
    definitionsVersion: DEFINITIONS_VERSION,
    leftOutSchools,
    ...publishWindow(schools, { at, today: places.asOf }),
  }));
}
