import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import {
  FORM_IDS,
  type FormId,
  type GridItem,
  isMarkedTask,
  PROGRESS_FORM_IDS,
  type PupilItem,
  type Task,
} from '~/instruments/battery';
import { describeBalance } from '../../tools/authoring/balance-report';

type AnyItem = PupilItem | GridItem;

const battery = getBattery('arskurs-1');
const tasks = battery.tasks.map((task) => [task.id, task] as const);
const withProgress = tasks.filter(([, task]) => task.forms.P01 !== undefined);
const NEAR = 0.05;
/** Letters that the mean of what is read or built may differ by; a sentence to judge counts whole. */
const NEAR_LETTERS = 0.25;

/** Tasks where the pupil reads or builds; a picture's name is heard, so its letters do not matter. */
const read = tasks.filter(
  ([, task]) =>
    task.kind !== 'rapid-naming' && !('optionLook' in task && task.optionLook === 'pictures'),
);

/** In a running text the strata are its sentences, which are as many and as long as the story asks. */
const stratified = tasks.filter(([, task]) => task.kind !== 'timed-passage');

const itemsOf = (task: Task, form: FormId) => (task.forms[form]?.items ?? []) as AnyItem[];
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
const difficulties = (items: readonly AnyItem[]) => items.map((item) => item.difficulty);
const strataOf = (items: readonly AnyItem[]) => items.map((item) => item.stratum).sort();

/** What makes an item itself: what is shown or heard, with the answers where they are the point. */
function contentOf(item: AnyItem): string {
  if ('text' in item) return item.text;
  if ('graphemes' in item) return item.graphemes.join('');
  return [item.stimulus, item.stimulusPicture, item.clip].filter(Boolean).join(' ');
}

/** Letters of what is read, built or chosen. */
function lettersOf(item: AnyItem): number {
  if ('text' in item) return item.text.length;
  if ('graphemes' in item) return item.graphemes.join('').length;
  const right = item.options.find((option) => option.id === item.correctOptionId)!;
  return (item.stimulus ?? right.text).length;
}

describe('balance of arskurs-1', () => {
  it('has all twelve tasks, each with its four forms', () => {
    expect(new Set(battery.tasks.map((task) => task.id)).size).toBe(12);
    for (const [id, task] of tasks)
      for (const form of FORM_IDS)
        expect(itemsOf(task, form).length, `${id} ${form}`).toBeGreaterThan(0);
  });

  it.each(tasks)('%s: the same number of items in A-D', (_, task) => {
    const counts = FORM_IDS.map((form) => itemsOf(task, form).length);
    expect(new Set(counts).size).toBe(1);
  });

  it.each(stratified)('%s: the same strata in A-D', (_, task) => {
    const forms = FORM_IDS.map((form) => strataOf(itemsOf(task, form)));
    for (const strata of forms) expect(strata).toEqual(forms[0]);
  });

  it.each(tasks)('%s: mean difficulty of A-D within 0.05', (_, task) => {
    const means = FORM_IDS.map((form) => mean(difficulties(itemsOf(task, form))));
    expect(spread(means)).toBeLessThanOrEqual(NEAR);
  });

  it.each(read)('%s: mean letters of A-D within a quarter of a letter', (_, task) => {
    const means = FORM_IDS.map((form) => mean(itemsOf(task, form).map(lettersOf)));
    expect(spread(means)).toBeLessThanOrEqual(NEAR_LETTERS);
  });

  it.each(withProgress)('%s: sixteen progress forms as the screening forms', (_, task) => {
    const screening = strataOf(itemsOf(task, 'A'));
    const forms = PROGRESS_FORM_IDS.map((form) => itemsOf(task, form));
    for (const items of forms) expect(strataOf(items)).toEqual(screening);
    const all = [...FORM_IDS.map((form) => itemsOf(task, form)), ...forms];
    expect(spread(all.map((items) => mean(difficulties(items))))).toBeLessThanOrEqual(NEAR);
  });

  it.each(withProgress)('%s: every two rows equally hard in all twenty forms', (_, task) => {
    if (!isMarkedTask(task)) throw new Error('only readings have progress forms');
    const size = task.columns * 2;
    const forms = [...FORM_IDS, ...PROGRESS_FORM_IDS].map((form) => itemsOf(task, form));
    for (let start = 0; start < forms[0]!.length; start += size) {
      const means = forms.map((items) => mean(difficulties(items.slice(start, start + size))));
      expect(spread(means), `items from ${start + 1}`).toBeLessThanOrEqual(NEAR + 1e-9);
    }
  });

  it('gives every item an id of its own, a reason and a review still to be done', () => {
    const items = battery.tasks.flatMap((task) => [
      ...(task.practice as AnyItem[]),
      ...[...FORM_IDS, ...PROGRESS_FORM_IDS].flatMap((form) => itemsOf(task, form)),
    ]);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    for (const item of items) {
      expect(item.reasoning.length, item.id).toBeGreaterThan(5);
      expect(item.review, item.id).toBe('awaiting-review');
    }
  });

  // A letter, a picture to name and a word of a running text come back inside a form by design.
  const once = tasks.filter(
    ([id, task]) =>
      id !== 'say-letter-sounds' && task.kind !== 'rapid-naming' && task.kind !== 'timed-passage',
  );
  it.each(once)('%s: no item twice inside a form', (_, task) => {
    for (const form of [...FORM_IDS, ...PROGRESS_FORM_IDS]) {
      const contents = itemsOf(task, form).map(contentOf);
      expect(contents.filter((content) => content === '')).toEqual([]);
      expect(new Set(contents).size, form).toBe(contents.length);
    }
  });

  it('is told by the report beside the battery', () => {
    const report = readFileSync('app/instruments/batteries/arskurs-1/balance.md', 'utf8');
    expect(report).toBe(describeBalance(battery));
  });
});
