import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { closeSitting } from '~/administration/round-store.server';
import { getClient } from '~/platform/database/client.server';
import { listClassMarks } from '~/support/class-marks.server';
import { loadClassPage } from '~/support/class-page.server';
import { setNationalOutcome } from '~/support/national-outcomes.server';
import { recordNotice } from '~/support/notices.server';
import { loadPupilPage, recordOnPupil } from '~/support/pupil-page.server';
import { statusOf } from '../support/administration-factories';
import { countQueries, readEverything, useTestDatabase } from '../support/database';
import { createClass, createViewer, createWorld, today } from '../support/factories';
import { createClassroom, playWholeClass } from '../support/scoring-factories';

useTestDatabase();

const load = (viewer: StaffViewer, classId: string, show = true) =>
  inScope(viewer, (db) => loadClassPage(db, classId, { show }));
const loadPupil = (viewer: StaffViewer, classId: string, pupilId: string) =>
  inScope(viewer, (db) => loadPupilPage(db, classId, pupilId));
const auditCount = (municipalityId: string, action: string) =>
  getClient().auditEvent.count({ where: { municipalityId, action } });

describe('the class page', () => {
  it('sends nothing of any pupil while a sitting is open, until it is asked for', async () => {
    const room = await createClassroom(2);
    const place = { roundId: room.roundId, membershipId: room.pupils[0]!.membership.id };
    await playWholeClass(room, place, { letters: 16, words: 18 });
    const classId = room.schoolClass.id;
    const hidden = await load(room.teacher, classId, false);
    expect(hidden).toMatchObject({ openSittingId: room.sitting.sittingId, results: null });
    expect(JSON.stringify(hidden)).not.toContain('Elev1');
    expect(await auditCount(room.municipality.id, 'class-page.viewed')).toBe(0);
    const shown = await load(room.teacher, classId, true);
    expect(shown.isLive).toBe(true);
    expect(shown.results?.pupils).toHaveLength(2);
    expect(await auditCount(room.municipality.id, 'class-page.viewed')).toBe(1);
    await inScope(room.teacher, (db) => closeSitting(db, room.sitting.sittingId));
    const closed = await load(room.teacher, classId, false);
    // The last answers may still be on their way for a few minutes.
    expect(closed).toMatchObject({ openSittingId: null, isLive: true });
    expect(closed.results?.pupils[0]).toMatchObject({ level: 'needs-follow-up' });
    await getClient().sitting.updateMany({
      where: { id: room.sitting.sittingId },
      data: { closedAt: new Date(Date.now() - 6 * 60_000) },
    });
    expect(await load(room.teacher, classId, false)).toMatchObject({ isLive: false });
  });

  it('shows worry and an indication beside the level, also above the limit', async () => {
    const room = await createClassroom(1);
    const { pupil, membership } = room.pupils[0]!;
    const place = { roundId: room.roundId, membershipId: membership.id };
    await playWholeClass(room, place, { letters: 24, words: 32 });
    await inScope(room.teacher, async (db) => {
      await recordNotice(db, pupil.id, { kind: 'worry', raisedBy: 'guardian' });
      await setNationalOutcome(db, pupil.id, { term: 'autumn', outcome: 'partly' });
    });
    const page = await load(room.teacher, room.schoolClass.id);
    expect(page.results?.pupils[0]).toMatchObject({
      level: 'above',
      marks: { flags: [], notices: ['worry'], indication: true },
    });
  });

  it('takes as many queries for 25 pupils as for 5, and at most 12', async () => {
    const counts: number[] = [];
    for (const size of [5, 25]) {
      const room = await createClassroom(size);
      for (const { membership } of room.pupils) {
        const place = { roundId: room.roundId, membershipId: membership.id };
        await playWholeClass(room, place, { letters: 15, words: 17 });
      }
      const { value, queries } = await countQueries(() => load(room.teacher, room.schoolClass.id));
      expect(value.results?.pupils).toHaveLength(size);
      counts.push(queries);
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[0]).toBeLessThanOrEqual(12);
  }, 120_000);

  it('is refused to roles without results, and hidden from outsiders', async () => {
    const room = await createClassroom(1);
    const away = await createWorld(1);
    const classId = room.schoolClass.id;
    const { pupil } = room.pupils[0]!;
    const other = await createClass(room.school, room.schoolYear.id, '1B');
    const neighbour = await createViewer(room.municipality.id, 'teacher', { classId: other.id });
    const before = await readEverything();
    for (const viewer of [neighbour, away.teacher, away.specialEducator]) {
      expect(await statusOf(load(viewer, classId))).toBe(404);
      expect(await statusOf(loadPupil(viewer, classId, pupil.id))).toBe(404);
    }
    const { administrator, principal, headOfEducation, testLeader } = room;
    for (const viewer of [administrator, principal, headOfEducation, testLeader]) {
      expect(await statusOf(load(viewer, classId))).toBe(403);
      expect(await statusOf(loadPupil(viewer, classId, pupil.id))).toBe(403);
    }
    expect(await statusOf(loadPupil(neighbour, other.id, pupil.id))).toBe(404);
    expect(await readEverything()).toBe(before);
  });

  it('reads no marks of a class in another municipality', async () => {
    const room = await createClassroom(1);
    const away = await createWorld(1);
    const { pupil } = room.pupils[0]!;
    await inScope(room.teacher, (db) =>
      recordNotice(db, pupil.id, { kind: 'worry', raisedBy: 'teacher' }),
    );
    const place = {
      classId: room.schoolClass.id,
      roundId: room.roundId,
      schoolYearStart: room.schoolYear.startYear,
      today: today(),
    };
    const marks = (viewer: StaffViewer) => inScope(viewer, (db) => listClassMarks(db, place));
    expect(await marks(room.teacher)).toHaveLength(1);
    expect(await marks(away.teacher)).toEqual([]);
  });
});

describe('the pupil page', () => {
  it('shows the pupil of the address and records what its forms send', async () => {
    const room = await createClassroom(2);
    const classId = room.schoolClass.id;
    const [first, second] = room.pupils;
    const record = (form: Parameters<typeof recordOnPupil>[3], pupilId = first!.pupil.id) =>
      inScope(room.teacher, (db) => recordOnPupil(db, classId, pupilId, form));
    expect(await record(null)).toEqual({ ok: false, problem: 'form' });
    const worry = { intent: 'record-notice', kind: 'worry', raisedBy: 'pupil' } as const;
    expect(await record(worry)).toMatchObject({ ok: true });
    expect(await record(worry)).toEqual({ ok: false, problem: 'already-recorded' });
    const outcome = {
      intent: 'set-national-outcome',
      term: 'autumn',
      outcome: 'not-reached',
    } as const;
    expect(await record(outcome)).toEqual({ ok: true });
    const page = await loadPupil(room.teacher, classId, first!.pupil.id);
    expect(page.pupil).toMatchObject({ pupilId: first!.pupil.id, level: 'incomplete' });
    expect(page.notices).toMatchObject([{ kind: 'worry', raisedBy: 'pupil', withdrawnAt: null }]);
    expect(page.outcomes).toMatchObject([{ term: 'autumn', outcome: 'not-reached' }]);
    expect(await auditCount(room.municipality.id, 'pupil-page.viewed')).toBe(1);
    const { noticeId } = page.notices[0]!;
    const withdraw = { intent: 'withdraw-notice', noticeId } as const;
    const before = await readEverything();
    expect(await statusOf(record(withdraw, second!.pupil.id))).toBe(404);
    expect(await readEverything()).toBe(before);
    expect(await record(withdraw)).toMatchObject({ ok: true });
  });

  it('records nothing for outsiders', async () => {
    const room = await createClassroom(1);
    const away = await createWorld(1);
    const worry = { intent: 'record-notice', kind: 'worry', raisedBy: 'teacher' } as const;
    const record = (viewer: StaffViewer) =>
      inScope(viewer, (db) =>
        recordOnPupil(db, room.schoolClass.id, room.pupils[0]!.pupil.id, worry),
      );
    const before = await readEverything();
    expect(await statusOf(record(away.teacher))).toBe(404);
    expect(await statusOf(record(room.testLeader))).toBe(403);
    expect(await statusOf(record(room.administrator))).toBe(403);
    expect(await readEverything()).toBe(before);
  });
});
