import { beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { makeStaffViewer } from '~/access/viewer.server';
import { loadCountry } from '~/demonstration/country/load-country.server';
import { loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import { readPupilFacts } from '~/outcomes/follow-up/pupil-facts.server';
import { toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { listClassResults } from '~/scoring/class-results.server';
import { loadProgress } from '~/support/progress/progress-store.server';
import { readEverything, useTestDatabase } from '../../support/database';

useTestDatabase();

const TODAY = '2026-11-23';
const CHOICE = {
  share: 0.002,
  seed: 7,
  at: new Date(`${TODAY}T09:00:00Z`),
  mode: 'demo',
  playedYears: 30,
};
const load = (choice: Partial<typeof CHOICE> = {}) =>
  loadCountry(process.env.DATABASE_URL ?? '', { ...CHOICE, ...choice });

type Grant = Parameters<typeof makeStaffViewer>[0]['grants'][number];

/** Somebody of the municipality that is measured, with the role. */
async function viewAs(role: Grant['role']) {
  const assigned = await getClient().roleAssignment.findMany({
    where: { role },
    include: { staffMember: true },
    orderBy: { id: 'asc' },
  });
  const { staffMember, ...first } = assigned[0]!;
  const grants = assigned
    .filter(({ staffMemberId }) => staffMemberId === first.staffMemberId)
    .map(({ schoolId, classId }) => ({ role, schoolId, classId }));
  return makeStaffViewer({
    ...{ staffMemberId: staffMember.id, municipalityId: staffMember.municipalityId },
    ...{ givenName: staffMember.givenName, familyName: staffMember.familyName, locale: 'sv' },
    ...{ synthetic: true, timeZone: 'Europe/Stockholm', today: TODAY, grants },
  });
}

describe('what is refused', () => {
  it('loads nothing in another mode than demo', async () => {
    const before = await readEverything();
    for (const mode of ['pilot', 'skarp']) {
      expect(await load({ mode })).toEqual({ ok: false, problem: 'not-a-demonstration' });
    }
    expect(await readEverything()).toBe(before);
  });

  it('loads nothing beside what is there', async () => {
    await getClient().municipality.create({
      data: { id: '018f0000-0000-7000-8000-000000000001', name: 'Någon' },
    });
    const before = await readEverything();
    expect(await load()).toEqual({ ok: false, problem: 'not-empty' });
    expect(await readEverything()).toBe(before);
    await getClient().municipality.deleteMany();
  });

  it('loads nothing into an installation that is something else', async () => {
    await getClient().installation.upsert({
      where: { id: 1 },
      create: { id: 1, mode: 'skarp' },
      update: { mode: 'skarp' },
    });
    expect(await load()).toEqual({ ok: false, problem: 'not-empty' });
    await getClient().installation.update({ where: { id: 1 }, data: { mode: 'demo' } });
  });
});

describe('a loaded part of the country', () => {
  let loaded: Awaited<ReturnType<typeof load>>;
  beforeAll(async () => {
    loaded = await load();
  });

  it('holds the rows that it says, of a share of 120,000 pupils in each of three years', async () => {
    if (!loaded.ok) throw new Error(loaded.problem);
    expect(loaded.pupils).toBe(240);
    expect(loaded.rows.Pupil).toBe(3 * 240);
    const client = getClient();
    expect(await client.pupil.count()).toBe(720);
    expect(await client.attempt.count()).toBe(loaded.rows.Attempt);
    expect(await client.taskScore.count()).toBe(loaded.rows.Attempt);
    expect(await client.currentAssessment.count()).toBe(loaded.rows.RiskAssessment);
    expect(await client.sessionAttendance.count()).toBe(loaded.rows.SessionAttendance);
  });

  it('is labelled as synthetic, everywhere and everybody', async () => {
    const client = getClient();
    expect(await client.municipality.count({ where: { synthetic: false } })).toBe(0);
    expect(await client.pupil.count({ where: { synthetic: false } })).toBe(0);
    expect(await client.staffMember.count({ where: { synthetic: false } })).toBe(0);
    expect(await client.attempt.count({ where: { synthetic: false } })).toBe(0);
    const names = await client.municipality.findMany({ select: { name: true } });
    expect(names.every(({ name }) => name.startsWith('Påhittad kommun'))).toBe(true);
  });

  it('has answers event by event in one municipality, of this year', async () => {
    const places = await getClient().attemptEvent.groupBy({
      by: ['municipalityId', 'schoolYearStart'],
      _count: true,
    });
    expect(places).toHaveLength(1);
    expect(places[0]?.schoolYearStart).toBe(2026);
    const without = await getClient().attempt.count({
      where: {
        municipalityId: places[0]!.municipalityId,
        schoolYearStart: 2026,
        attemptEvents: { none: {} },
      },
    });
    expect(without).toBe(0);
  });

  it('is followed up by the app as a direct count has it', async () => {
    const viewer = await viewAs('head-of-education');
    const { municipalityId } = viewer;
    const windows = await getClient().screeningWindow.findMany({
      where: { municipalityId, schoolYear: { startYear: 2026 } },
      orderBy: { startDate: 'asc' },
    });
    const places = {
      windowIds: windows.map(({ id }) => id),
      from: '2026-08-03',
      to: TODAY,
      asOf: TODAY,
    };
    const classes = await inScope(viewer, (db) => readPupilFacts(db, places));
    const pupils = classes.flatMap((each) => each.pupils);
    const judged = await getClient().currentAssessment.groupBy({
      by: ['roundId'],
      where: { municipalityId, assessment: { round: { windowId: windows[0]!.id } } },
      _count: true,
    });
    const levels = pupils.filter(({ windows: [autumn] }) => autumn?.standing.level != null);
    expect(levels).toHaveLength(judged.reduce((sum, { _count }) => sum + _count, 0));
    const confirmed = await getClient().flag.findMany({
      where: { municipalityId, state: 'confirmed', round: { windowId: windows[0]!.id } },
      select: { pupilId: true },
      distinct: ['pupilId'],
    });
    expect(pupils.filter(({ windows: [autumn] }) => autumn?.confirmedOn != null)).toHaveLength(
      confirmed.length,
    );
    const held = await getClient().sessionAttendance.count({
      where: {
        ...{ municipalityId, isPresent: true },
        session: { isHeld: true, day: { gte: toStoredDate(places.from) } },
      },
    });
    expect(pupils.reduce((sum, { dose }) => sum + (dose?.held ?? 0), 0)).toBe(held);
    const page = await inScope(viewer, (db) =>
      loadFollowUp(db, { schoolId: null, windowId: windows[0]!.id }),
    );
    expect(page.of).toBe('municipality');
  });

  it('shows a class its levels and a pupil the way, with the rules as they are', async () => {
    const viewer = await viewAs('special-educator');
    const probe = await getClient().probe.findFirstOrThrow({
      where: { membership: { endDate: null, classId: { in: listClassIds(viewer.grants) } } },
      include: { membership: true },
    });
    const { classId } = probe.membership;
    const results = await inScope(viewer, (db) => listClassResults(db, classId));
    expect(results.pupils.length).toBeGreaterThan(10);
    expect(results.pupils.every(({ synthetic }) => synthetic)).toBe(true);
    const progress = await inScope(viewer, (db) => loadProgress(db, classId, probe.pupilId));
    expect(progress.probes.length).toBeGreaterThan(2);
    expect(progress.probes.every(({ day }) => day <= TODAY)).toBe(true);
  });

  it('takes nothing more', async () => {
    expect(await load()).toEqual({ ok: false, problem: 'not-empty' });
  });
});

function listClassIds(grants: readonly Grant[]): string[] {
  return grants.flatMap(({ classId }) => classId ?? []);
}
