/** A second version of a battery among those that ship: what carries over, what stays, who gets it. */
import { describe, expect, it, vi } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { findRoundPlan } from '~/administration/round-plan';
import { openSitting } from '~/administration/round-store.server';
import { getBattery, getMediaManifest } from '~/instruments/batteries';
import { getTask, listFormItems, type TimedGridTask } from '~/instruments/battery';
import { hashItems, isSameItem } from '~/instruments/item-content.server';
import {
  countReview,
  exportReview,
  listVerdicts,
  recordReview,
} from '~/instruments/item-review-store.server';
import { loadBatteryPage, loadTaskPage } from '~/instruments/task-view.server';
import { renewWindowBattery } from '~/instruments/window-battery.server';
import { getClient } from '~/platform/database/client.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createViewer, createWorld } from '../support/factories';

const OLD = 'read-words-A02';
const NEW = 'read-words-A02-2';
const KEPT = 'read-words-A01';

/** The shelf with a second version of grund-1, in which one word of form A is another. */
vi.mock('~/instruments/battery-shelf', async (importOriginal) => {
  type Shelf = typeof import('~/instruments/battery-shelf');
  const { BATTERY_SHELF } = await importOriginal<Shelf>();
  const shipped = BATTERY_SHELF.find(({ folder }) => folder === 'grund-1')!;
  const next = structuredClone(shipped.battery) as unknown as {
    version: number;
    tasks: TimedGridTask[];
  };
  next.version = 2;
  const task = next.tasks.find(({ id }) => id === 'read-words')!;
  task.version = 2;
  task.forms.A!.items[1] = { ...task.forms.A!.items[1]!, id: 'read-words-A02-2', text: 'hus' };
  const second = { ...shipped, folder: 'grund-1.2', battery: next as never };
  return { BATTERY_SHELF: [shipped, second] } satisfies Shelf;
});

useTestDatabase();

const first = getBattery('grund-1', 1);
const second = getBattery('grund-1', 2);
const place = (battery: typeof first) => ({ battery, task: getTask(battery, 'read-words') });
const approve = (itemId: string) => ({
  intent: 'verdict' as const,
  itemId,
  verdict: 'approve' as const,
  comment: '',
});

async function createReviewers() {
  const world = await createWorld(0);
  const other = await createViewer(world.municipality.id, 'administrator');
  return { ...world, other };
}

describe('a new version of a battery', () => {
  it('is found as the newest, and the old one stays as it was', () => {
    expect(getBattery('grund-1').version).toBe(2);
    const listWords = (battery: typeof first) =>
      listFormItems(getTask(battery, 'read-words') as TimedGridTask, 'A').map(({ id }) => id);
    expect(listWords(first)).toContain(OLD);
    expect(listWords(second)).toContain(NEW);
    expect(listWords(second)).not.toContain(OLD);
    expect(getMediaManifest('grund-1', 'letter-sounds', 1).file).toBe(
      getMediaManifest('grund-1', 'letter-sounds', 2).file,
    );
  });

  it('holds the same items but the one that was replaced', () => {
    expect(isSameItem(KEPT, first, second)).toBe(true);
    expect(isSameItem(OLD, first, second)).toBe(false);
    expect(isSameItem(NEW, first, second)).toBe(false);
    const [before, after] = [hashItems(first), hashItems(second)];
    const changed = [...after].filter(([id, hash]) => before.get(id) !== hash);
    expect(changed.map(([id]) => id)).toEqual([NEW]);
  });

  it('keeps what two people said of an unchanged item, and nothing said of the other', async () => {
    const { specialEducator, other } = await createReviewers();
    const away = await createReviewers();
    for (const viewer of [specialEducator, other])
      for (const itemId of [KEPT, OLD])
        await inScope(viewer, (db) => recordReview(db, place(first), approve(itemId)));
    const count = (viewer: typeof other, battery: typeof first) =>
      inScope(viewer, async (db) => (await countReview(db, battery)).approved);
    expect(await count(other, first)).toBe(2);
    expect(await count(other, second)).toBe(1);
    expect(await count(away.other, second)).toBe(0);
    const page = await inScope(other, (db) =>
      loadTaskPage(db, 'read-words', { battery: 'grund-1.2', part: 'A' }),
    );
    const reviewOf = (itemId: string) => page.items.find(({ item }) => item.id === itemId)?.review;
    expect(reviewOf(KEPT)).toMatchObject({ state: 'approved', own: 'approve' });
    expect(reviewOf(KEPT)?.verdicts.map(({ fromVersion }) => fromVersion)).toEqual([1, 1]);
    expect(reviewOf(NEW)).toMatchObject({ state: 'awaiting', own: null, verdicts: [] });
    const exported = await inScope(other, (db) => exportReview(db, second));
    expect(exported.items.map(({ itemId, verdicts }) => [itemId, verdicts[0]?.givenOn])).toEqual([
      [KEPT, 1],
    ]);
  });

  it('does not carry a verdict back, and a second thought on the new one counts there', async () => {
    const { specialEducator, other } = await createReviewers();
    for (const viewer of [specialEducator, other])
      await inScope(viewer, (db) => recordReview(db, place(first), approve(KEPT)));
    const change = { ...approve(KEPT), verdict: 'change' as const, comment: 'Ovanligt.' };
    await inScope(other, (db) => recordReview(db, place(second), change));
    const list = async (battery: typeof first) =>
      (await inScope(other, (db) => listVerdicts(db, { battery }))).map(({ verdict }) => verdict);
    expect(await list(first)).toEqual(['approve', 'approve']);
    expect(await list(second)).toEqual(['approve', 'approve', 'change']);
    const shown = await inScope(other, (db) => loadBatteryPage(db, 'grund-1.2'));
    expect(shown.review).toMatchObject({ approved: 0, 'to-change': 1 });
  });
});

describe('the window of a class', () => {
  const windowOf = (municipalityId: string) =>
    getClient().screeningWindow.findFirstOrThrow({ where: { municipalityId } });

  it('takes the newest version with its first round, and keeps it from then on', async () => {
    const { municipality, teacher, schoolClass } = await createWorld(2);
    expect((await windowOf(municipality.id)).batteryVersion).toBe(1);
    const opened = await inScope(teacher, (db) => openSitting(db, schoolClass.id, 'lesson'));
    expect(opened.ok).toBe(true);
    const window = await windowOf(municipality.id);
    expect(window.batteryVersion).toBe(2);
    const found = findRoundPlan(window.batteryId, window.batteryVersion, 'winter');
    expect(found?.battery).toBe(second);
  });

  it('that has a round goes on with the version it was begun with', async () => {
    const { municipality, teacher, schoolClass } = await createWorld(2);
    const window = await windowOf(municipality.id);
    await inScope(teacher, (db) => openSitting(db, schoolClass.id, 'lesson'));
    await getClient().screeningWindow.update({
      where: { municipalityId_id: { municipalityId: municipality.id, id: window.id } },
      data: { batteryVersion: 1 },
    });
    expect(await inScope(teacher, (db) => renewWindowBattery(db, window))).toBe(1);
    await inScope(teacher, (db) => openSitting(db, schoolClass.id, 'catch-up'));
    expect((await windowOf(municipality.id)).batteryVersion).toBe(1);
  });

  it('of another municipality is not renewed', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const window = await windowOf(home.municipality.id);
    const before = await readEverything();
    const renew = inScope(away.teacher, (db) => renewWindowBattery(db, window));
    expect(await statusOf(renew)).toBe(404);
    expect(await readEverything()).toBe(before);
  });
});
