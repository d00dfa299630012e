import { describe, expect, it } from 'vitest';
import { tabulateBalance } from '~/instruments/balance-table';
import { getBattery, listBatteries } from '~/instruments/batteries';
import { FORM_IDS, getTask, type Task, type WindowPlan } from '~/instruments/battery';
import { findTaskAbout } from '~/instruments/task-about';
import { findTaskItem, listItemIds, listPartIds, listTaskItems } from '~/instruments/task-items';
import { estimateTaskMinutes, estimateTaskSeconds } from '~/instruments/task-minutes';
import { describeTaskRow, findTaskPlace, listItemSounds } from '~/instruments/task-view';
import {
  findBatteryByKey,
  listShownBatteries,
  listUsedBatteries,
  listUsingWindows,
  nameBattery,
} from '~/instruments/task-view-battery';

const grund = getBattery('grund-1');
const letters = getTask(grund, 'letter-sounds');

/** Every task a battery may have, by design. */
const TASK_IDS = [
  'letter-sounds',
  'first-sounds',
  'blend-sounds',
  'real-or-made-up',
  'read-sentences',
  'spell-words',
  'understand-words',
  'say-letter-sounds',
  'read-words',
  'read-made-up-words',
  'read-text',
  'name-pictures',
];

describe('the half page of a task', () => {
  it('is written for every task that ships and every task there is to be', () => {
    const shipped = listBatteries().flatMap(({ tasks }) => tasks.map(({ id }) => id));
    for (const id of [...TASK_IDS, ...shipped]) expect(findTaskAbout(id), id).not.toBeNull();
    expect(findTaskAbout('unknown')).toBeNull();
  });

  it.each(TASK_IDS)(
    '%s: half a page in both languages, with sources, and no word of diagnosis',
    (id) => {
      const about = findTaskAbout(id)!;
      const parts = [about.what, about.why, about.run, about.scored];
      for (const locale of ['sv', 'en'] as const) {
        const text = parts.map((part) => part[locale]).join(' ');
        const words = text.split(/\s+/).length;
        expect(words).toBeGreaterThan(80);
        expect(words).toBeLessThan(320);
        expect(text).not.toMatch(/dysle|diagnos|guesser|suspicious|riskbarn/i);
        for (const source of about.sources) expect(source[locale].length).toBeGreaterThan(20);
      }
      expect(about.sources.length).toBeGreaterThan(0);
    },
  );
});

describe('how long a task takes', () => {
  it('adds instruction, practice and items at the pace of what is chosen among', () => {
    const shownAndPractice = 1 + letters.practice.length;
    expect(estimateTaskSeconds(letters, 'A')).toBe(60 + (shownAndPractice + 24) * 6.5);
    const words = getTask(grund, 'read-words');
    expect(estimateTaskSeconds(words, 'A')).toBe(60 + words.practice.length * 3 + 60);
  });

  it('takes the whole clock of a timed choice, and 24 seconds for a word of tiles', () => {
    const base = { ...letters, practice: letters.practice.slice(0, 2) };
    const timed = {
      ...base,
      kind: 'timed-choice',
      optionLook: 'yes-no',
      timeLimitSeconds: 120,
    } as unknown as Task;
    expect(estimateTaskSeconds(timed, 'A')).toBe(60 + 3 * 4 + 120);
    const tiles = { ...base, kind: 'letter-tiles' } as unknown as Task;
    expect(estimateTaskSeconds(tiles, 'A')).toBe(60 + (3 + 24) * 24);
  });

  it('is rounded up to minutes for several tasks together', () => {
    expect(estimateTaskMinutes(grund, [], 'A')).toBe(0);
    const seconds = estimateTaskSeconds(letters, 'B');
    expect(estimateTaskMinutes(grund, ['letter-sounds'], 'B')).toBe(Math.ceil(seconds / 60));
  });
});

describe('the balance of forms', () => {
  it.each(grund.tasks.map(({ id }) => id))('%s: the table shows what the forms hold', (id) => {
    const task = getTask(grund, id);
    const table = tabulateBalance(task, FORM_IDS);
    const length = task.forms.A!.items.length;
    expect(table.items).toEqual([length, length, length, length]);
    FORM_IDS.forEach((_form, index) => {
      const sum = table.strata.reduce((total, { counts }) => total + counts[index]!, 0);
      expect(sum).toBe(length);
    });
    expect(table.hasSameStrata).toBe(true);
    expect(table.spread).toBeLessThanOrEqual(0.05);
  });

  it('shows when a form has another mixture, and a form without items', () => {
    const uneven = structuredClone(letters);
    uneven.forms.A!.items[0]!.stratum = 'other';
    uneven.forms.B!.items[0]!.difficulty += 24;
    uneven.forms.C!.items = [];
    const table = tabulateBalance(uneven, FORM_IDS);
    expect(table.hasSameStrata).toBe(false);
    expect(table.spread).toBeGreaterThan(0.9);
    expect(table.meanDifficulty[2]).toBeNull();
  });
});

describe('items of a task', () => {
  it('are practice and every form, each by its id', () => {
    expect(listPartIds(letters)).toEqual(['practice', 'A', 'B', 'C', 'D']);
    expect(listTaskItems(letters)).toHaveLength(1 + letters.practice.length + 4 * 24);
    expect(new Set(listItemIds(grund)).size).toBe(listItemIds(grund).length);
    expect(findTaskItem(letters, 'letter-sounds-A01')?.id).toBe('letter-sounds-A01');
    expect(findTaskItem(letters, 'read-words-A01')).toBeNull();
  });

  it('have the sounds that a bundle holds, and none for a clip that is missing', () => {
    const items = letters.forms.A!.items.slice(0, 2);
    const clip = (items[0] as { clip: string }).clip;
    const manifest = {
      voice: 'v',
      file: 'x.bin',
      clips: { [clip]: { offset: 5, length: 7, durationMs: 300, text: 's', synthetic: true } },
    };
    expect(listItemSounds(items, [manifest])).toEqual({
      [clip]: { path: '/media/x.bin', offset: 5, length: 7, text: 's', synthetic: true },
    });
    expect(listItemSounds(items, [])).toEqual({});
  });
});

describe('where a task stands in a window', () => {
  const plan: WindowPlan = {
    form: 'B',
    wholeClass: ['one', 'again'],
    carried: ['again'],
    secondSitting: ['own'],
    oneToOne: ['aloud', 'wish'],
    optional: ['wish'],
  };
  it.each([
    ['one', 'whole-class'],
    ['again', 'carried'],
    ['own', 'second-sitting'],
    ['aloud', 'one-to-one'],
    ['wish', 'one-to-one-optional'],
    ['other', null],
  ])('%s: %s', (id, place) => expect(findTaskPlace(plan, id)).toBe(place));

  it('is nowhere in a window that the battery does not have', () => {
    expect(findTaskPlace(undefined, 'one')).toBeNull();
    const review = { ...({} as ReturnType<typeof describeTaskRow>['review']), total: 3 };
    const row = describeTaskRow(grund, letters, review);
    expect(row.places).toEqual({ autumn: null, winter: 'whole-class', spring: null });
    expect(row).toMatchObject({ itemCount: 24, forms: 4, progressForms: 0, minutes: 4 });
  });
});

describe('which battery is shown', () => {
  const uses = [
    { batteryId: 'grund-1', batteryVersion: 1, kind: 'spring' },
    { batteryId: 'grund-1', batteryVersion: 1, kind: 'autumn' },
    { batteryId: 'gone', batteryVersion: 3, kind: 'winter' },
  ];
  it('is one in use before one that only ships', () => {
    expect(listUsedBatteries(uses).map(nameBattery)).toEqual(['grund-1.1']);
    expect(listShownBatteries(uses)[0]?.id).toBe('grund-1');
    expect(listShownBatteries([])).toEqual(listBatteries());
    expect(listUsingWindows(grund, uses)).toEqual(['autumn', 'spring']);
    expect(findBatteryByKey('grund-1.1')?.id).toBe('grund-1');
    expect(findBatteryByKey('grund-1.9')).toBeNull();
  });
});
