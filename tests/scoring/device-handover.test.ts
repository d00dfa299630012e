import { describe, expect, it } from 'vitest';
import { findHandover } from '~/scoring/device-handover';
import { judgeValidity } from '~/scoring/response-validity';
import { scoreAttempt } from '~/scoring/task-score';
import { choiceRun, eventsOf, letterSounds, uuidOf } from './task-factory';

const task = letterSounds();
const rule = { rapidUnderMs: 400, rapidShare: 0.3 };
const MINUTE = 60_000;

/** Tablet 3 makes 0-9, tablet 9 makes 5-13 of the same places; the last of tablet 3 come hours later. */
function swap(options: { nineBeginsMs: number; threeClockMs?: number; lateMs?: number }) {
  const { nineBeginsMs, threeClockMs = 0, lateMs = 360 * MINUTE } = options;
  const events = eventsOf(choiceRun(task, 20));
  const three = events.slice(0, 10).map((event, at) => ({
    ...event,
    deviceTimeMs: threeClockMs + at * 10_000,
  }));
  const nine = events.slice(5).map((event, at) => ({
    ...event,
    id: uuidOf(500 + at),
    deviceTimeMs: nineBeginsMs + at * 10_000,
  }));
  const origins = new Map<string, { deviceId: string; receivedAtMs: number }>();
  three.forEach(({ id }, at) => {
    origins.set(id, { deviceId: 'three', receivedAtMs: at < 5 ? at * 10_000 + 300 : lateMs });
  });
  for (const { id, deviceTimeMs } of nine) {
    origins.set(id, { deviceId: 'nine', receivedAtMs: deviceTimeMs + 200 });
  }
  return { events: [...nine, ...three], origins };
}

describe('two devices with one attempt', () => {
  it('one after the other is a handover, in their order, and can be interpreted', () => {
    const { events, origins } = swap({ nineBeginsMs: 5 * MINUTE });
    expect(findHandover(events, origins)).toEqual(['three', 'nine']);
    const score = scoreAttempt(task, 'B', events, origins);
    expect(judgeValidity(score, rule).reasons).toEqual([]);
    expect(score).toMatchObject({ state: 'done', presented: 24, right: 20 });
  });

  it('is a handover also with a clock an hour wrong, either way', () => {
    for (const threeClockMs of [-60 * MINUTE, 60 * MINUTE]) {
      const { events, origins } = swap({ nineBeginsMs: 5 * MINUTE, threeClockMs });
      expect(findHandover(events, origins)).toEqual(['three', 'nine']);
    }
  });

  it('at once is no handover, and cannot be interpreted', () => {
    const { events, origins } = swap({ nineBeginsMs: 60_000, lateMs: 100_000 });
    expect(findHandover(events, origins)).toBeNull();
    const score = scoreAttempt(task, 'B', events, origins);
    expect(judgeValidity(score, rule).reasons).toEqual(['two-devices']);
  });

  it('of unknown origin nothing is known', () => {
    const { events } = swap({ nineBeginsMs: 5 * MINUTE });
    expect(findHandover(events, new Map())).toBeNull();
    const score = scoreAttempt(task, 'B', events);
    expect(judgeValidity(score, rule).reasons).toEqual(['two-devices']);
  });
});
