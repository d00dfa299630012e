import { describe, expect, it } from 'vitest';
import {
  ACCOMMODATION_KINDS,
  isComparable,
  listAdaptedTasks,
  measureReach,
} from '~/administration/accommodations';
import { getBattery } from '~/instruments/batteries';
import { getTask } from '~/instruments/battery';

const battery = getBattery('grund-1');
const letters = getTask(battery, 'letter-sounds');
const words = getTask(battery, 'real-or-made-up');
const reading = getTask(battery, 'read-words');

describe('whether a result can be compared', () => {
  it('is untouched by support', () => {
    for (const kind of ['repeat-audio', 'extra-break', 'enlarged'] as const) {
      expect([letters, words, reading].map((task) => isComparable(task, kind))).toEqual([
        true,
        true,
        true,
      ]);
    }
  });

  it('is broken by another way of asking or answering', () => {
    for (const kind of ['teacher-voiced', 'signed', 'pointing'] as const) {
      expect(isComparable(letters, kind)).toBe(false);
      expect(isComparable(reading, kind)).toBe(false);
    }
  });

  it('is broken by a voice that reads what the pupil should read', () => {
    expect(isComparable(words, 'text-to-speech')).toBe(false);
    expect(isComparable(letters, 'text-to-speech')).toBe(true);
  });

  it('is told for all tasks of a round together', () => {
    const tasks = [letters, words, reading];
    expect(measureReach(tasks, 'extra-break')).toBe('none');
    expect(measureReach(tasks, 'switch')).toBe('some');
    expect(measureReach(tasks, 'signed')).toBe('all');
  });

  it('is broken by a switch only where time counts', () => {
    expect(isComparable(letters, 'switch')).toBe(true);
    expect(isComparable(reading, 'switch')).toBe(false);
  });
});

it('adapted tasks are those the way was written for, or all of them', () => {
  expect(listAdaptedTasks(battery, [])).toEqual([]);
  expect(listAdaptedTasks(battery, [{ taskId: 'read-words', kind: 'signed' }])).toEqual([
    'read-words',
  ]);
  expect(listAdaptedTasks(battery, [{ taskId: null, kind: 'signed' }])).toEqual(
    battery.tasks.map(({ id }) => id),
  );
  expect(listAdaptedTasks(battery, [{ taskId: null, kind: 'enlarged' }])).toEqual([]);
  expect(ACCOMMODATION_KINDS.length).toBe(8);
});
