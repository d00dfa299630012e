import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import { listCalibratableForms, listGuessing } from '~/scoring/calibratable-forms';
import { calibrationFormSchema, writeFormAddress } from '~/scoring/calibration-form';
import { calibrateForm, type FormAnswers } from '~/scoring/form-calibration';
import { seededRandom, simulateMatrix } from '../psychometrics/matrices';

const made = Array.from({ length: 12 }, (_, at) => ({ a: 1.2, b: at / 3 - 2, c: 0.25 }));

function answersOf(
  persons: number,
  seed: number,
  isInGroup?: (person: number) => boolean,
): FormAnswers {
  return {
    matrix: simulateMatrix(persons, made, seed),
    guessing: made.map(({ c }) => c),
    groups: {
      'swedish-as-second-language': Array.from(
        { length: persons },
        (_, person) => isInGroup?.(person) ?? false,
      ),
      younger: Array.from({ length: persons }, () => null),
    },
  };
}

function resultOf(outcome: ReturnType<typeof calibrateForm>) {
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.result;
}

describe('a form from answers', () => {
  it('needs 200 pupils, and 500 for slopes of their own', () => {
    expect(calibrateForm(answersOf(199, 1), '1pl', null)).toEqual({
      ok: false,
      problem: 'too-few',
    });
    expect(calibrateForm(answersOf(499, 1), '2pl', null)).toEqual({
      ok: false,
      problem: 'too-few',
    });
    expect(calibrateForm(answersOf(200, 1), '1pl', null).ok).toBe(true);
  });

  it('gives back what made the answers, with errors, fit and counts', () => {
    const { items, persons, hasConverged } = resultOf(
      calibrateForm(answersOf(4000, 2), '1pl', null),
    );
    expect({ persons, hasConverged }).toEqual({ persons: 4000, hasConverged: true });
    items.forEach((item, at) => {
      expect(Math.abs(item.b! - made[at]!.b)).toBeLessThan(4 * item.seB!);
      expect(item).toMatchObject({ c: 0.25, reached: 4000, isUnusual: false });
      expect(item.right).toBeGreaterThan(1000);
    });
  });

  it('compares groups only where both have a hundred, and finds an item that is harder for one', () => {
    const few = resultOf(
      calibrateForm(
        answersOf(400, 3, (person) => person < 99),
        '1pl',
        null,
      ),
    );
    expect(few.groups['swedish-as-second-language']).toEqual({
      inside: 99,
      outside: 301,
      isCompared: false,
    });
    expect(few.items[0]?.groups).toEqual({});
    const answers = answersOf(2000, 4, (person) => person % 2 === 0);
    const random = seededRandom(5);
    const item = 6;
    for (let person = 0; person < 2000; person += 2) {
      if (random() < 0.5) answers.matrix.cells[person * made.length + item] = 0;
    }
    const { items } = resultOf(calibrateForm(answers, '1pl', null));
    const found = items[item]?.groups['swedish-as-second-language'];
    expect(found?.sizeClass).toBe('C');
    expect(found?.delta).toBeLessThan(-1.5);
    expect(items[1]?.groups['swedish-as-second-language']?.sizeClass).toBe('A');
  });

  it('keeps the scale of an earlier calibration', () => {
    const first = resultOf(calibrateForm(answersOf(3000, 6), '2pl', null));
    const moved = first.items.map((item) => ({
      ...item,
      a: item.a! / 1.5,
      b: 1.5 * item.b! + 0.7,
    }));
    const second = resultOf(calibrateForm(answersOf(3000, 7), '2pl', moved));
    expect(second.link?.slope).toBeCloseTo(1.5, 0);
    expect(second.link?.intercept).toBeCloseTo(0.7, 0);
    second.items.forEach((item, at) => {
      expect(Math.abs(item.b! - moved[at]!.b!)).toBeLessThan(0.6);
    });
    const strangers = moved.map((item) => ({ ...item, item: `other ${item.item}` }));
    expect(calibrateForm(answersOf(500, 8), '1pl', strangers)).toEqual({
      ok: false,
      problem: 'no-anchors',
    });
  });

  it('of nothing but right answers has no estimate', () => {
    const answers = answersOf(200, 9);
    answers.matrix.cells.fill(1);
    expect(calibrateForm(answers, '1pl', null)).toEqual({ ok: false, problem: 'no-estimate' });
  });
});

describe('which forms', () => {
  const battery = getBattery('arskurs-1');
  it('whole-class tasks that everyone is given, without a clock', () => {
    const named = listCalibratableForms(battery).map((form) => [form.taskId, form.windowKind]);
    expect(named).toContainEqual(['letter-sounds', 'autumn']);
    expect(named).not.toContainEqual(['letter-sounds', 'winter']);
    expect(named.map(([taskId]) => taskId)).not.toContain('read-sentences');
    expect(named.map(([taskId]) => taskId)).not.toContain('read-words');
  });

  it('guessing is one in the number of options, and none for built words', () => {
    const letters = listGuessing(battery, { taskId: 'letter-sounds', formId: 'A' });
    expect(letters).toHaveLength(24);
    expect(letters.every(({ guessing }) => guessing === 1 / 4)).toBe(true);
    const built = listGuessing(battery, { taskId: 'spell-words', formId: 'B' });
    expect(built.every(({ guessing }) => guessing === 0)).toBe(true);
    expect(() => listGuessing(battery, { taskId: 'read-sentences', formId: 'B' })).toThrow();
  });

  it('the form on the page comes back as it was written, and anything else is refused', () => {
    const [form] = listCalibratableForms(battery);
    const read = calibrationFormSchema.safeParse({
      form: writeFormAddress(form!),
      model: 'rasch',
      anchorId: '',
    });
    expect(read.data).toEqual({ ...form, model: 'rasch', anchorId: undefined });
    for (const text of ['', 'a|b|c', 'arskurs-1|x|letter-sounds|A|autumn', 'a|1|b|A|summer']) {
      expect(calibrationFormSchema.safeParse({ form: text, model: '1pl' }).success).toBe(false);
    }
  });
});
