/**
 * Minutes of adults' time that a screening took, from what the product knows of it.
 *
 * Counted: a sitting of the class, from when it was opened until it was ended; a reading one to one, from its
 * first event to its last. A sitting that was left open, or ended more than a quarter of an hour after the last
 * answer, is counted until the last answer. A reading by the adult who leads a sitting at that time is in the sitting already.
 * Left out, and told how many and why: a sitting in which nothing was answered, a sitting of more than three
 * hours, a reading on paper, a reading of more than half an hour, a reading without any time.
 * Not in the measure: putting the room in order, fetching a pupil, paper work afterwards. What surrounds a reading
 * can be assumed by the municipality; nothing is assumed here.
 * Readings of progress week by week are support, not screening, and are never counted.
 * Worked example: opened 9:00, last answer 9:34, ended 9:40 gives 40 minutes; never ended gives 34.
 */
import { CLASS_SITTINGS, type SittingKind } from '~/administration/round-words';

const MINUTE_MS = 60_000;
/** Minutes between the last answer and the end of a sitting that still belong to it. */
const PUTTING_AWAY = 15;
/** As long as the code on the projector is good for. */
const LONGEST_SITTING = 180;
const LONGEST_READING = 30;

export const LEFT_OUT = [
  'nothing-done',
  'too-long',
  'on-paper',
  'reading-too-long',
  'reading-without-time',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** Whose time it is: a special educator of the class that day, or any other adult. */
export const ADULTS = ['special', 'teacher'] as const;
export type Adult = (typeof ADULTS)[number];

export interface SittingFacts {
  kind: SittingKind;
  openedAt: Date;
  closedAt: Date | null;
  /** When the last answer in it was given; null when none was. */
  lastAnswerAt: Date | null;
  adult: Adult;
}
export interface ReadingFacts {
  /** Milliseconds from the first to the last event; null when there is one event only. */
  elapsedMs: number | null;
  onPaper: boolean;
  /** Marked by the adult who leads the sitting of the class in which it was done. */
  isInSitting: boolean;
  adult: Adult;
}

export interface AdultTime {
  minutes: Record<Adult, number>;
  /** Sittings of the class that are counted, and how many of them until the last answer. */
  sittings: number;
  untilLastAnswer: number;
  /** Readings one to one that are counted, beside sittings. */
  readings: Record<Adult, number>;
  leftOut: Record<LeftOut, number>;
}

type Timed = { minutes: number; isUntilLastAnswer: boolean } | { leftOut: LeftOut };

/** @returns null for a sitting of readings one to one: these are timed one by one. */
export function timeSitting(sitting: SittingFacts): Timed | null {
  const { kind, openedAt, closedAt, lastAnswerAt } = sitting;
  if (!CLASS_SITTINGS.some((own) => own === kind)) return null;
  if (lastAnswerAt === null || lastAnswerAt < openedAt) return { leftOut: 'nothing-done' };
  const latestEnd = lastAnswerAt.getTime() + PUTTING_AWAY * MINUTE_MS;
  const isEnded = closedAt !== null && closedAt.getTime() <= latestEnd;
  const end = isEnded ? closedAt : lastAnswerAt;
  const minutes = (end.getTime() - openedAt.getTime()) / MINUTE_MS;
  if (minutes > LONGEST_SITTING) return { leftOut: 'too-long' };
  return { minutes, isUntilLastAnswer: !isEnded };
}

/** @returns null for a reading that is in its sitting's time already. */
export function timeReading(
  reading: ReadingFacts,
): { minutes: number } | { leftOut: LeftOut } | null {
  if (reading.onPaper) return { leftOut: 'on-paper' };
  if (reading.isInSitting) return null;
  if (!reading.elapsedMs) return { leftOut: 'reading-without-time' };
  const minutes = reading.elapsedMs / MINUTE_MS;
  return minutes > LONGEST_READING ? { leftOut: 'reading-too-long' } : { minutes };
}

export function emptyTime(): AdultTime {
  return {
    minutes: { special: 0, teacher: 0 },
    sittings: 0,
    untilLastAnswer: 0,
    readings: { special: 0, teacher: 0 },
    leftOut: {
      'nothing-done': 0,
      'too-long': 0,
      'on-paper': 0,
      'reading-too-long': 0,
      'reading-without-time': 0,
    },
  };
}

export function measureAdults(
  sittings: readonly SittingFacts[],
  readings: readonly ReadingFacts[],
): AdultTime {
  const time = emptyTime();
  for (const sitting of sittings) {
    const timed = timeSitting(sitting);
    if (!timed) continue;
    if ('leftOut' in timed) {
      time.leftOut[timed.leftOut] += 1;
      continue;
    }
    time.sittings += 1;
    time.untilLastAnswer += timed.isUntilLastAnswer ? 1 : 0;
    time.minutes[sitting.adult] += timed.minutes;
  }
  for (const reading of readings) {
    const timed = timeReading(reading);
    if (!timed) continue;
    if ('leftOut' in timed) {
      time.leftOut[timed.leftOut] += 1;
      continue;
    }
    time.readings[reading.adult] += 1;
    time.minutes[reading.adult] += timed.minutes;
  }
  return time;
}

/** Time of several places as that of the place that holds them all. */
export function addTimes(all: readonly AdultTime[]): AdultTime {
  const total = emptyTime();
  for (const each of all) {
    total.sittings += each.sittings;
    total.untilLastAnswer += each.untilLastAnswer;
    for (const adult of ADULTS) {
      total.minutes[adult] += each.minutes[adult];
      total.readings[adult] += each.readings[adult];
    }
    for (const reason of LEFT_OUT) total.leftOut[reason] += each.leftOut[reason];
  }
  return total;
}
