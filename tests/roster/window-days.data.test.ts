import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getClient } from '~/platform/database/client.server';
import { changeSchoolCalendar, getSchoolCalendar } from '~/roster/school-calendar.server';
import { suggestDays, type WindowKind } from '~/roster/window-days';
import { listDatedWindows, removeWindow, setWindowDays } from '~/roster/window-days.server';
import { NEW_WINDOW } from '~/scoring/new-window';
import { createRound } from '../support/assessment-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createMunicipality, createViewer, createWorld } from '../support/factories';
import { BORN, type Db, statusOf } from './roster-world';

useTestDatabase();

const YEAR = { startDate: `${BORN + 7}-08-01`, endDate: `${BORN + 8}-07-31` };

function send(viewer: StaffViewer, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return inScope(viewer, (db) => changeSchoolCalendar(db, form, NEW_WINDOW));
}

async function make(viewer: StaffViewer, fields: Record<string, string>) {
  const answer = await send(viewer, fields);
  if (!answer.ok) throw new Error(JSON.stringify(answer.submission.error));
  return answer.done;
}

const formOf = (kind: WindowKind, days = suggestDays(kind, BORN + 7)) => ({
  intent: 'window-days',
  kind,
  ...days,
});
const kindsOf = async (viewer: StaffViewer) =>
  (await inScope(viewer, getSchoolCalendar)).windows.map(({ kind }) => kind).sort();

describe('who may', () => {
  it('refuses every other role, and the administrator of another municipality, and changes nothing', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const year = { id: home.schoolYear.id, ...YEAR };
    const wish = { kind: 'autumn', ...suggestDays('autumn', BORN + 7) } as const;
    const before = await readEverything();
    const doors: ((db: Db) => Promise<unknown>)[] = [
      (db) => listDatedWindows(db, home.schoolYear.id),
      (db) => setWindowDays(db, year, wish, NEW_WINDOW),
      (db) => removeWindow(db, year, 'winter'),
    ];
    const { teacher, specialEducator, testLeader, principal, headOfEducation } = home;
    for (const viewer of [teacher, specialEducator, testLeader, principal, headOfEducation]) {
      for (const door of doors) expect(await statusOf(inScope(viewer, door))).toBe(403);
    }
    const outsider = away.administrator;
    expect(await inScope(outsider, (db) => listDatedWindows(db, year.id))).toEqual([]);
    expect(await statusOf(inScope(outsider, (db) => removeWindow(db, year, 'winter')))).toBe(404);
    // The year's key carries the municipality: a window of ours in a year of theirs cannot be written.
    await expect(
      inScope(outsider, (db) => setWindowDays(db, year, wish, NEW_WINDOW)),
    ).rejects.toThrow();
    expect(await readEverything()).toBe(before);
  });
});

describe('the windows of a school year', () => {
  it('are made in a municipality that has none, with what ships, and taken back', async () => {
    const municipality = await createMunicipality();
    const administrator = await createViewer(municipality.id, 'administrator');
    for (const kind of ['spring', 'autumn', 'winter'] as const) {
      await make(administrator, formOf(kind));
    }
    const rows = await getClient().screeningWindow.findMany({
      where: { municipalityId: municipality.id },
      select: { batteryId: true, batteryVersion: true, policyId: true, policyVersion: true },
    });
    expect(rows).toEqual([NEW_WINDOW, NEW_WINDOW, NEW_WINDOW]);
    expect(await kindsOf(administrator)).toEqual(['autumn', 'spring', 'winter']);
    const removed = await make(administrator, { intent: 'remove-window', kind: 'winter' });
    expect(await kindsOf(administrator)).toEqual(['autumn', 'spring']);
    await make(administrator, removed.undo);
    expect(await kindsOf(administrator)).toEqual(['autumn', 'spring', 'winter']);
  });

  it('are moved and back; a window that a class has begun in keeps its first day and stays', async () => {
    const { administrator, municipality, schoolClass, window } = await createWorld(0);
    const [own] = (await inScope(administrator, getSchoolCalendar)).windows;
    if (!own) throw new Error('the world has a window');
    const { startDate, endDate } = own;
    const longer = { startDate, endDate, catchUpEndDate: `${BORN + 8}-06-01` };
    const moved = await make(administrator, formOf('winter', longer));
    expect((await inScope(administrator, getSchoolCalendar)).windows).toMatchObject([longer]);
    await make(administrator, moved.undo);
    expect((await inScope(administrator, getSchoolCalendar)).windows).toEqual([own]);
    await createRound({
      municipalityId: municipality.id,
      classId: schoolClass.id,
      windowId: window.id,
    });
    const before = await readEverything();
    const refused = await send(administrator, formOf('winter', { ...longer, startDate: endDate }));
    expect(refused.ok ? null : refused.submission.error).toEqual({ startDate: ['window-begun'] });
    const taken = send(administrator, { intent: 'remove-window', kind: 'winter' });
    expect(await statusOf(taken)).toBe(400);
    expect(await readEverything()).toBe(before);
    await make(administrator, formOf('winter', longer));
  });
});
