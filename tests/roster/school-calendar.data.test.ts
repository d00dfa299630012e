import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { changeSchoolCalendar, getSchoolCalendar } from '~/roster/school-calendar.server';
import { addSchoolWeeks } from '~/roster/school-weeks';
import { listWindows } from '~/roster/window-list.server';
import { NEW_WINDOW } from '~/scoring/new-window';
import { readEverything, useTestDatabase } from '../support/database';
import { createMunicipality, createViewer, createWorld, today } from '../support/factories';
import { BORN, type Db, statusOf } from './roster-world';

useTestDatabase();

const AUTUMN = { startDate: `${BORN + 7}-10-26`, endDate: `${BORN + 7}-10-30` };
const SPRING = { startDate: `${BORN + 8}-02-15`, endDate: `${BORN + 8}-02-19` };

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const send = (viewer: StaffViewer, fields: Record<string, string>) =>
  inScope(viewer, (db) => changeSchoolCalendar(db, formOf(fields), NEW_WINDOW));

async function make(viewer: StaffViewer, fields: Record<string, string>) {
  const answer = await send(viewer, fields);
  if (!answer.ok) throw new Error(JSON.stringify(answer.submission.error));
  return answer.done;
}

const daysOf = async (viewer: StaffViewer) =>
  (await inScope(viewer, getSchoolCalendar)).breaks.map(({ startDate, endDate }) => ({
    startDate,
    endDate,
  }));

describe('who may', () => {
  it('refuses every other role, and changes nothing', async () => {
    const home = await createWorld(0);
    const before = await readEverything();
    const doors: ((db: Db) => Promise<unknown>)[] = [
      getSchoolCalendar,
      (db) => listWindows(db, home.schoolYear.id),
      (db) => changeSchoolCalendar(db, formOf({ intent: 'add-break', ...AUTUMN }), NEW_WINDOW),
      (db) => changeSchoolCalendar(db, formOf({ intent: 'late-weeks', weeks: '0' }), NEW_WINDOW),
    ];
    const { teacher, specialEducator, testLeader, principal, headOfEducation } = home;
    for (const viewer of [teacher, specialEducator, testLeader, principal, headOfEducation]) {
      for (const door of doors) expect(await statusOf(inScope(viewer, door))).toBe(403);
    }
    expect(await readEverything()).toBe(before);
  });

  it('hides the year of another municipality from its administrator, and changes nothing', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    await make(home.administrator, { intent: 'add-break', ...AUTUMN });
    const [{ breakId } = { breakId: '' }] = (await inScope(home.administrator, getSchoolCalendar))
      .breaks;
    const before = await readEverything();
    expect((await inScope(away.administrator, getSchoolCalendar)).breaks).toEqual([]);
    expect(await inScope(away.administrator, (db) => listWindows(db, home.schoolYear.id))).toEqual(
      [],
    );
    for (const fields of [
      { intent: 'remove-break', breakId },
      { intent: 'change-break', breakId, ...SPRING },
      { intent: 'remove-break', breakId: 'x' },
    ]) {
      expect(await statusOf(send(away.administrator, fields))).toBe(404);
    }
    expect(await readEverything()).toBe(before);
  });
});

describe('the calendar', () => {
  it('of a municipality without a school year is that of the year to be, and begins with the first break', async () => {
    const municipality = await createMunicipality();
    const administrator = await createViewer(municipality.id, 'administrator');
    const before = await readEverything();
    expect(await inScope(administrator, getSchoolCalendar)).toMatchObject({
      startYear: BORN + 7,
      startDate: `${BORN + 7}-08-01`,
      endDate: `${BORN + 8}-07-31`,
      breaks: [],
      windows: [],
      lateSchoolWeeks: 3,
    });
    expect(await readEverything()).toBe(before);
    await make(administrator, { intent: 'add-break', ...AUTUMN });
    expect(await daysOf(administrator)).toEqual([AUTUMN]);
  });

  it('shows windows, breaks in order of days, and the wait from today', async () => {
    const { administrator } = await createWorld(0);
    await make(administrator, { intent: 'add-break', ...SPRING });
    await make(administrator, { intent: 'add-break', ...AUTUMN });
    const calendar = await inScope(administrator, getSchoolCalendar);
    expect(calendar.windows.map(({ kind }) => kind)).toEqual(['winter']);
    expect(await daysOf(administrator)).toEqual([AUTUMN, SPRING]);
    expect(calendar.lateFromDay).toBe(addSchoolWeeks(today(), 3, [AUTUMN, SPRING]));
  });

  it('is changed, and every change can be taken back', async () => {
    const { administrator } = await createWorld(0);
    const added = await make(administrator, { intent: 'add-break', ...AUTUMN });
    expect(added).toMatchObject({ what: 'add-break', days: AUTUMN });
    const { breakId = '' } = added.undo;
    const longer = { ...AUTUMN, endDate: addDays(AUTUMN.endDate, 2) };
    const moved = await make(administrator, { intent: 'change-break', breakId, ...longer });
    expect(await daysOf(administrator)).toEqual([longer]);
    await make(administrator, moved.undo);
    expect(await daysOf(administrator)).toEqual([AUTUMN]);
    const removed = await make(administrator, { intent: 'remove-break', breakId });
    expect(removed.days).toEqual({ ...AUTUMN, name: null });
    expect(await daysOf(administrator)).toEqual([]);
    await make(administrator, removed.undo);
    expect(await daysOf(administrator)).toEqual([AUTUMN]);
    await make(
      administrator,
      (await make(administrator, { intent: 'late-weeks', weeks: '5' })).undo,
    );
    expect((await inScope(administrator, getSchoolCalendar)).lateSchoolWeeks).toBe(3);
    const audited = await getClient().auditEvent.count({
      where: { action: 'school-calendar.changed', municipalityId: administrator.municipalityId },
    });
    expect(audited).toBe(7);
  });

  it('keeps the name of a break, gives it back when a change is taken back, and needs none', async () => {
    const { administrator } = await createWorld(0);
    const namesOf = async () =>
      (await inScope(administrator, getSchoolCalendar)).breaks.map(({ name }) => name);
    const wish = { ...AUTUMN, name: ' Höstlov ' };
    const { breakId = '' } = (await make(administrator, { intent: 'add-break', ...wish })).undo;
    expect(await namesOf()).toEqual(['Höstlov']);
    const moved = await make(administrator, { intent: 'change-break', breakId, ...AUTUMN });
    expect(await namesOf()).toEqual([null]);
    await make(administrator, moved.undo);
    expect(await namesOf()).toEqual(['Höstlov']);
    const removed = await make(administrator, { intent: 'remove-break', breakId });
    expect(removed.days).toEqual({ ...AUTUMN, name: 'Höstlov' });
    await make(administrator, removed.undo);
    expect(await namesOf()).toEqual(['Höstlov']);
    const long = { intent: 'add-break', ...SPRING, name: 'x'.repeat(61) };
    const answer = await send(administrator, long);
    expect(answer.ok ? null : answer.submission.error).toEqual({ name: ['name-long'] });
    expect(await namesOf()).toEqual(['Höstlov']);
  });

  it('refuses what cannot be, beside its field, and changes nothing', async () => {
    const { administrator } = await createWorld(0);
    await make(administrator, { intent: 'add-break', ...SPRING });
    const { breakId = '' } = (await make(administrator, { intent: 'add-break', ...AUTUMN })).undo;
    const before = await readEverything();
    const problemOf = async (fields: Record<string, string>) => {
      const answer = await send(administrator, fields);
      return answer.ok ? null : answer.submission.error;
    };
    const [add, change] = [{ intent: 'add-break' }, { intent: 'change-break', breakId }];
    expect(await problemOf({ ...add, ...AUTUMN })).toEqual({ endDate: ['overlaps'] });
    expect(await problemOf({ ...change, ...SPRING })).toEqual({ endDate: ['overlaps'] });
    expect(await problemOf(add)).toEqual({
      startDate: ['start-missing'],
      endDate: ['end-missing'],
    });
    const backwards = { startDate: AUTUMN.endDate, endDate: AUTUMN.startDate };
    expect(await problemOf({ ...add, ...backwards })).toEqual({ endDate: ['end-before-start'] });
    const early = { startDate: '2020-01-01', endDate: AUTUMN.endDate };
    expect(await problemOf({ ...add, ...early })).toEqual({ startDate: ['start-outside-year'] });
    const late = { startDate: AUTUMN.startDate, endDate: '2050-01-01' };
    expect(await problemOf({ ...add, ...late })).toEqual({ endDate: ['end-outside-year'] });
    const weeks = { intent: 'late-weeks', weeks: '99' };
    expect(await problemOf(weeks)).toEqual({ weeks: ['weeks-range'] });
    expect(await statusOf(send(administrator, { intent: 'toString' }))).toBe(400);
    expect(await statusOf(send(administrator, {}))).toBe(400);
    expect(await readEverything()).toBe(before);
  });

  it('lets a break be saved as it is, and over its own old days', async () => {
    const { administrator } = await createWorld(0);
    const { breakId = '' } = (await make(administrator, { intent: 'add-break', ...AUTUMN })).undo;
    const within = { startDate: addDays(AUTUMN.startDate, 1), endDate: AUTUMN.endDate };
    for (const days of [AUTUMN, within, AUTUMN]) {
      await make(administrator, { intent: 'change-break', breakId, ...days });
      expect(await daysOf(administrator)).toEqual([days]);
    }
  });

  it('lets one of two clashing breaks in when they come at the same moment', async () => {
    const { administrator } = await createWorld(0);
    const [one, other] = await Promise.all([
      send(administrator, { intent: 'add-break', ...AUTUMN }),
      send(administrator, { intent: 'add-break', ...AUTUMN, startDate: AUTUMN.endDate }),
    ]);
    expect([one.ok, other.ok].sort()).toEqual([false, true]);
    expect(await daysOf(administrator)).toHaveLength(1);
  });

  it('does not find a break that is in another school year of the municipality', async () => {
    const home = await createWorld(0);
    const earlier = await getClient().schoolYear.create({
      data: {
        id: newId(),
        municipalityId: home.municipality.id,
        startYear: BORN + 6,
        startDate: new Date(`${BORN + 6}-08-01`),
        endDate: new Date(`${BORN + 7}-07-31`),
        breaks: {
          create: {
            id: newId(),
            startDate: new Date(`${BORN + 6}-10-26`),
            endDate: new Date(`${BORN + 6}-10-30`),
          },
        },
      },
      include: { breaks: true },
    });
    const breakId = earlier.breaks[0]?.id ?? '';
    expect(await statusOf(send(home.administrator, { intent: 'remove-break', breakId }))).toBe(404);
    expect(await getClient().schoolBreak.count({ where: { id: breakId } })).toBe(1);
  });
});
