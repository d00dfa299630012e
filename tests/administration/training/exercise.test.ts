import { describe, expect, it } from 'vitest';
import { listExerciseIds, makeExercise } from '~/administration/training/exercise';
import { judgeMarks } from '~/administration/training/training-agreement';
import { listBatteries } from '~/instruments/batteries';
import { isMarkedTask, type MarkedTask } from '~/instruments/battery';
import { makeMarkedPlan } from '../marked-tasks';

const shipped: MarkedTask[] = listBatteries()
  .flatMap((battery) => battery.tasks)
  .filter(isMarkedTask);
const KINDS = ['timed-grid', 'timed-passage', 'rapid-naming'] as const;
const tasks = [...KINDS.map((kind) => makeMarkedPlan(kind).task), ...shipped];
const all = tasks.flatMap((task) =>
  listExerciseIds(task).map((id) => ({ name: `${task.kind} ${id}`, task, id })),
);

describe('a played reading', () => {
  it('there are two of every task, and none by another name', () => {
    for (const task of tasks) {
      expect(listExerciseIds(task)).toHaveLength(2);
      expect(makeExercise(task, 'another-1')).toBeNull();
    }
  });

  it.each(all)('$name: is the same every time', ({ task, id }) => {
    expect(makeExercise(task, id)).toEqual(makeExercise(task, id));
  });

  it.each(all)('$name: has something of each kind, and its key', ({ task, id }) => {
    const exercise = makeExercise(task, id);
    const kinds = exercise?.utterances.map(({ kind }) => kind) ?? [];
    for (const kind of ['right', 'error', 'self-corrected', 'told']) expect(kinds).toContain(kind);
    const wrong = kinds.flatMap((kind, position) =>
      ['error', 'told', 'skipped'].includes(kind) ? [position] : [],
    );
    expect(exercise?.key.errors).toEqual(wrong);
    expect(exercise?.key.lastPosition).toBe(kinds.length - 1);
    const row = Array.from({ length: task.columns }, (_, position) => position);
    expect(row.every((position) => wrong.includes(position))).toBe(false);
  });

  it.each(all)('$name: an error is never what stands there, a halt is over 3 s', ({ task, id }) => {
    const items = task.forms.D?.items ?? [];
    const { utterances = [], endMs = 0 } = makeExercise(task, id) ?? {};
    for (const [index, { kind, said, startMs, position }] of utterances.entries()) {
      const next = utterances[index + 1]?.startMs ?? endMs;
      expect(next).toBeGreaterThan(startMs);
      if (kind === 'told') expect(next - startMs).toBeGreaterThan(3_000);
      else if (kind === 'right') expect(said).toBe(items[position]?.text);
      else if (kind === 'error') {
        expect(said).not.toBe('');
        expect(said.toLowerCase()).not.toBe(items[position]?.text.toLowerCase());
      }
    }
    expect(endMs / 1000).toBeLessThanOrEqual(
      task.kind === 'rapid-naming' ? Math.max(task.seconds, 60) : task.seconds + 0.001,
    );
  });

  it('says nothing that only stands in forms A to C', () => {
    for (const task of shipped) {
      const own = new Set((task.forms.D?.items ?? []).map(({ text }) => text));
      for (const id of listExerciseIds(task)) {
        for (const { kind, said } of makeExercise(task, id)?.utterances ?? []) {
          if (kind === 'right') expect(own.has(said)).toBe(true);
        }
      }
    }
  });
});

describe('agreement with the key', () => {
  const key = { errors: [2, 5, 8, 11], lastPosition: 19 };

  it('worked example: one missed of 20 is 95 %, and enough', () => {
    const judged = judgeMarks(key, { errors: [2, 5, 8], lastPosition: 19 });
    expect(judged).toMatchObject({ alike: 19, compared: 20, agreement: 0.95, isPassed: true });
    expect(judged.items[11]).toEqual({
      position: 11,
      keyWrong: true,
      markedWrong: false,
      isAlike: false,
    });
  });

  it('two missed are too many', () => {
    expect(judgeMarks(key, { errors: [2, 5], lastPosition: 19 }).isPassed).toBe(false);
  });

  it('the last item must be right, on either side', () => {
    const late = judgeMarks(key, { errors: [2, 5, 8, 11], lastPosition: 20 });
    expect(late).toMatchObject({ agreement: 1, isLastRight: false, isPassed: false });
    const early = judgeMarks(key, { errors: [2, 5, 8, 11], lastPosition: 18 });
    expect(early).toMatchObject({ alike: 19, isLastRight: false, isPassed: false });
    expect(early.items[19]?.markedWrong).toBeNull();
  });

  it('marks after the last item of the key change nothing', () => {
    const judged = judgeMarks(key, { errors: [2, 5, 8, 11, 25], lastPosition: 19 });
    expect(judged.agreement).toBe(1);
  });
});
