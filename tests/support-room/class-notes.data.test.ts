import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { schoolYearStart } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { setNationalOutcome } from '~/support/national-outcomes.server';
import { readNoted } from '~/support/noted.server';
import { recordNotice, withdrawNotice } from '~/support/notices.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createViewer, createWorld, today } from '../support/factories';

useTestDatabase();

const worry = { kind: 'worry', raisedBy: 'guardian' } as const;
const record = (viewer: StaffViewer, pupilId: string) =>
  inScope(viewer, (db) => recordNotice(db, pupilId, worry));
const withdraw = (viewer: StaffViewer, noticeId: string) =>
  inScope(viewer, (db) => withdrawNotice(db, noticeId));
const list = (viewer: StaffViewer, pupilId: string) =>
  inScope(viewer, (db) => readNoted(db, pupilId).then(({ notices }) => notices));

describe('notices', () => {
  it('are recorded without any result, taken back with a trace, and can be recorded anew', async () => {
    const world = await createWorld(1);
    const pupilId = world.pupils[0]!.pupil.id;
    const first = await record(world.teacher, pupilId);
    if (!first.ok) throw new Error(first.problem);
    expect(await list(world.specialEducator, pupilId)).toMatchObject([
      {
        noticeId: first.noticeId,
        raisedBy: 'guardian',
        recordedBy: 'Test Person',
        withdrawnAt: null,
      },
    ]);
    expect(await withdraw(world.specialEducator, first.noticeId)).toMatchObject({ ok: true });
    expect(await withdraw(world.teacher, first.noticeId)).toEqual({
      ok: false,
      problem: 'already-withdrawn',
    });
    expect(await record(world.teacher, pupilId)).toMatchObject({ ok: true });
    const notices = await list(world.teacher, pupilId);
    expect(notices.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([true, false]);
    const actions = await getClient().auditEvent.findMany({
      where: { municipalityId: world.municipality.id },
      orderBy: { createdAt: 'asc' },
      select: { action: true, pupilIds: true },
    });
    expect(actions).toEqual(
      ['notice.recorded', 'notice.withdrawn', 'notice.recorded'].map((action) => ({
        action,
        pupilIds: [pupilId],
      })),
    );
  });

  it('are written once when a button is pressed twice at once', async () => {
    const world = await createWorld(1);
    const pupilId = world.pupils[0]!.pupil.id;
    const outcomes = await Promise.all([1, 2, 3].map(() => record(world.teacher, pupilId)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await list(world.teacher, pupilId)).toHaveLength(1);
  });

  it('cannot be read, made or taken back by outsiders', async () => {
    const world = await createWorld(1);
    const away = await createWorld(1);
    const other = await createClass(world.school, world.schoolYear.id, '1B');
    const neighbour = await createViewer(world.municipality.id, 'teacher', { classId: other.id });
    const pupilId = world.pupils[0]!.pupil.id;
    const made = await record(world.teacher, pupilId);
    if (!made.ok) throw new Error(made.problem);
    const before = await readEverything();
    for (const viewer of [neighbour, away.teacher, away.administrator]) {
      expect(await statusOf(record(viewer, pupilId))).toBe(404);
      expect(await statusOf(withdraw(viewer, made.noticeId))).toBe(404);
      expect(await list(viewer, pupilId)).toEqual([]);
    }
    const { administrator, principal, headOfEducation, testLeader } = world;
    for (const viewer of [administrator, principal, headOfEducation, testLeader]) {
      expect(await statusOf(record(viewer, pupilId))).toBe(403);
      expect(await statusOf(withdraw(viewer, made.noticeId))).toBe(403);
      expect(await list(viewer, pupilId)).toEqual([]);
    }
    expect(await statusOf(withdraw(world.teacher, newId()))).toBe(404);
    expect(await readEverything()).toBe(before);
  });
});

describe('outcomes of the national support', () => {
  const set = (viewer: StaffViewer, pupilId: string, outcome: 'reached' | 'partly') =>
    inScope(viewer, (db) => setNationalOutcome(db, pupilId, { term: 'autumn', outcome }));
  const outcomes = (viewer: StaffViewer, pupilId: string) =>
    inScope(viewer, (db) => readNoted(db, pupilId).then(({ outcomes }) => outcomes));

  it('are one for each term, and a correction leaves what stood in the audit', async () => {
    const world = await createWorld(1);
    const pupilId = world.pupils[0]!.pupil.id;
    await set(world.teacher, pupilId, 'reached');
    await set(world.specialEducator, pupilId, 'partly');
    await set(world.teacher, pupilId, 'partly');
    const year = schoolYearStart(today());
    expect(await outcomes(world.teacher, pupilId)).toMatchObject([
      { pupilId, schoolYearStart: year, term: 'autumn', outcome: 'partly' },
    ]);
    const audited = await getClient().auditEvent.findMany({
      where: { municipalityId: world.municipality.id, action: 'national-outcome.set' },
      orderBy: { createdAt: 'asc' },
    });
    expect(audited.map(({ detail }) => detail)).toEqual([
      { term: 'autumn', schoolYearStart: year, outcome: 'reached', before: null },
      { term: 'autumn', schoolYearStart: year, outcome: 'partly', before: 'reached' },
    ]);
  });

  it('cannot be read or set by outsiders', async () => {
    const world = await createWorld(1);
    const away = await createWorld(1);
    const pupilId = world.pupils[0]!.pupil.id;
    await set(world.teacher, pupilId, 'reached');
    const before = await readEverything();
    expect(await statusOf(set(away.teacher, pupilId, 'partly'))).toBe(404);
    expect(await outcomes(away.teacher, pupilId)).toEqual([]);
    for (const viewer of [world.administrator, world.principal, world.testLeader]) {
      expect(await statusOf(set(viewer, pupilId, 'partly'))).toBe(403);
      expect(await outcomes(viewer, pupilId)).toEqual([]);
    }
    expect(await readEverything()).toBe(before);
  });
});
