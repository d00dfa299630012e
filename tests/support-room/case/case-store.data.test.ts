import { beforeAll, describe, expect, it } from 'vitest';
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { countWaiting } from '~/outcomes/waiting.server';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import type { CaseEventBody } from '~/support/case/case-event';
import { listCases } from '~/support/case/case-list.server';
import { readCaseForm } from '~/support/case/case-page';
import {
  loadCase,
  openCase,
  recordCaseEvent,
  startAssessment,
  withdrawOrigin,
} from '~/support/case/case-store.server';
import { setNationalOutcome } from '~/support/national-outcomes.server';
import { recordNotice, withdrawNotice } from '~/support/notices.server';
import { statusOf } from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createClass, createViewer, createWorld, today } from '../../support/factories';

const countOverdue = async (db: ScopedDb<StaffViewer>) => (await countWaiting(db, [])).overdueCases;

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;

const OPEN = { kind: 'indicated', by: 'other' } as const;

function pupilOf(world: World): string {
  return world.pupils[0]!.pupil.id;
}

function write(world: World, viewer: StaffViewer, body: CaseEventBody, day = today()) {
  return inScope(viewer, (db) =>
    recordCaseEvent(db, world.schoolClass.id, pupilOf(world), { body, day }),
  );
}

function load(world: World, viewer: StaffViewer) {
  return inScope(viewer, (db) => loadCase(db, world.schoolClass.id, pupilOf(world)));
}

describe('a case', () => {
  it('is opened, written in, shown with who and when, and its latest event taken back', async () => {
    const world = await createWorld(1);
    expect(await load(world, world.teacher)).toMatchObject({ step: null, events: [], dues: [] });
    expect(await write(world, world.teacher, OPEN)).toMatchObject({ ok: true });
    const planned = await write(world, world.specialEducator, { kind: 'adaptations-planned' });
    if (!planned.ok) throw new Error(planned.problem);
    const shown = await load(world, world.teacher);
    expect(shown).toMatchObject({ step: 'adapting', since: today() });
    expect(shown.events.map(({ body, canBeTakenBack }) => [body.kind, canBeTakenBack])).toEqual([
      ['indicated', false],
      ['adaptations-planned', true],
    ]);
    const first = shown.events[0]!.id;
    const takeBack = (eventId: string) =>
      write(world, world.teacher, { kind: 'taken-back', eventId });
    expect(await takeBack(first)).toEqual({ ok: false, problem: 'not-latest' });
    expect(await takeBack(planned.eventId)).toMatchObject({ ok: true });
    const after = await load(world, world.specialEducator);
    expect(after).toMatchObject({ step: 'indicated' });
    expect(after.events.map(({ isTakenBack }) => isTakenBack)).toEqual([false, true]);
    expect(await takeBack(first)).toMatchObject({ ok: true });
    expect(await load(world, world.teacher)).toMatchObject({ step: null });
  });

  it('refuses what cannot be, a day that has not been, and a form that is none', async () => {
    const world = await createWorld(1);
    const before = await readEverything();
    expect(await write(world, world.teacher, { kind: 'closed' })).toEqual({
      ok: false,
      problem: 'not-open',
    });
    expect(await write(world, world.teacher, OPEN, addDays(today(), 1))).toEqual({
      ok: false,
      problem: 'day-ahead',
    });
    const none = await inScope(world.teacher, (db) =>
      recordCaseEvent(db, world.schoolClass.id, pupilOf(world), null),
    );
    expect(none).toEqual({ ok: false, problem: 'form' });
    expect(await readEverything()).toEqual(before);
  });

  it('two who open it at once open one', async () => {
    const world = await createWorld(1);
    const outcomes = await Promise.all([1, 2, 3].map(() => write(world, world.teacher, OPEN)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('can neither be changed nor erased by the program', async () => {
    const world = await createWorld(1);
    await write(world, world.teacher, OPEN);
    const where = { pupilId: pupilOf(world) };
    await expect(getClient().caseEvent.deleteMany({ where })).rejects.toThrow();
    await expect(
      getClient().caseEvent.updateMany({ where, data: { originId: null } }),
    ).rejects.toThrow();
  });
});

describe('what stands elsewhere opens a case', () => {
  it('a worry, and taking it back closes what it opened', async () => {
    const world = await createWorld(1);
    const pupilId = pupilOf(world);
    const notice = await inScope(world.teacher, (db) =>
      recordNotice(db, pupilId, { kind: 'worry', raisedBy: 'guardian' }),
    );
    if (!notice.ok) throw new Error(notice.problem);
    expect(await load(world, world.teacher)).toMatchObject({ step: 'indicated' });
    await inScope(world.teacher, (db) => withdrawNotice(db, notice.noticeId));
    expect(await load(world, world.teacher)).toMatchObject({ step: null });
  });

  it('a worry that was acted on stays in the case when it is taken back', async () => {
    const world = await createWorld(1);
    const pupilId = pupilOf(world);
    const notice = await inScope(world.teacher, (db) =>
      recordNotice(db, pupilId, { kind: 'worry', raisedBy: 'teacher' }),
    );
    if (!notice.ok) throw new Error(notice.problem);
    await write(world, world.teacher, { kind: 'adaptations-planned' });
    await inScope(world.teacher, (db) => withdrawNotice(db, notice.noticeId));
    expect(await load(world, world.teacher)).toMatchObject({ step: 'adapting' });
  });

  it('a started assessment, and all of it is taken back together', async () => {
    const world = await createWorld(1);
    const pupilId = pupilOf(world);
    const notice = await inScope(world.teacher, (db) =>
      recordNotice(db, pupilId, { kind: 'special-assessment-started', raisedBy: 'teacher' }),
    );
    if (!notice.ok) throw new Error(notice.problem);
    expect(await load(world, world.teacher)).toMatchObject({ step: 'assessing' });
    await inScope(world.teacher, (db) => withdrawNotice(db, notice.noticeId));
    expect(await load(world, world.teacher)).toMatchObject({ step: null });
  });

  it('a national outcome that is not reached, at any level; corrected to reached it goes', async () => {
    const world = await createWorld(1);
    const set = (outcome: 'partly' | 'reached') =>
      inScope(world.teacher, (db) =>
        setNationalOutcome(db, pupilOf(world), { term: 'autumn', outcome }),
      );
    await set('partly');
    expect(await load(world, world.teacher)).toMatchObject({ step: 'indicated' });
    await set('reached');
    expect(await load(world, world.teacher)).toMatchObject({ step: null });
  });

  it('a closed case is opened again, an open one is left as it is', async () => {
    const world = await createWorld(1);
    const open = () =>
      inScope(world.teacher, (db) =>
        openCase(db, pupilOf(world), { by: 'screening', originId: newId() }),
      );
    await open();
    await open();
    expect((await load(world, world.teacher)).events).toHaveLength(1);
    await write(world, world.teacher, { kind: 'closed' });
    await open();
    expect((await load(world, world.teacher)).events.at(-1)?.body).toEqual({
      kind: 'reopened',
      by: 'screening',
    });
  });
});

describe('the list', () => {
  it('has open cases, what is due first at the top, and counts those past their day', async () => {
    const world = await createWorld(2);
    const [one, other] = world.pupils.map(({ pupil }) => pupil.id);
    const open = (pupilId: string | undefined, day: string) =>
      inScope(world.teacher, (db) =>
        recordCaseEvent(db, world.schoolClass.id, pupilId, { body: OPEN, day }),
      );
    await open(one, today());
    await open(other, addDays(today(), -60));
    const listed = await inScope(world.specialEducator, listCases);
    expect(listed.map(({ pupil, dues }) => [pupil.pupilId, dues[0]?.isOverdue])).toEqual([
      [other, true],
      [one, false],
    ]);
    expect(await inScope(world.specialEducator, countOverdue)).toBe(1);
  });
});

describe('outsiders', () => {
  let world: World;
  let away: World;
  beforeAll(async () => {
    [world, away] = [await createWorld(1), await createWorld(1)];
    await write(world, world.teacher, OPEN, addDays(today(), -60));
  });

  it('read and write nothing of a case', async () => {
    const other = await createClass(world.school, world.schoolYear.id, '1B');
    const neighbour = await createViewer(world.municipality.id, 'teacher', { classId: other.id });
    const before = await readEverything();
    for (const viewer of [away.teacher, neighbour]) {
      expect(await statusOf(load(world, viewer))).toBe(404);
      expect(await statusOf(write(world, viewer, { kind: 'closed' }))).toBe(404);
      expect(await inScope(viewer, listCases)).toEqual([]);
      expect(await inScope(viewer, countOverdue)).toBe(0);
    }
    expect(await readEverything()).toEqual(before);
  });

  it('who opens or takes back through another municipality reaches no event of this one', async () => {
    const pupilId = pupilOf(world);
    const origin = { by: 'other', originId: newId() } as const;
    const before = await getClient().caseEvent.count({ where: { pupilId } });
    await expect(inScope(away.teacher, (db) => openCase(db, pupilId, origin))).rejects.toThrow();
    await expect(
      inScope(away.teacher, (db) => startAssessment(db, pupilId, newId())),
    ).rejects.toThrow();
    await inScope(away.teacher, (db) => withdrawOrigin(db, pupilId, newId()));
    expect(await getClient().caseEvent.count({ where: { pupilId } })).toBe(before);
  });
});

describe('the form', () => {
  const read = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return readCaseForm(form, '2026-11-22');
  };

  it('is read with the choice of its button, of today when no day is said', () => {
    expect(read({ day: '2026-11-20', choice: 'kind=followed-up&enough=no' })).toEqual({
      body: { kind: 'followed-up', enough: false },
      day: '2026-11-20',
    });
    expect(read({ kind: 'consulted', about: 'planning', day: '' })).toEqual({
      body: { kind: 'consulted', about: 'planning' },
      day: '2026-11-22',
    });
  });

  it.each([
    [{}],
    [{ kind: 'diagnosed' }],
    [{ kind: 'indicated', by: 'level' }],
    [{ kind: 'programme-decided', reference: '   ' }],
    [{ kind: 'closed', day: '2026-02-30' }],
    [{ kind: 'taken-back', eventId: '1' }],
  ])('is none: %o', (fields) => {
    expect(read(fields as Record<string, string>)).toBeNull();
  });
});
