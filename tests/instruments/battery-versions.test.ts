import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getBattery, listBatteries } from '~/instruments/batteries';
import type { ChoiceTask } from '~/instruments/battery';
import {
  findBatteryFolder,
  nameBatteryFolder,
  readBatteryFolder,
} from '~/instruments/battery-folder';
import { BATTERY_SHELF } from '~/instruments/battery-shelf';
import { describeItemContent } from '~/instruments/item-content';
import { hashContent, hashItems, isSameItem } from '~/instruments/item-content.server';
import { listItemIds } from '~/instruments/task-items';
import {
  BATTERIES_FOLDER,
  listBatteryFolders,
  writeShelf,
} from '../../tools/authoring/battery-shelf';

const FOLDERS = ['grund-1', 'arskurs-1', 'arskurs-1.2', 'arskurs-1.10'];

describe('the folder of a version', () => {
  it('is named by battery and version, and read back', () => {
    expect(nameBatteryFolder({ id: 'arskurs-1', version: 1 })).toBe('arskurs-1');
    expect(nameBatteryFolder({ id: 'arskurs-1', version: 2 })).toBe('arskurs-1.2');
    for (const folder of FOLDERS) expect(nameBatteryFolder(readBatteryFolder(folder))).toBe(folder);
  });

  it('is found by version, the newest when none is asked for', () => {
    expect(findBatteryFolder(FOLDERS, 'arskurs-1')).toBe('arskurs-1.10');
    expect(findBatteryFolder(FOLDERS, 'arskurs-1', 1)).toBe('arskurs-1');
    expect(findBatteryFolder(FOLDERS, 'arskurs-1', 3)).toBeNull();
    expect(findBatteryFolder(FOLDERS, 'annat')).toBeNull();
  });
});

describe('the shelf', () => {
  it('holds every folder that there is, under its own name, and nothing else', () => {
    const found = readdirSync(BATTERIES_FOLDER);
    expect(BATTERY_SHELF.map(({ folder }) => folder).sort()).toEqual(found.sort());
    expect(listBatteries().map(nameBatteryFolder)).toEqual(
      BATTERY_SHELF.map(({ folder }) => folder),
    );
  });

  it('is as the tool writes it', () => {
    const hasProgress = (folder: string) =>
      existsSync(`${BATTERIES_FOLDER}/${folder}/progress.json`);
    const folders = BATTERY_SHELF.map(({ folder }) => folder);
    const text = readFileSync('app/instruments/battery-shelf.ts', 'utf8');
    expect(writeShelf(folders, hasProgress)).toBe(text);
  });

  it('takes a new version in after its earlier ones', () => {
    const known = ['grund-1', 'arskurs-1'];
    expect(listBatteryFolders(known, [...known, 'grund-1.2', 'annat-1'])).toEqual([
      'grund-1',
      'grund-1.2',
      'arskurs-1',
      'annat-1',
    ]);
    const text = writeShelf(['grund-1', 'grund-1.2'], (folder) => folder === 'grund-1.2');
    expect(text).toContain(
      "import grund1Version2Progress from '~/instruments/batteries/grund-1.2/progress.json';",
    );
    expect(text).toContain("folder: 'grund-1.2',\n    battery: grund1Version2,");
  });
});

describe('the content of an item', () => {
  const task = getBattery('grund-1').tasks.find(({ id }) => id === 'letter-sounds') as ChoiceTask;
  const item = task.forms.A!.items[0]!;
  const describe1 = (changed: object, text = 'Ljudet av bokstaven s') =>
    describeItemContent(task, { ...item, ...changed }, () => text);

  it('is the same whatever the order of its keys and its review state', () => {
    const turned = Object.fromEntries(Object.entries(item).reverse());
    expect(describeItemContent(task, turned as typeof item, () => 'a')).toBe(describe1({}, 'a'));
    expect(describe1({ review: 'approved' })).toBe(describe1({}));
  });

  it.each([
    ['an option', { options: [...item.options].reverse() }],
    ['the right answer', { correctOptionId: 'annat' }],
    ['the difficulty', { difficulty: item.difficulty + 0.1 }],
  ])('is another when %s is another', (_what, changed) => {
    expect(describe1(changed)).not.toBe(describe1({}));
  });

  it('is another when something else is said', () => {
    expect(describe1({}, 'Ljudet av bokstaven m')).not.toBe(describe1({}));
  });

  it('has a hash that stays: a change of it drops what people have said', () => {
    expect(hashContent('läsa')).toBe('5fc60082a7491a40');
    const { id, version } = getBattery('grund-1');
    expect(hashItems({ id, version }).get('letter-sounds-A01')).toBe('c79031b5809d051c');
    expect(hashItems({ id, version: 99 }).size).toBe(0);
    expect([...hashItems({ id, version }).keys()]).toEqual(listItemIds(getBattery('grund-1')));
    expect(isSameItem('letter-sounds-A01', { id, version }, { id, version })).toBe(true);
    expect(isSameItem('letter-sounds-A01', { id, version }, { id, version: 99 })).toBe(false);
  });
});
