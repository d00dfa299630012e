import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addTimes,
  emptyTime,
  measureAdults,
  type ReadingFacts,
  type SittingFacts,
  timeReading,
  timeSitting,
} from '~/outcomes/benefit/adult-time';
import { workOutFreed } from '~/outcomes/benefit/freed-time';
import { protectFreed, type SchoolTime, showExactFreed } from '~/outcomes/benefit/protect-freed';
import { measureSessions } from '~/outcomes/benefit/pupil-session';

const at = (clock: string) => new Date(`2026-11-23T${clock}:00Z`);
const lesson = (more: Partial<SittingFacts> = {}): SittingFacts => ({
  kind: 'lesson',
  openedAt: at('09:00'),
  closedAt: at('09:40'),
  lastAnswerAt: at('09:34'),
  adult: 'teacher',
  ...more,
});
const reading = (more: Partial<ReadingFacts> = {}): ReadingFacts => ({
  elapsedMs: 120_000,
  onPaper: false,
  isInSitting: false,
  adult: 'special',
  ...more,
});

describe('the time of a sitting', () => {
  it.each([
    ['ended soon after the last answer', {}, { minutes: 40, isUntilLastAnswer: false }],
    ['left open', { closedAt: null }, { minutes: 34, isUntilLastAnswer: true }],
    ['ended hours after', { closedAt: at('13:00') }, { minutes: 34, isUntilLastAnswer: true }],
    [
      'ended before a device sent its last answer',
      { lastAnswerAt: at('09:44') },
      { minutes: 40, isUntilLastAnswer: false },
    ],
    ['without an answer', { lastAnswerAt: null }, { leftOut: 'nothing-done' }],
    [
      'of more than three hours',
      { lastAnswerAt: at('12:10'), closedAt: null },
      { leftOut: 'too-long' },
    ],
    ['of readings one to one', { kind: 'one-to-one' as const }, null],
  ])('%s', (_, more, timed) => {
    expect(timeSitting(lesson(more))).toEqual(timed);
  });
});

describe('the time of a reading', () => {
  it.each([
    ['is from first event to last', {}, { minutes: 2 }],
    ['is not told on paper', { onPaper: true }, { leftOut: 'on-paper' }],
    ['is not told of one event', { elapsedMs: null }, { leftOut: 'reading-without-time' }],
    [
      'is not believed over half an hour',
      { elapsedMs: 1_900_000 },
      { leftOut: 'reading-too-long' },
    ],
    ['is in the sitting of who leads it', { isInSitting: true }, null],
  ])('%s', (_, more, timed) => {
    expect(timeReading(reading(more))).toEqual(timed);
  });
});

const ASSUMED = { perPupil: { special: 40, teacher: 0 }, aroundReading: null };

describe('freed time', () => {
  const time = measureAdults(
    [lesson({ closedAt: at('09:45') })],
    Array.from({ length: 6 }, () => reading()),
  );

  it('is what the former testing would have taken less what the screening took', () => {
    const freed = workOutFreed(time, 24, ASSUMED);
    expect(freed.all).toEqual({ before: 960, after: 57, freed: 903 });
    expect(freed.of.special).toEqual({ before: 960, after: 12, freed: 948 });
    expect(freed.of.teacher).toEqual({ before: 0, after: 45, freed: -45 });
    expect(freed.perPupil).toEqual({ before: 40, after: 2.375 });
  });

  it('is missing, not zero, without an assumption', () => {
    const assumed = { ...ASSUMED, perPupil: { special: 40, teacher: null } };
    const freed = workOutFreed(time, 24, assumed);
    expect(freed.of.special.freed).toBe(948);
    expect(freed.all).toEqual({ before: null, after: 57, freed: null });
    expect(workOutFreed(time, 0, ASSUMED).all.freed).toBeNull();
  });

  it('counts what surrounds a reading when it is assumed', () => {
    const freed = workOutFreed(time, 24, { ...ASSUMED, aroundReading: 10 });
    expect(freed.of.special.after).toBe(72);
  });

  it('adds up from places to the whole', () => {
    const minutes = fc.integer({ min: 0, max: 500 });
    const place = fc.record({ special: minutes, teacher: minutes, pupils: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), (drawn) => {
        const places = drawn.map(({ pupils, ...own }, id) => ({
          id: `${id}`,
          name: '',
          pupils: pupils + 1,
          pupilsRead: 0,
          time: { ...emptyTime(), minutes: own },
        }));
        const { places: rows, total } = showExactFreed(places, ASSUMED);
        const sum = rows.reduce((all, { freed }) => all + (freed.all.freed ?? 0), 0);
        expect(total?.freed.all.freed).toBe(sum);
      }),
    );
  });
});

describe('freed time of a municipality', () => {
  const school = (name: string, pupils: number, more: Partial<SchoolTime> = {}): SchoolTime => ({
    id: name,
    name,
    pupils,
    pupilsRead: 0,
    time: emptyTime(),
    shownPupils: pupils,
    ...more,
  });
  const names = (schools: SchoolTime[], total: number | 'protected') =>
    protectFreed(schools, total, ASSUMED).places.map(({ id }) => id);

  it('pools schools under ten pupils, and a larger one with them until they are ten', () => {
    const small = [school('A', 40), school('B', 12), school('C', 4)];
    expect(names(small, 56)).toEqual(['A', null]);
    expect(protectFreed(small, 56, ASSUMED).places.at(-1)?.freed.pupils).toBe(16);
    expect(names([school('A', 40), school('B', 6), school('C', 5)], 51)).toEqual(['A', null]);
  });

  it('shows no base that the follow-up hides, and no pool that would give it away', () => {
    const hidden = [school('A', 40), school('B', 30, { shownPupils: 'protected' })];
    expect(names(hidden, 70)).toEqual(['A', null]);
    expect(names(hidden, 'protected')).toEqual(['A']);
    expect(protectFreed(hidden, 'protected', ASSUMED).total).toBeNull();
  });

  it('tells whose time it was only of none or ten pupils who were read with', () => {
    const split = (schools: SchoolTime[]) => {
      const shown = protectFreed(schools, 100, ASSUMED);
      return [...shown.places, shown.total].map((one) => one?.isSplitShown);
    };
    const read = (name: string, pupilsRead: number) => school(name, 30, { pupilsRead });
    expect(split([read('A', 12), read('B', 0)])).toEqual([true, true, true]);
    expect(split([read('A', 12), read('B', 3)])).toEqual([true, false, false]);
    expect(split([read('A', 6), read('B', 6)])).toEqual([false, false, true]);
  });

  it('never shows a place of fewer than ten pupils', () => {
    const drawn = fc.record({ pupils: fc.nat(40), isShown: fc.boolean() });
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 8 }), (all) => {
        const schools = all.map(({ pupils, isShown }, place) =>
          school(`${place}`, pupils, { shownPupils: isShown ? pupils : 'protected' }),
        );
        const pupils = schools.reduce((sum, one) => sum + one.pupils, 0);
        const { places, total } = protectFreed(schools, pupils, ASSUMED);
        for (const place of places) {
          const isEmptyPool = place.id === null && place.freed.pupils === 0;
          expect(isEmptyPool || place.freed.pupils >= 10).toBe(true);
        }
        if (total) {
          const sum = places.reduce((all_, { freed }) => all_ + freed.pupils, 0);
          expect(total.freed.pupils).toBe(sum);
        }
      }),
    );
  });
});

describe('what a pupil session takes', () => {
  it('is the seconds of a pupil’s tasks in a window, sessions told in tens', () => {
    expect(measureSessions([[600_000], [480_000, 120_000]])).toEqual({
      about: 0,
      seconds: 1_200,
      secondsEach: 600,
      tasksLeftOut: 0,
    });
    expect(measureSessions([[600_000, 2_000_000]])).toMatchObject({
      seconds: 600,
      tasksLeftOut: 1,
    });
    expect(measureSessions([])).toBeNull();
  });
});

describe('times', () => {
  it('of no places are none', () => expect(addTimes([])).toEqual(emptyTime()));
});
