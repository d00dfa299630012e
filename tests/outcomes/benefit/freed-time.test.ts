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
import { isCarriedOut, workOutFreed } from '~/outcomes/benefit/freed-time';
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

describe('a class that is counted', () => {
  it('has a level for four of five planned pupils', () => {
    const isDone = (planned: number, withLevel: number) => isCarriedOut({ planned, withLevel });
    expect([isDone(20, 16), isDone(20, 15), isDone(0, 0)]).toEqual([true, false, false]);
  });
});

describe('freed time of a municipality', () => {
  const school = (name: string, pupils: number, pupilsRead = 0, isLowTold = true): SchoolTime => ({
    isLowTold,
    id: name,
    name,
    pupils,
    pupilsRead,
    time: emptyTime(),
  });
  const names = (schools: SchoolTime[]) =>
    protectFreed(schools, ASSUMED, true).places.map(({ id }) => id);

  it('pools schools under ten pupils, and a larger one with them until they are ten', () => {
    const small = [school('A', 40), school('B', 12), school('C', 4)];
    expect(names(small)).toEqual(['A', null]);
    expect(protectFreed(small, ASSUMED, true).places.at(-1)?.freed.pupils).toBe(16);
    expect(names([school('A', 40), school('B', 6), school('C', 5)])).toEqual(['A', null]);
    const few = protectFreed([school('A', 4), school('B', 3)], ASSUMED, true);
    expect([few.places, few.total]).toEqual([[], null]);
  });

  it('tells whose time it was only of none or ten pupils who were read with', () => {
    const split = (...read: number[]) => {
      const shown = protectFreed(
        read.map((pupilsRead, place) => school(`${place}`, 30, pupilsRead)),
        ASSUMED,
        true,
      );
      return [...shown.places, shown.total].map((one) => one?.isSplitShown);
    };
    expect(split(12, 0)).toEqual([true, true, true]);
    // The smallest shown one is hidden with it, so that the whole can be told.
    expect(split(30, 12, 3)).toEqual([true, false, false, true]);
    expect(split(6, 6)).toEqual([false, false, true]);
    expect(split(4, 0)).toEqual([false, true, false]);
  });

  it('does not where the follow-up hides how many are below a limit or near it', () => {
    const schools = [school('A', 40, 12), school('B', 40, 14, false), school('C', 40, 11)];
    const split = (isWholeTold: boolean) => {
      const { places, total } = protectFreed(schools, ASSUMED, isWholeTold);
      return [...places, total].map((one) => one?.isSplitShown);
    };
    expect(split(true)).toEqual([true, false, true, true]);
    expect(split(false)).toEqual([true, false, true, false]);
    // Pooled schools are told of together: what the follow-up tells of each is no sum of theirs.
    const pooled = [school('A', 40, 12), school('B', 8, 8), school('C', 7, 7)];
    const { places } = protectFreed(pooled, ASSUMED, true);
    expect(places.map(({ isSplitShown }) => isSplitShown)).toEqual([true, false]);
  });

  it('never shows a place of fewer than ten pupils, or a remainder of few', () => {
    const drawn = fc.record({ pupils: fc.nat(40), read: fc.nat(15) });
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 8 }), (all) => {
        const schools = all.map(({ pupils, read }, place) => school(`${place}`, pupils, read));
        const { places, total } = protectFreed(schools, ASSUMED, true);
        const isFew = (count: number) => count > 0 && count < 10;
        for (const place of places) expect(isFew(place.freed.pupils)).toBe(false);
        if (!total) return;
        const sum = places.reduce((whole, { freed }) => whole + freed.pupils, 0);
        expect(total.freed.pupils).toBe(sum);
        const readOf = (name: string | null) =>
          name === null ? 0 : (schools.find(({ id }) => id === name)?.pupilsRead ?? 0);
        const everyone = schools.reduce((whole, { pupilsRead }) => whole + pupilsRead, 0);
        const shown = places.filter(({ isSplitShown }) => isSplitShown);
        const isPoolShown = shown.some(({ id }) => id === null);
        if (total.isSplitShown && !isPoolShown) {
          expect(isFew(everyone - shown.reduce((whole, { id }) => whole + readOf(id), 0))).toBe(
            false,
          );
        }
      }),
    );
  });
});

describe('what is hidden', () => {
  const place = (id: string, pupilsRead: number, readings: number): SchoolTime => ({
    isLowTold: true,
    id,
    name: id,
    pupils: 30,
    pupilsRead,
    time: {
      ...emptyTime(),
      minutes: { special: 3 * readings, teacher: 45 },
      readings: { special: readings, teacher: 0 },
      leftOut: { ...emptyTime().leftOut, 'nothing-done': 1, 'on-paper': readings },
    },
  });
  const shown = (schools: SchoolTime[], aroundReading: number | null) =>
    protectFreed(schools, { ...ASSUMED, aroundReading }, true);

  it('is not in the answer at all', () => {
    const [hidden] = shown([place('A', 3, 7)], 6).places;
    expect(hidden).toMatchObject({
      isSplitShown: false,
      freed: { of: null, all: { after: 66 } },
      time: {
        minutes: null,
        readings: null,
        leftOut: {
          'nothing-done': 1,
          'on-paper': null,
          'reading-too-long': null,
          'reading-without-time': null,
        },
      },
    });
  });

  it('cannot be had by another assumption of what surrounds a reading', () => {
    const schools = fc.array(fc.record({ read: fc.nat(25), each: fc.nat(3) }), { maxLength: 7 });
    fc.assert(
      fc.property(schools, (drawn) => {
        const all = drawn.map(({ read, each }, id) => place(`${id}`, read, read * each));
        const without = shown(all, null);
        const given = shown(all, 60);
        const hidden = given.places.filter(({ isSplitShown }) => !isSplitShown);
        expect(hidden).toEqual(without.places.filter(({ isSplitShown }) => !isSplitShown));
        if (!given.total?.isSplitShown) {
          expect(given.total).toEqual(without.total);
          return;
        }
        // The whole tells the readings of the hidden places in all: of nobody, or of ten pupils and more.
        const read = hidden.reduce((sum, { id }) => sum + drawn[Number(id)]!.read, 0);
        expect(read === 0 || read >= 10).toBe(true);
      }),
    );
  });
});

describe('what a pupil session takes', () => {
  const sessions = (count: number) => Array.from({ length: count }, () => [600_000]);

  it('is the seconds of a pupil’s tasks in a window, sessions told in tens', () => {
    expect(measureSessions([...sessions(12), [480_000, 144_000]])).toEqual({
      about: 10,
      seconds: 6_000,
      secondsEach: 600,
      tasksLeftOut: 0,
    });
    expect(measureSessions([...sessions(10), [600_000, 2_000_000]])).toMatchObject({
      secondsEach: 600,
      tasksLeftOut: 1,
    });
  });

  it('is not told of fewer than ten sessions', () => {
    expect([measureSessions([]), measureSessions(sessions(9))]).toEqual([null, null]);
    expect(measureSessions(sessions(10))).not.toBeNull();
  });

  it('gives the number of sessions in tens only, however it is divided', () => {
    const tasks = fc.array(fc.integer({ min: 1_000, max: 1_800_000 }), {
      minLength: 10,
      maxLength: 60,
    });
    fc.assert(
      fc.property(tasks, (drawn) => {
        const told = measureSessions(drawn.map((taskMs) => [taskMs]))!;
        expect(told.secondsEach % 10).toBe(0);
        expect(told.seconds).toBe(told.about * told.secondsEach);
        expect(told.about % 10).toBe(0);
      }),
    );
  });
});

describe('times', () => {
  it('of no places are none', () => expect(addTimes([])).toEqual(emptyTime()));
});
