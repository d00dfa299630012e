/**
 * Reads what the follow-up knows of each pupil of a school or municipality: seven queries, however many
 * pupils. Ids join the rows here and go no further.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import { findStandingRows, toStanding } from '~/outcomes/standings.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { readCalendar } from '~/roster/municipality-calendar.server';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import type { SchoolBreakDays } from '~/roster/school-weeks';
import { type CaseEventBody, listStanding } from '~/support/case/case-event';
import { type CaseState, foldCase } from '~/support/case/case-state';
import { listEarlierRhythms, type PlanChangeRow } from '~/support/plans/plan-change';
import { listSessionDays } from '~/support/plans/session-days';
import {
  type CaseStepDone,
  findSupportStart,
  type PupilFacts,
  type SupportSpan,
  type WindowFacts,
} from './pupil-facts';

type Db = ScopedDb;

export interface ClassFacts {
  classId: string;
  className: string;
  schoolId: string;
  schoolName: string;
  pupils: PupilFacts[];
}

/** Which windows of one school year, in the order of time, and its days. */
export interface FactPlaces {
  windowIds: readonly string[];
  from: Day;
  to: Day;
  /** The day that is told of: today, or the last day of a school year that is over. */
  asOf: Day;
  schoolId?: string;
  classIds?: readonly string[];
}

type StandingRow = Awaited<ReturnType<typeof findStandingRows>>[number];
type FlagRow = {
  windowId: string;
  pupilId: string;
  flaggedOn: Day;
  confirmedOn: Day | null;
  isSetAside: boolean;
};
type PartRow = {
  pupilId: string;
  startDate: Date;
  endDate: Date;
  weekdays: number[];
  /** Changes of the plan in order; null when it was never changed. */
  changes: PlanChangeRow[] | null;
};

/** What was read of support, by pupil. */
interface Read {
  flags: Map<string, FlagRow>;
  parts: Map<string, PartRow[]>;
  held: Map<string, number>;
  cases: Map<string, CaseFacts>;
  breaks: SchoolBreakDays[];
}

/** Classes without pupils are among them. The caller has established that the viewer may see counts. */
export async function readPupilFacts(db: Db, places: FactPlaces): Promise<ClassFacts[]> {
  return (await readWithSupported(db, places)).classes;
}

/**
 * The same, and of each class the pupils whose part in a plan has begun by the day that is told of: once for each
 * time they are in it. The ids join more to them and go no further.
 */
export async function readWithSupported(
  db: Db,
  places: FactPlaces,
): Promise<{ classes: ClassFacts[]; supported: Map<string, string[]> }> {
  const rows = await findStandingRows(db, places);
  const pupilIds = [...new Set(rows.flatMap(({ pupilId }) => pupilId ?? []))];
  const read: Read = {
    flags: await readFlags(db, places.windowIds, pupilIds),
    parts: await readParts(db, places, pupilIds),
    held: await readHeld(db, places, pupilIds),
    cases: await readCases(db, places, pupilIds),
    breaks: await listSchoolBreaks(db),
  };
  return { classes: gather(rows, read, places), supported: findSupported(rows, read, places) };
}

function findSupported(
  rows: readonly StandingRow[],
  { parts }: Read,
  { asOf }: FactPlaces,
): Map<string, string[]> {
  const members = new Map(rows.map((row) => [row.membershipId, row]));
  const supported = new Map<string, string[]>();
  for (const { classId, pupilId } of members.values()) {
    if (!pupilId || !parts.get(pupilId)?.some(({ startDate }) => dayOf(startDate) <= asOf))
      continue;
    supported.set(classId, [...(supported.get(classId) ?? []), pupilId]);
  }
  return supported;
}

function gather(rows: readonly StandingRow[], read: Read, places: FactPlaces): ClassFacts[] {
  const classes = new Map<string, ClassFacts>();
  const byMembership = new Map<string, StandingRow[]>();
  for (const row of rows) {
    const { classId, className, schoolId, schoolName } = row;
    if (!classes.has(classId)) {
      classes.set(classId, { classId, className, schoolId, schoolName, pupils: [] });
    }
    if (row.membershipId === null) continue;
    const own = byMembership.get(row.membershipId);
    if (own) own.push(row);
    else byMembership.set(row.membershipId, [row]);
  }
  for (const own of byMembership.values()) {
    classes.get(own[0]!.classId)?.pupils.push(toFacts(own, read, places));
  }
  return [...classes.values()];
}

function toFacts(rows: readonly StandingRow[], read: Read, places: FactPlaces): PupilFacts {
  const { classId, schoolId, pupilId, cohort } = rows[0]!;
  const { asOf } = places;
  const id = pupilId ?? '';
  const own = read.cases.get(id);
  const parts = read.parts.get(id) ?? [];
  const spans: SupportSpan[] = [
    ...parts.map(({ startDate, endDate }) => ({ from: dayOf(startDate), to: dayOf(endDate) })),
    ...(own?.spans ?? []),
  ];
  const windows = places.windowIds.flatMap((windowId): WindowFacts[] => {
    const row = rows.find((one) => one.windowId === windowId);
    if (!row) return [];
    const flag = read.flags.get(`${windowId} ${id}`);
    const sinceOn = flag?.flaggedOn ?? row.levelDay;
    return [
      {
        standing: toStanding(row, asOf),
        flaggedOn: flag?.flaggedOn ?? null,
        confirmedOn: flag?.confirmedOn ?? null,
        isSetAside: flag?.isSetAside ?? false,
        sinceOn,
        supportOn: sinceOn && findSupportStart(sinceOn, spans, asOf),
      },
    ];
  });
  const range = { from: places.from, to: asOf };
  const planned = parts.reduce((sum, { startDate, endDate, weekdays, changes }) => {
    const earlier = listEarlierRhythms(changes ?? []);
    const rhythm = { weekdays, earlier, startDate: dayOf(startDate), endDate: dayOf(endDate) };
    return sum + listSessionDays(rhythm, range, read.breaks).length;
  }, 0);
  const dose = parts.length > 0 ? { planned, held: read.held.get(id) ?? 0 } : null;
  return { classId, schoolId, cohort, windows, dose, caseStep: own?.step ?? null };
}

/** For each window and pupil with a proposal that stands. */
async function readFlags(
  db: Db,
  windowIds: readonly string[],
  pupilIds: readonly string[],
): Promise<Map<string, FlagRow>> {
  const { timeZone: zone } = await readCalendar(db);
  const rows = await db.transaction.$queryRaw<FlagRow[]>`
    SELECT r."windowId", f."pupilId",
      to_char(min(f."createdAt") AT TIME ZONE ${zone}, 'YYYY-MM-DD') AS "flaggedOn",
      to_char(min(v."firstAt") FILTER (WHERE f."state" = 'confirmed') AT TIME ZONE ${zone},
        'YYYY-MM-DD') AS "confirmedOn",
      bool_and(f."state" IN ('watched', 'dismissed')) AS "isSetAside"
    FROM "Flag" f
    JOIN "Round" r ON r."municipalityId" = f."municipalityId" AND r."id" = f."roundId"
    LEFT JOIN LATERAL (
      SELECT min(o."createdAt") AS "firstAt" FROM "Review" o
      WHERE o."municipalityId" = f."municipalityId" AND o."flagId" = f."id"
        AND o."decision" = 'confirm'
    ) v ON true
    WHERE f."municipalityId" = ${db.municipalityId}::uuid AND f."state" <> 'superseded'
      AND r."windowId" = ANY(${[...windowIds]}::uuid[])
      AND f."pupilId" = ANY(${[...pupilIds]}::uuid[])
    GROUP BY r."windowId", f."pupilId"`;
  return new Map(rows.map((row) => [`${row.windowId} ${row.pupilId}`, row]));
}

/** Each pupil's parts in plans that have lasted in the school year, or will. */
async function readParts(
  db: Db,
  { from, to }: FactPlaces,
  pupilIds: readonly string[],
): Promise<Map<string, PartRow[]>> {
  const rows = await db.transaction.$queryRaw<PartRow[]>`
    SELECT u."pupilId", greatest(u."startDate", p."startDate") AS "startDate",
      least(u."endDate", p."endDate") AS "endDate", p."weekdays",
      (SELECT jsonb_agg(jsonb_build_object('id', c."id", 'day', c."day", 'body', c."body")
          ORDER BY c."createdAt", c."id")
        FROM "PlanChange" c
        WHERE c."municipalityId" = p."municipalityId" AND c."planId" = p."id") AS "changes"
    FROM "PlanPupil" u
    JOIN "Plan" p ON p."municipalityId" = u."municipalityId" AND p."id" = u."planId"
    WHERE u."municipalityId" = ${db.municipalityId}::uuid
      AND u."pupilId" = ANY(${[...pupilIds]}::uuid[])
      AND least(u."endDate", p."endDate") >= ${toStoredDate(from)}::date
      AND greatest(u."startDate", p."startDate") <= ${toStoredDate(to)}::date
      AND least(u."endDate", p."endDate") >= greatest(u."startDate", p."startDate")`;
  const parts = new Map<string, PartRow[]>();
  for (const row of rows) parts.set(row.pupilId, [...(parts.get(row.pupilId) ?? []), row]);
  return parts;
}

/** Sessions held in the school year, until the day that is told of, with the pupil there. */
async function readHeld(
  db: Db,
  { from, asOf }: FactPlaces,
  pupilIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.transaction.$queryRaw<{ pupilId: string; held: number }[]>`
    SELECT a."pupilId", count(*)::int AS "held"
    FROM "SessionAttendance" a
    JOIN "SupportSession" s ON s."municipalityId" = a."municipalityId" AND s."id" = a."sessionId"
    WHERE a."municipalityId" = ${db.municipalityId}::uuid AND a."isPresent" AND s."isHeld"
      AND a."pupilId" = ANY(${[...pupilIds]}::uuid[])
      AND s."day" BETWEEN ${toStoredDate(from)}::date AND ${toStoredDate(asOf)}::date
    GROUP BY a."pupilId"`;
  return new Map(rows.map(({ pupilId, held }) => [pupilId, held]));
}

type CaseFacts = { step: CaseStepDone | null; spans: SupportSpan[] };
type CaseRow = { pupilId: string; id: string; day: Date; body: CaseEventBody };

async function readCases(
  db: Db,
  { asOf }: FactPlaces,
  pupilIds: readonly string[],
): Promise<Map<string, CaseFacts>> {
  const rows = await db.transaction.$queryRaw<CaseRow[]>`
    SELECT e."pupilId", e."id", e."day", e."body" FROM "CaseEvent" e
    WHERE e."municipalityId" = ${db.municipalityId}::uuid
      AND e."pupilId" = ANY(${[...pupilIds]}::uuid[]) AND e."day" <= ${toStoredDate(asOf)}::date
    ORDER BY e."createdAt", e."id"`;
  const byPupil = new Map<string, CaseRow[]>();
  for (const row of rows) {
    const own = byPupil.get(row.pupilId);
    if (own) own.push(row);
    else byPupil.set(row.pupilId, [row]);
  }
  return new Map([...byPupil].map(([pupilId, own]) => [pupilId, describeCase(own)]));
}

function describeCase(rows: readonly CaseRow[]): CaseFacts {
  const events = rows.map(({ id, day, body }) => ({ id, day: dayOf(day), body }));
  const state = foldCase(events);
  const begun = listStanding(events).filter(
    ({ body: { kind } }) => kind === 'adaptations-planned' || kind === 'programme-decided',
  );
  return {
    step: state.step === null ? null : findStepDone(state),
    spans: begun.map(({ day }) => ({ from: day, to: null })),
  };
}

/** The last consultation that was held, or that the case is exempt from. */
function findStepDone({ consultations }: CaseState): CaseStepDone {
  const done = (['follow-up', 'planning', 'assessment'] as const).find(
    (about) => consultations[about] !== null,
  );
  return done ?? 'none';
}
