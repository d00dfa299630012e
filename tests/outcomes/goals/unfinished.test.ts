/** What becomes of a step that was not done in its school year. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findShownState,
  listUnfinished,
  listWheel,
  type StepChoice,
} from '~/outcomes/goals/unfinished';
import type { StepMark } from '~/outcomes/goals/year-wheel';

const STEP = {
  id: 'step',
  schoolId: null,
  title: 'Gå igenom resultaten',
  reason: '',
  responsibleRole: 'principal' as const,
  firstDueDate: '2024-11-10',
  everyYear: true,
  writtenIn: 2024,
};
const SCHOOLS = ['a', 'b'];
const choose = (startYear: number, dueDate: string | null, reason = ''): StepChoice => ({
  ...{ stepId: 'step', schoolId: 'a', startYear, dueDate, reason },
  chosenOn: '2026-08-20',
});
const mark = (startYear: number, doneOn: string, schoolId = 'a'): StepMark => ({
  ...{ stepId: 'step', schoolId, startYear, doneOn },
});
const wheel = (own: { marks?: StepMark[]; choices?: StepChoice[] } = {}) => ({
  steps: [STEP],
  marks: own.marks ?? [],
  choices: own.choices ?? [],
});
const IN_2026 = { startYear: 2026, schoolIds: ['a'] };

describe('a step that was not done', () => {
  it('is asked for in every school where it was not, until it is done, carried over or closed', () => {
    const left = (own: Parameters<typeof wheel>[0], schoolIds = ['a']) =>
      listUnfinished(wheel(own), { startYear: 2026, schoolIds }).map(
        ({ schoolId, startYear }) => `${schoolId} ${startYear}`,
      );
    expect(left({}, SCHOOLS)).toEqual(['a 2024', 'b 2024', 'a 2025', 'b 2025']);
    expect(left({ marks: [mark(2024, '2024-11-09'), mark(2025, '2026-01-02')] })).toEqual([]);
    expect(left({ choices: [choose(2024, null, 'Ingen var här.')] })).toEqual(['a 2025']);
    expect(left({ choices: [choose(2024, '2026-09-15')] })).toEqual(['a 2025']);
    // Carried into a year that has ended too: it comes back.
    expect(left({ choices: [choose(2024, '2025-09-15')] })).toEqual(['a 2024', 'a 2025']);
    // The latest choice holds.
    expect(left({ choices: [choose(2024, null), choose(2024, '2025-09-15')] })).toHaveLength(2);
  });

  it('is of no year before the one it was written in, nor of the year that is', () => {
    const written = { ...wheel(), steps: [{ ...STEP, writtenIn: 2025 }] };
    expect(listUnfinished(written, IN_2026)).toHaveLength(1);
    expect(listUnfinished({ ...written, steps: [{ ...STEP, writtenIn: 2026 }] }, IN_2026)).toEqual(
      [],
    );
  });

  it('stands in the wheel it was carried into, on its new day, and tells the old wheel so', () => {
    const carried = wheel({ choices: [choose(2025, '2026-09-15')] });
    const shown = listWheel(carried, IN_2026);
    expect(shown.map(({ dueDate, isCarried }) => [dueDate, isCarried])).toEqual([
      ['2026-09-15', true],
      ['2026-11-10', false],
    ]);
    const today = '2026-09-20';
    expect(findShownState(shown[0]!, { startYear: 2026, today })).toBe('overdue');
    const old = listWheel(carried, { ...IN_2026, startYear: 2025 });
    expect(old.map((one) => findShownState(one, { startYear: 2025, today }))).toEqual(['carried']);
    // The worked example: done on the 10th.
    const done = { ...carried, marks: [mark(2025, '2026-09-10')] };
    const [first] = listWheel(done, IN_2026);
    expect(findShownState(first!, { startYear: 2026, today })).toBe('done');
    const [former] = listWheel(done, { ...IN_2026, startYear: 2025 });
    expect(findShownState(former!, { startYear: 2025, today })).toBe('carried');
    const closed = wheel({ choices: [choose(2025, null, 'Slogs ihop.')] });
    const [own] = listWheel(closed, { ...IN_2026, startYear: 2025 });
    expect(findShownState(own!, { startYear: 2025, today })).toBe('closed');
  });

  it('is never lost: it is done, closed, in a wheel that has not ended, or asked for', () => {
    const anyYear = fc.integer({ min: 2024, max: 2026 });
    const anyChoice = fc.record({
      startYear: anyYear,
      dueDate: fc.option(anyYear.map((year) => `${year + 1}-02-01`)),
    });
    fc.assert(
      fc.property(fc.array(anyYear), fc.array(anyChoice), (done, chosen) => {
        const own = wheel({
          marks: done.map((year) => mark(year, `${year + 1}-01-01`)),
          choices: chosen
            .filter(({ startYear, dueDate }) => !dueDate || dueDate > `${startYear + 1}-08-01`)
            .map(({ startYear, dueDate }) => choose(startYear, dueDate)),
        });
        const asked = new Set(listUnfinished(own, IN_2026).map(({ startYear }) => startYear));
        const here = new Set(
          [2026, 2027].flatMap((startYear) =>
            listWheel(own, { ...IN_2026, startYear }).map((one) => one.startYear),
          ),
        );
        for (const year of [2024, 2025]) {
          const isDone = done.includes(year);
          const last = own.choices.findLast(({ startYear }) => startYear === year);
          const isClosed = last?.dueDate === null;
          expect(isDone || isClosed || here.has(year) || asked.has(year)).toBe(true);
          if (isDone || isClosed) expect(asked.has(year)).toBe(false);
        }
      }),
    );
  });
});
