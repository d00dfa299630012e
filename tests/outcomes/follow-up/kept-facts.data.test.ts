/**
 * What is kept of a municipality's classes is what the detail says, whatever has changed since. Long, because each
 * watched table has a change of its own, and all are tried on one municipality.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { makeSystemViewer, type StaffViewer } from '~/access/viewer.server';
import {
  keepFactsOfToday,
  planMorning,
  readMunicipalityFacts,
} from '~/outcomes/follow-up/kept-facts.server';
import { readPupilFacts } from '~/outcomes/follow-up/pupil-facts.server';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { countQueries, readEverything, useTestDatabase } from '../../support/database';
import { createClass, createPupil, today } from '../../support/factories';
import { createHelpedWorld, createYearBefore, type HelpedWorld } from './helped-world';

useTestDatabase();

const placesOf = (world: HelpedWorld) => ({
  windowIds: [world.window.id],
  from: addDays(today(), -100),
  to: addDays(today(), 100),
  asOf: today(),
});

type Classes = Awaited<ReturnType<typeof readPupilFacts>>;
/** In one order, of keys too: neither reading promises one. */
const tell = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted())
      : part,
  );
const sort = (classes: Classes) =>
  classes
    .map(({ pupils, ...place }) => ({ ...place, pupils: pupils.map(tell).toSorted() }))
    .toSorted((one, other) => one.classId.localeCompare(other.classId));

async function readBoth(world: HelpedWorld, viewer: StaffViewer = world.headOfEducation) {
  const places = placesOf(world);
  const kept = await inScope(viewer, (db) => readMunicipalityFacts(db, places));
  const detail = await inScope(viewer, (db) => readPupilFacts(db, places));
  return { kept: sort(kept), detail: sort(detail) };
}

const countChanges = ({ municipality: { id: municipalityId } }: HelpedWorld) =>
  getClient().classFactsChange.count({ where: { municipalityId } });
const countKept = ({ municipality: { id: municipalityId } }: HelpedWorld) =>
  getClient().keptClassFacts.count({ where: { municipalityId } });

/** Every table that facts are made of, and a change of it. The ids of the world stand for the marks. */
const CHANGES: Record<string, string> = {
  Flag: `UPDATE "Flag" SET "state" = 'watched' WHERE "pupilId" = :pupil`,
  Review: `INSERT INTO "Review" ("id", "municipalityId", "flagId", "staffMemberId", "decision", "createdAt")
    SELECT :new, f."municipalityId", f."id", :staff, 'confirm', now() - interval '9 days'
    FROM "Flag" f WHERE f."pupilId" = :pupil`,
  PlanPupil: `UPDATE "PlanPupil" SET "endDate" = "startDate" + 1 WHERE "pupilId" = :pupil`,
  Plan: `UPDATE "Plan" SET "startDate" = "startDate" - 3, "weekdays" = '{1,2}'`,
  PlanChange: `INSERT INTO "PlanChange" ("id", "municipalityId", "planId", "day", "body", "staffMemberId")
    SELECT :new, p."municipalityId", p."id", p."startDate" + 2,
      '{"kind":"changed","reason":"slow","before":{"weekdays":[1],"minutes":20},"after":{}}', :staff FROM "Plan" p
    JOIN "PlanPupil" u ON u."planId" = p."id" WHERE u."pupilId" = :pupil`,
  SupportSession: `UPDATE "SupportSession" SET "isHeld" = false`,
  SessionAttendance: `UPDATE "SessionAttendance" SET "isPresent" = false`,
  CaseEvent: `INSERT INTO "CaseEvent" ("id", "municipalityId", "pupilId", "staffMemberId", "day", "body")
    VALUES (:new, :municipality, :pupil, :staff, now()::date, '{"kind":"consulted","about":"planning"}')`,
  ClassMembership: `UPDATE "ClassMembership" SET "endDate" = now()::date - 2 WHERE "pupilId" = :pupil`,
  Pupil: `UPDATE "Pupil" SET "schoolStartCohort" = "schoolStartCohort" - 1 WHERE "id" = :pupil`,
  Round: `UPDATE "Round" SET "classId" = :class2 WHERE "id" = :round`,
  RoundPupilState: `INSERT INTO "RoundPupilState" ("id", "municipalityId", "roundId", "membershipId", "state")
    VALUES (:new, :municipality, :round, :membership, 'exempt')`,
  CurrentAssessment: `DELETE FROM "CurrentAssessment" WHERE "pupilId" = :pupil`,
  LateInclusion: `INSERT INTO "LateInclusion" ("id", "municipalityId", "roundId", "membershipId", "staffMemberId")
    VALUES (:new, :municipality, :round, :late, :staff)`,
  SchoolBreak: `INSERT INTO "SchoolBreak" ("id", "municipalityId", "schoolYearId", "name", "startDate", "endDate")
    VALUES (:new, :municipality, :year, 'Lov', now()::date - 5, now()::date - 3)`,
  SchoolYear: `UPDATE "SchoolYear" SET "lateSchoolWeeks" = "lateSchoolWeeks" + 20`,
  ScreeningWindow: `UPDATE "ScreeningWindow" SET "kind" = 'spring'`,
  SchoolClass: `UPDATE "SchoolClass" SET "name" = '1Ö' WHERE "id" = :class`,
  Probe: `INSERT INTO "Probe" ("id", "municipalityId", "pupilId", "membershipId", "batteryId", "batteryVersion",
      "taskId", "formId", "day", "staffMemberId", "paperRight", "paperRead", "paperSeconds")
    VALUES (:new, :municipality, :pupil, :membership, 'arskurs-1', 1, 'read-words', 'P01', now()::date, :staff, 9, 9, 60)`,
  ProgressEvent: `INSERT INTO "ProgressEvent" ("id", "municipalityId", "pupilId", "taskId", "day", "body", "staffMemberId")
    VALUES (:new, :municipality, :pupil, 'read-words', now()::date, '{"kind":"decided","decision":"end"}', :staff)`,
  CutPolicyVersion: `INSERT INTO "CutPolicyVersion" ("id", "municipalityId", "policyId", "version", "status", "content",
      "source", "basedOn", "createdById")
    VALUES (:new, :municipality, 'egen', 1, 'approved', '{}', 'Prov', 1, :staff)`,
  Municipality: `UPDATE "Municipality" SET "timeZone" = 'Pacific/Kiritimati' WHERE "id" = :municipality`,
};
/** Read as they are on every page, or never changed once they are written. */
const NOT_WATCHED = ['School', 'RiskAssessment', 'StaffMember'];

const SOURCES = [
  'app/outcomes/follow-up/pupil-facts.server.ts',
  'app/outcomes/standings.server.ts',
  'app/administration/late-facts.server.ts',
  'app/support/progress/probe-rows.server.ts',
];
/** Read through the models: windows, limits and what is written of progress. */
const MODEL_SOURCES = [
  'app/support/progress/followed.server.ts',
  'app/support/progress/goal-windows.server.ts',
  'app/scoring/policy-case.server.ts',
  'app/roster/school-breaks.server.ts',
];
/** Changed in tests of their own. */
const OTHER_CHANGES = ['Attempt', 'TaskScore'];

test('every table that facts are read from is watched, for every kind of change', async () => {
  const read = SOURCES.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?:FROM|JOIN) "(\w+)"/g)].map(([, name]) => name!),
  );
  const models = MODEL_SOURCES.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/transaction\.(\w)(\w+)\.find/g)].map(
      ([, first, rest]) => first!.toUpperCase() + rest!,
    ),
  );
  const watched = await getClient().$queryRaw<{ name: string; triggers: number }[]>`
    SELECT c."relname" AS "name", count(*)::int AS "triggers" FROM pg_trigger t
    JOIN pg_class c ON c."oid" = t."tgrelid"
    WHERE t."tgname" LIKE 'class\_facts\_%' GROUP BY 1`;
  expect(watched.every(({ triggers }) => triggers === 4)).toBe(true);
  const names = watched.map(({ name }) => name);
  expect(models.toSorted()).toEqual(['CutPolicyVersion', 'ProgressEvent', 'SchoolBreak']);
  const all = new Set([...read, ...models]);
  expect([...all].filter((name) => !NOT_WATCHED.includes(name))).toSatisfy(
    (needed: string[]) => needed.length > 10 && needed.every((name) => names.includes(name)),
  );
  expect(Object.keys(CHANGES).concat(OTHER_CHANGES).toSorted()).toEqual(names.toSorted());
});

async function makeWorld() {
  const world = await createHelpedWorld();
  const second = await createClass(world.school, world.schoolYear.id, '1B');
  const late = await createPupil(world.schoolClass);
  await getClient().classMembership.update({
    where: { id: late.membership.id },
    data: { startDate: new Date(`${addDays(today(), -3)}T00:00:00Z`) },
  });
  return { ...world, second, late };
}

async function apply(world: Awaited<ReturnType<typeof makeWorld>>, text: string) {
  const [first] = world.pupils;
  const ids: Record<string, string> = {
    new: newId(),
    municipality: world.municipality.id,
    pupil: first!.pupil.id,
    membership: first!.membership.id,
    late: world.late.membership.id,
    staff: world.specialEducator.staffMemberId,
    class: world.schoolClass.id,
    class2: world.second.id,
    round: world.round.id,
    year: world.schoolYear.id,
  };
  const sql = text.replaceAll(/(?<!:):([a-z]+2?)\b/g, (_, name: string) => `'${ids[name]}'::uuid`);
  await getClient().$executeRawUnsafe(sql);
}

for (const [table, change] of Object.entries(CHANGES)) {
  test(`a change of ${table} is noted, and what is kept follows the detail`, async () => {
    const world = await makeWorld();
    const before = await readBoth(world);
    expect(before.kept).toEqual(before.detail);
    expect(await countChanges(world)).toBe(0);
    await apply(world, change);
    expect(await countChanges(world)).toBeGreaterThan(0);
    const after = await readBoth(world);
    expect(after.kept).toEqual(after.detail);
    expect(await countChanges(world)).toBe(0);
  });
}

async function createDevice({ municipality, round, teacher }: HelpedWorld): Promise<string> {
  const municipalityId = municipality.id;
  const sittingId = newId();
  await getClient().sitting.create({
    data: {
      id: sittingId,
      municipalityId,
      roundId: round.id,
      staffMemberId: teacher.staffMemberId,
      kind: 'lesson',
      code: sittingId.slice(-6),
      codeExpiresAt: new Date(),
    },
  });
  const deviceId = newId();
  await getClient().device.create({
    data: {
      id: deviceId,
      municipalityId,
      sittingId,
      roundId: round.id,
      kind: 'pupil',
      publicKey: {},
      number: 1,
      grantExpiresAt: new Date(),
    },
  });
  return deviceId;
}

test('an attempt of a pupil who came late is noted', async () => {
  const world = await makeWorld();
  const deviceId = await createDevice(world);
  await readBoth(world);
  const { startYear } = world.schoolYear;
  await getClient().attempt.create({
    data: {
      id: newId(),
      municipalityId: world.municipality.id,
      roundId: world.round.id,
      membershipId: world.late.membership.id,
      schoolYearStart: startYear,
      deviceId,
      batteryId: 'grund-1',
      batteryVersion: 1,
      taskId: 'letter-sounds',
      taskVersion: 1,
      formId: 'A',
      driver: 'pupil',
      classId: world.schoolClass.id,
      schoolId: world.school.id,
      schoolStartCohort: startYear,
      swedishSubject: 'sv',
      startedAt: new Date(),
      receivedAt: new Date(),
    },
  });
  expect(await countChanges(world)).toBeGreaterThan(0);
  const { kept, detail } = await readBoth(world);
  expect(kept).toEqual(detail);
});

test('what holds is read in one query, and pupils are told as often as they are', async () => {
  const world = await makeWorld();
  const first = await readBoth(world);
  expect(first.kept.flatMap(({ pupils }) => pupils)).toHaveLength(7);
  const places = placesOf(world);
  const { value, queries } = await countQueries(() =>
    inScope(world.headOfEducation, (db) => readMunicipalityFacts(db, places)),
  );
  expect(queries).toBe(1);
  expect(sort(value)).toEqual(first.detail);
});

test('only the classes that have changed are worked out again', async () => {
  const world = await makeWorld();
  await readBoth(world);
  const at = () =>
    getClient().$queryRaw<{ classId: string; version: string }[]>`
      SELECT "classId", xmin::text AS "version" FROM "KeptClassFacts" ORDER BY "classId"`;
  const before = await at();
  await apply(world, CHANGES.Flag!);
  await readBoth(world);
  const after = await at();
  const changed = after.filter(({ version }, place) => version !== before[place]!.version);
  expect(changed.map(({ classId }) => classId)).toEqual([world.schoolClass.id]);
});

test('a change in a class of another school year is erased too, with what was kept of it', async () => {
  const world = await makeWorld();
  const before = await createYearBefore(world);
  const { startYear, lastDay, window } = before;
  const then = {
    windowIds: [window.id],
    from: `${startYear}-08-01`,
    to: lastDay,
    asOf: lastDay,
  };
  const readThen = () => inScope(world.headOfEducation, (db) => readMunicipalityFacts(db, then));
  await readThen();
  await readBoth(world);
  expect(await countKept(world)).toBe(3);
  await getClient().currentAssessment.deleteMany({ where: { roundId: before.round.id } });
  await apply(world, CHANGES.Flag!);
  await readBoth(world);
  expect([await countChanges(world), await countKept(world)]).toEqual([0, 2]);
  const detail = await inScope(world.headOfEducation, (db) => readPupilFacts(db, then));
  expect(sort(await readThen())).toEqual(sort(detail));
  expect(JSON.stringify(detail)).not.toContain('needs-follow-up');
});

test('a change that is not committed while facts are worked out is not lost', async () => {
  const world = await makeWorld();
  const places = placesOf(world);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun: () => void = () => undefined;
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const change = getClient().$transaction(async (transaction) => {
    await transaction.flag.updateMany({ data: { state: 'watched' } });
    begun();
    await held;
  });
  await isBegun;
  await inScope(world.headOfEducation, (db) => readMunicipalityFacts(db, places));
  release();
  await change;
  const { kept, detail } = await readBoth(world);
  expect(kept).toEqual(detail);
  expect(JSON.stringify(kept)).toContain('isSetAside\\":true');
});

test('readers at once get the same, and leave nothing noted', async () => {
  const world = await makeWorld();
  const places = placesOf(world);
  const read = () => inScope(world.headOfEducation, (db) => readMunicipalityFacts(db, places));
  const all = await Promise.all([read(), read(), read()]);
  const { detail } = await readBoth(world);
  for (const one of all) expect(sort(one)).toEqual(detail);
  expect(await countChanges(world)).toBe(0);
});

test('on another day, or for a window that is not kept, the detail is read', async () => {
  const world = await makeWorld();
  await readBoth(world);
  const places = { ...placesOf(world), asOf: addDays(today(), -1) };
  const kept = await inScope(world.headOfEducation, (db) => readMunicipalityFacts(db, places));
  const detail = await inScope(world.headOfEducation, (db) => readPupilFacts(db, places));
  expect(sort(kept)).toEqual(sort(detail));
  const none = { ...places, windowIds: [] };
  expect(await inScope(world.headOfEducation, (db) => readMunicipalityFacts(db, none))).toEqual([]);
  expect(await countKept(world)).toBe(2);
});

test('no id of a pupil is kept, and outsiders get nothing', async () => {
  const world = await makeWorld();
  const other = await makeWorld();
  await readBoth(world);
  const kept = JSON.stringify(await getClient().keptClassFacts.findMany());
  for (const { pupil, membership } of world.pupils) {
    for (const id of [pupil.id, membership.id]) expect(kept).not.toContain(id);
  }
  const before = await readEverything();
  const places = placesOf(world);
  expect(await inScope(other.headOfEducation, (db) => readMunicipalityFacts(db, places))).toEqual(
    [],
  );
  expect(await readEverything()).toBe(before);
});

test("in the morning the day's facts are worked out before anyone asks, once it has been asked for", async () => {
  const world = await makeWorld();
  const other = await makeWorld();
  const municipalityId = world.municipality.id;
  const listPlanned = () =>
    getClient().$queryRaw<{ isLater: boolean }[]>`
      SELECT j."run_at" > now() AS "isLater" FROM graphile_worker._private_jobs j
      WHERE j."payload"->>'municipalityId' = ${municipalityId} AND j."key" LIKE 'facts.keep:%'`;
  expect(await listPlanned()).toEqual([]);
  await inScope(makeSystemViewer(other.municipality.id, 'test'), planMorning);
  expect(await listPlanned()).toEqual([]);
  await inScope(makeSystemViewer(municipalityId, 'test'), keepFactsOfToday);
  expect(await listPlanned()).toEqual([{ isLater: true }]);
  expect([await countKept(world), await countKept(other)]).toEqual([2, 0]);
  const places = placesOf(world);
  const { value, queries } = await countQueries(() =>
    inScope(world.headOfEducation, (db) => readMunicipalityFacts(db, places)),
  );
  expect(queries).toBe(1);
  const detail = await inScope(world.headOfEducation, (db) => readPupilFacts(db, places));
  expect(sort(value)).toEqual(sort(detail));
});
