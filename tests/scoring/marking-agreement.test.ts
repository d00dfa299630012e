import { describe, expect, it } from 'vitest';
import type { GridCounts } from '~/scoring/grid-score';
import {
  describeAgreement,
  type ReadingAgreement,
  summarizeAgreement,
  tabulateMarks,
} from '~/scoring/marking-agreement';
import { scoreAttempt } from '~/scoring/task-score';
import { eventsOf, gridRun, gridTask } from './task-factory';

const task = gridTask();

function marked(last: number, errors: readonly number[]): GridCounts {
  const score = scoreAttempt(task, 'B', eventsOf(gridRun(last, errors)));
  if (score.kind !== 'timed-grid') throw new Error('not a grid score');
  return score;
}

const words = { sv: 'Läs ord', en: 'Read words' };
const place = { membershipId: 'm', taskId: 'read-words', taskTitle: words, formId: 'B' };
const compare = (first: GridCounts, second: GridCounts) =>
  describeAgreement({ ...place, startedAt: '2026-01-20T09:00:00.000Z', first, second });

describe('a reading marked by two adults', () => {
  it('worked example: 8 of 10 alike', () => {
    const found = compare(marked(9, [2]), marked(8, []));
    expect(found).toMatchObject({ compared: 10, alike: 8, firstRight: 9, secondRight: 9 });
    expect(found?.agreement).toBeCloseTo(0.8, 10);
    expect(found?.pabak).toBeCloseTo(0.6, 10);
  });

  it('goes to the later of the two last items, whoever is the one that says so', () => {
    expect(tabulateMarks(marked(9, []), marked(4, []))).toEqual([
      [5, 5],
      [0, 0],
    ]);
    expect(tabulateMarks(marked(4, []), marked(9, []))).toEqual([
      [5, 0],
      [5, 0],
    ]);
  });

  it('an item that one did not reach is a disagreement also when the other marked it wrong', () => {
    const found = compare(marked(9, [9]), marked(8, []));
    expect(found).toMatchObject({ compared: 10, alike: 9 });
  });

  it('fully alike: kappa 1 with errors, and none when every item is right', () => {
    expect(compare(marked(19, [3, 7]), marked(19, [3, 7]))).toMatchObject({
      agreement: 1,
      kappa: 1,
      pabak: 1,
    });
    expect(compare(marked(19, []), marked(19, []))).toMatchObject({
      agreement: 1,
      kappa: null,
      pabak: 1,
    });
  });

  it('a reading on paper has no items to compare', () => {
    const paper = { ...marked(9, []), items: [] };
    expect(compare(paper, marked(9, []))).toBeNull();
  });
});

describe('the readings of a round', () => {
  const reading = (taskId: string, firstRight: number, secondRight: number): ReadingAgreement => ({
    ...place,
    taskId,
    startedAt: '',
    compared: 1,
    alike: 1,
    agreement: 1,
    kappa: null,
    pabak: 1,
    firstRight,
    secondRight,
  });

  it('are compared within each task', () => {
    const rows = summarizeAgreement([
      reading('read-words', 10, 10),
      reading('read-text', 40, 41),
      reading('read-words', 20, 20),
      reading('read-words', 31, 31),
    ]);
    expect(rows.map(({ taskId, readings }) => [taskId, readings])).toEqual([
      ['read-words', 3],
      ['read-text', 1],
    ]);
    expect(rows[0]).toMatchObject({ icc: 1, lower: null, upper: null });
    expect(rows[1]).toMatchObject({ icc: null, lower: null, upper: null });
  });

  it('have limits when the adults differ', () => {
    const pairs = [
      [10, 11],
      [20, 19],
      [31, 30],
      [5, 7],
    ] as const;
    const [row] = summarizeAgreement(pairs.map(([one, two]) => reading('read-words', one, two)));
    expect(row?.icc).toBeGreaterThan(0.95);
    expect(row?.lower).toBeLessThan(row?.icc ?? 0);
    expect(row?.upper).toBeGreaterThan(row?.icc ?? 1);
  });
});
