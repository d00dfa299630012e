import { describe, expect, it } from 'vitest';
import { getBattery, listBatteries } from '~/instruments/batteries';
import {
  type ChoiceTask,
  FORM_IDS,
  type GridItem,
  getTask,
  isPupilTask,
  type PupilItem,
  parseBattery,
  type TimedGridTask,
} from '~/instruments/battery';
import { hasDoubledConsonant, ladderLevel, letterPattern } from '~/instruments/word-structure';
import { mirrorForm } from './mirror-form';

const battery = getBattery('grund-1');
const decision = getTask(battery, 'real-or-made-up') as ChoiceTask;
/** What is shown, and what is practised on. */
const tried = [...(decision.demonstration ? [decision.demonstration] : []), ...decision.practice];
const grid = getTask(battery, 'read-words') as TimedGridTask;
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('battery grund-1', () => {
  it('ships, by id and version, and refuses what does not', () => {
    expect(listBatteries().map((shipped) => shipped.id)).toContain('grund-1');
    expect(getBattery('grund-1', 1).version).toBe(1);
    expect(() => getBattery('grund-1', 99)).toThrow('No battery grund-1 version 99');
    expect(() => getBattery('unknown')).toThrow('No battery unknown');
  });

  it('names the first problem of a broken battery', () => {
    const broken = structuredClone(battery) as { tasks: { id?: string }[] };
    delete broken.tasks[0]!.id;
    expect(() => parseBattery(broken)).toThrow(/^Battery is not valid at tasks\.0/);
  });

  it('plans winter with form B and tasks that exist', () => {
    const winter = battery.windows.winter!;
    expect(winter).toEqual({
      form: 'B',
      wholeClass: ['letter-sounds', 'real-or-made-up'],
      oneToOne: ['read-words'],
    });
    for (const id of [...winter.wholeClass, ...winter.oneToOne])
      expect(getTask(battery, id).id).toBe(id);
  });

  it('gives every item its own id, a reason, and a review still to be done', () => {
    const items: (PupilItem | GridItem)[] = [];
    for (const task of battery.tasks) {
      if (isPupilTask(task) && task.demonstration) items.push(task.demonstration);
      items.push(...task.practice);
      for (const form of FORM_IDS) items.push(...task.forms[form]!.items);
    }
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    for (const item of items) {
      expect(item.reasoning.length).toBeGreaterThan(5);
      expect(item.review).toBe('awaiting-review');
    }
  });
});

describe('parallel forms', () => {
  it.each(battery.tasks.map((task) => task.id))(
    '%s: mean difficulty within 0.05, same strata',
    (id) => {
      const task = getTask(battery, id);
      const forms = FORM_IDS.map((form) => [...task.forms[form]!.items]);
      const means = forms.map((items) => mean(items.map((item) => item.difficulty)));
      expect(Math.max(...means) - Math.min(...means)).toBeLessThanOrEqual(0.05);
      const strata = forms.map((items) => items.map((item) => item.stratum).sort());
      for (const other of strata) expect(other).toEqual(strata[0]);
    },
  );

  it('share no word within a task, nor between the two reading tasks', () => {
    const words = [
      ...FORM_IDS.flatMap((form) => decision.forms[form]!.items.map((item) => item.stimulus!)),
      ...tried.map((item) => item.stimulus!),
      ...FORM_IDS.flatMap((form) => grid.forms[form]!.items.map((item) => item.text)),
      ...grid.practice.map((item) => item.text),
    ];
    expect(words).toHaveLength(4 * 32 + 4 + 4 * 80 + 4);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toMatch(/^[a-zåäö]+$/);
  });
});

describe('real-or-made-up', () => {
  it.each(FORM_IDS)(
    'form %s: four blocks of four real and four made-up words, in ladder order',
    (form) => {
      const items = decision.forms[form]!.items;
      expect(items).toHaveLength(32);
      for (let start = 0; start < 32; start += 8) {
        const block = items.slice(start, start + 8);
        expect(block.filter((item) => item.correctOptionId === 'real')).toHaveLength(4);
        const mirrored = block.map((item) => mirrorForm(item.stimulus!));
        expect(new Set(mirrored).size).toBe(8);
      }
      const levels = items.map((item) => ladderLevel(item.stimulus!));
      expect(levels).toEqual([...levels].sort());
      expect(levels.filter((level) => level! <= 'L2')).toHaveLength(10);
      expect(levels.filter((level) => level! <= 'L4')).toHaveLength(22);
    },
  );

  it('has as many real as made-up words at every level, with the same letter patterns', () => {
    for (const form of FORM_IDS) {
      const patterns = (answer: string) =>
        decision.forms[form]!.items.filter((item) => item.correctOptionId === answer)
          .map((item) => `${letterPattern(item.stimulus!)} ${hasDoubledConsonant(item.stimulus!)}`)
          .sort();
      expect(patterns('real')).toEqual(patterns('made-up'));
    }
  });

  it('offers the same two answers everywhere and is only read', () => {
    for (const item of [...tried, ...FORM_IDS.flatMap((form) => decision.forms[form]!.items)]) {
      expect(item.options.map((option) => option.id)).toEqual(['real', 'made-up']);
      expect(['real', 'made-up']).toContain(item.correctOptionId);
      expect(item.clip).toBeUndefined();
    }
    expect(decision.demonstration?.correctOptionId).toBe('real');
    expect(tried.map((item) => item.correctOptionId).sort()).toEqual([
      'made-up',
      'made-up',
      'real',
      'real',
    ]);
  });

  it('never asks the same answer more than three times in a row', () => {
    for (const form of FORM_IDS) {
      const answers = decision.forms[form]!.items.map((item) => item.correctOptionId[0]).join('');
      expect(answers).not.toMatch(/(.)\1{3}/);
    }
  });
});

describe('read-words', () => {
  it('has ten rows of eight, the same structure and length at each place of every form', () => {
    expect(grid.columns).toBe(8);
    const shapes = FORM_IDS.map((form) =>
      grid.forms[form]!.items.map((item) => `${letterPattern(item.text)} ${item.stratum}`),
    );
    for (const shape of shapes) {
      expect(shape).toHaveLength(80);
      expect(shape).toEqual(shapes[0]);
    }
  });

  it('climbs the ladder from the first row', () => {
    for (const form of FORM_IDS) {
      const levels = grid.forms[form]!.items.map((item) => ladderLevel(item.text));
      expect(levels).toEqual([...levels].sort());
      expect(new Set(levels.slice(0, 8))).toEqual(new Set(['L1', 'L2']));
      expect(new Set(levels)).toEqual(new Set(['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7']));
    }
  });

  it('holds no mirror pair in a row', () => {
    for (const form of FORM_IDS)
      for (let start = 0; start < 80; start += 8) {
        const row = grid.forms[form]!.items.slice(start, start + 8);
        expect(new Set(row.map((item) => mirrorForm(item.text))).size).toBe(8);
      }
  });

  it('tells the adult how to mark, in both languages', () => {
    for (const text of [grid.script.sv, grid.script.en]) expect(text.split('\n')).toHaveLength(7);
    expect(grid.script.sv).toContain('3 sekunder');
    expect(grid.practice).toHaveLength(4);
    expect(grid.seconds).toBe(60);
  });
});
