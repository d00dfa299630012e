import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import {
  type ChoiceItem,
  type ChoiceTask,
  FORM_IDS,
  type FormId,
  getTask,
  type RapidNamingTask,
} from '~/instruments/battery';
import { BLEND_SOUNDS } from '../../tools/authoring/blend-sounds-words';
import { PICTURE_PROMPTS } from '../../tools/authoring/picture-prompts';
import { getPicture, lookAlike, PICTURE_WORDS } from '../../tools/authoring/picture-words';

const battery = getBattery('arskurs-1');
const choiceTask = (id: string) => getTask(battery, id) as ChoiceTask;
const naming = getTask(battery, 'name-pictures') as RapidNamingTask;
const itemsOf = (task: ChoiceTask, form: FormId) => task.forms[form]!.items;
const shownIn = (task: ChoiceTask) => (task.demonstration ? [task.demonstration] : []);
const everyItem = (task: ChoiceTask) => [
  ...shownIn(task),
  ...task.practice,
  ...FORM_IDS.flatMap((form) => itemsOf(task, form)),
];
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const placeOf = (item: ChoiceItem) =>
  item.options.findIndex((option) => option.id === item.correctOptionId);
const askedPicture = (item: ChoiceItem) => item.stimulusPicture ?? item.correctOptionId;

/** Items in a form, options of an item, items in a block. */
const SHAPES = [
  { id: 'first-sounds', items: 18, options: 3, block: 6, skill: 'phonemes' },
  { id: 'blend-sounds', items: 15, options: 4, block: 5, skill: 'phonemes' },
  { id: 'understand-words', items: 20, options: 4, block: 4, skill: 'vocabulary' },
];

describe.each(SHAPES)('$id', ({ id, items: count, options, block, skill }) => {
  const task = choiceTask(id);

  it('has its shape in every form', () => {
    expect(task).toMatchObject({ kind: 'choice', optionLook: 'pictures', optionCount: options });
    expect(task.skill).toBe(skill);
    expect(task.demonstration).toBeDefined();
    expect(task.practice).toHaveLength(2);
    for (const form of FORM_IDS) expect(itemsOf(task, form)).toHaveLength(count);
    for (const item of everyItem(task)) expect(item.options).toHaveLength(options);
  });

  it('offers different pictures that no one word fits, one of them right', () => {
    for (const item of everyItem(task)) {
      const pictures = item.options.map((option) => getPicture(option.picture!));
      expect(new Set(pictures.map(({ sv }) => sv)).size).toBe(options);
      expect(item.options.filter((option) => option.id === item.correctOptionId)).toHaveLength(1);
      for (const [index, picture] of pictures.entries()) {
        expect(item.options[index]!.text).toBe(picture.sv);
        for (const other of pictures.slice(index + 1))
          expect(lookAlike(picture, other)).toBe(false);
      }
    }
  });

  it('says a clip at every item and has a text for every clip', () => {
    const clips = PICTURE_PROMPTS[task.mediaBundle]!;
    for (const name of ['practice-right', 'practice-again', 'ask-teacher', 'ending'])
      expect(clips[name]).toBeTruthy();
    expect(clips[task.instructionClip]).toBeTruthy();
    expect(clips[task.readyClip]).toBeTruthy();
    for (const item of everyItem(task)) {
      expect(clips[item.clip!]).toBeTruthy();
      for (const option of item.options)
        if (option.clip) expect(clips[option.clip]).toBe(option.text);
    }
    expect(clips).toHaveProperty(`option-${task.demonstration!.correctOptionId}`);
  });

  it.each(FORM_IDS)('form %s asks for no word twice, nor for a practice word', (form) => {
    const asked = [...shownIn(task), ...task.practice, ...itemsOf(task, form)].map(askedPicture);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it.each(FORM_IDS)('form %s spreads the right place evenly, never three in a row', (form) => {
    const places = itemsOf(task, form).map(placeOf);
    const counts = Array.from(
      { length: options },
      (_, place) => places.filter((other) => other === place).length,
    );
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(places.join('')).not.toMatch(/(.)\1\1/);
  });

  it('has the same strata and difficulty in every form and every block', () => {
    for (let start = 0; start < count; start += block) {
      const blocks = FORM_IDS.map((form) => itemsOf(task, form).slice(start, start + block));
      const strata = blocks.map((items) => items.map((item) => item.stratum).sort());
      for (const other of strata) expect(other).toEqual(strata[0]);
      const means = blocks.map((items) => mean(items.map((item) => item.difficulty)));
      expect(Math.max(...means) - Math.min(...means)).toBeLessThanOrEqual(0.05);
    }
    const whole = FORM_IDS.map((form) => mean(itemsOf(task, form).map((item) => item.difficulty)));
    expect(Math.max(...whole) - Math.min(...whole)).toBeLessThanOrEqual(0.05);
  });

  it('rises from block to block', () => {
    for (const form of FORM_IDS) {
      const means = Array.from({ length: count / block }, (_, index) =>
        mean(
          itemsOf(task, form)
            .slice(index * block, (index + 1) * block)
            .map((item) => item.difficulty),
        ),
      );
      expect(means).toEqual([...means].sort((left, right) => left - right));
    }
  });

  it('never repeats an item: the same word with the same options', () => {
    const keys = everyItem(task).map((item) =>
      [askedPicture(item), ...item.options.map((option) => option.id).sort()].join(' '),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('understand-words', () => {
  const task = choiceTask('understand-words');

  it('asks for eighty different words, each as rare as its place says', () => {
    const asked = FORM_IDS.flatMap((form) => itemsOf(task, form));
    expect(new Set(asked.map((item) => item.correctOptionId)).size).toBe(80);
    for (const form of FORM_IDS)
      expect(itemsOf(task, form).map((item) => getPicture(item.correctOptionId).rarity)).toEqual(
        Array.from({ length: 20 }, (_, index) => 1 + Math.floor(index / 4)),
      );
  });

  it.each(FORM_IDS)('form %s has wrong options of the own field in half of the items', (form) => {
    const near = itemsOf(task, form).filter((item) => {
      const field = getPicture(item.correctOptionId).field;
      const own = item.options.filter((option) => getPicture(option.id).field === field).length;
      expect([1, 4]).toContain(own);
      expect(item.stratum.endsWith(own === 4 ? 'own kind' : 'mixed')).toBe(true);
      return own === 4;
    });
    expect(near).toHaveLength(10);
  });

  it.each(FORM_IDS)('form %s never gives the right picture away by exclusion', (form) => {
    const asked = new Set(itemsOf(task, form).map((item) => item.correctOptionId));
    for (const item of itemsOf(task, form))
      for (const option of item.options.filter(({ id }) => id !== item.correctOptionId)) {
        expect(asked.has(option.id)).toBe(false);
        const steps = getPicture(option.id).rarity - getPicture(item.correctOptionId).rarity;
        expect(Math.abs(steps)).toBeLessThanOrEqual(item.stratum.endsWith('mixed') ? 1 : 2);
      }
  });

  it('never stops early and is never part of a level', () => {
    expect(task.stopTable).toEqual([]);
    expect(task.skill).toBe('vocabulary');
  });
});

describe('name-pictures', () => {
  it('names six short words, six times each, in four rows of nine', () => {
    expect(naming).toMatchObject({ kind: 'rapid-naming', columns: 9, seconds: 180 });
    expect(naming.stopAfterFirstRowWrong).toBe(false);
    const practised = naming.practice.map((item) => item.text);
    expect(new Set(practised).size).toBe(6);
    for (const form of FORM_IDS) {
      const words = naming.forms[form]!.items.map((item) => item.text);
      expect(words).toHaveLength(36);
      for (const word of practised) expect(words.filter((other) => other === word)).toHaveLength(6);
    }
  });

  it.each(FORM_IDS)('form %s has no two alike side by side or above each other', (form) => {
    const cells = naming.forms[form]!.items.map((item) => item.picture!);
    cells.forEach((cell, index) => {
      expect(cell).not.toBe(cells[index - 1]);
      expect(cell).not.toBe(cells[index - 9]);
    });
    for (let start = 0; start < 36; start += 9)
      expect(new Set(cells.slice(start, start + 9)).size).toBe(6);
  });

  it('has another order in every form', () => {
    const orders = FORM_IDS.map((form) =>
      naming.forms[form]!.items.map((item) => item.text).join(),
    );
    expect(new Set(orders).size).toBe(4);
  });

  it('tells the adult how to do it, in both languages', () => {
    for (const text of [naming.script.sv, naming.script.en])
      expect(text.split('\n')).toHaveLength(7);
    expect(naming.script.sv).toContain('Namnge först de sex bilderna tillsammans');
    expect(naming.script.sv).toContain('Allt klart');
    expect(naming.script.en).toContain('All done');
  });
});

describe('pictures', () => {
  const used = new Set([
    ...SHAPES.flatMap(({ id }) =>
      everyItem(choiceTask(id)).flatMap((item) => [
        ...(item.stimulusPicture ? [item.stimulusPicture] : []),
        ...item.options.map((option) => option.picture!),
      ]),
    ),
    ...naming.practice.map((item) => item.picture!),
  ]);
  const review = readFileSync('app/instruments/batteries/arskurs-1/picture-review.md', 'utf8');

  it('lie as files, each with ids of its own, and no others do', () => {
    expect(readdirSync('public/pictures').sort()).toEqual(
      [...used].map((id) => `${id}.svg`).sort(),
    );
    for (const id of used) {
      const file = `public/pictures/${id}.svg`;
      expect(existsSync(file)).toBe(true);
      const ids = [...readFileSync(file, 'utf8').matchAll(/ id="([^"]+)"/g)].map(
        ([, name]) => name,
      );
      for (const name of ids) expect(name!.startsWith(`picture-${id}-`)).toBe(true);
    }
  });

  it('stand for one word each, and no two pictures share a word', () => {
    expect(new Set(PICTURE_WORDS.map(({ sv }) => sv)).size).toBe(PICTURE_WORDS.length);
    expect(new Set(PICTURE_WORDS.map(({ icon }) => icon)).size).toBe(PICTURE_WORDS.length);
    for (const { id } of PICTURE_WORDS) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('are all listed for review, and every item awaits it', () => {
    const rows = review.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).toHaveLength(used.size);
    for (const id of used) {
      const row = rows.find((line) => line.startsWith(`| \`${id}.svg\` | ${getPicture(id).sv} |`));
      expect(row).toContain('awaiting review');
    }
    for (const { id } of SHAPES)
      for (const item of everyItem(choiceTask(id))) expect(item.review).toBe('awaiting-review');
  });

  it('have their sounds listed for the clips of the blends', () => {
    const clips = everyItem(choiceTask('blend-sounds')).map((item) => item.clip!);
    expect(Object.keys(BLEND_SOUNDS).sort()).toEqual([...new Set(clips)].sort());
  });
});
