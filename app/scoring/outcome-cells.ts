/**
 * One cell of a file of outcomes to its value. Undefined: cannot be read. Null: empty.
 *
 * Numbers take a decimal comma or point. Days are YYYY-MM-DD or YYYYMMDD. Yes and no in Swedish and
 * English.
 */
import { type Day, toStoredDate } from '~/platform/calendar';
import type { Judge } from '~/scoring/validation-outcome';
import type { KnewLevel } from '~/scoring/validation-study';

/** The highest points that are believed. */
const MOST_POINTS = 100_000;

export function readPoints(cell: string): number | null | undefined {
  if (cell === '') return null;
  if (!/^-?\d+([.,]\d+)?$/.test(cell)) return undefined;
  const points = Number(cell.replace(',', '.'));
  return Math.abs(points) <= MOST_POINTS ? points : undefined;
}

export function readStanine(cell: string): number | null | undefined {
  if (cell === '') return null;
  return /^[1-9]$/.test(cell) ? Number(cell) : undefined;
}

const YES = ['ja', 'j', 'yes', 'y', '1', 'sant', 'true', 'x'];
const NO = ['nej', 'n', 'no', '0', 'falskt', 'false'];

export function readYesNo(cell: string): boolean | null | undefined {
  const word = cell.toLowerCase();
  if (word === '') return null;
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : undefined;
}

export function readKnewLevel(cell: string): KnewLevel | null | undefined {
  if (/^(okänt|okänd|vet ej|vet inte|unknown|\?)$/i.test(cell)) return 'unknown';
  const answer = readYesNo(cell);
  return typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : answer;
}

const JUDGE_WORDS: Record<Judge, readonly string[]> = {
  teacher: ['lärare', 'klasslärare', 'mentor', 'teacher'],
  'special-educator': ['specialpedagog', 'speciallärare', 'special educator'],
  'other-adult': ['annan', 'annan vuxen', 'other', 'other adult'],
  test: ['provet', 'testet', 'automatiskt', 'test', 'automatic'],
};

/** A role, never a name. */
export function readJudge(cell: string): Judge | null | undefined {
  const word = cell.toLowerCase();
  if (word === '') return null;
  const judges = Object.keys(JUDGE_WORDS) as Judge[];
  return judges.find((judge) => JUDGE_WORDS[judge].includes(word));
}

export function readDay(cell: string): Day | null | undefined {
  if (cell === '') return null;
  const written = /^(\d{4})-?(\d{2})-?(\d{2})( 00:00(:00)?)?$/.exec(cell);
  if (!written) return undefined;
  const day = written.slice(1, 4).join('-');
  try {
    toStoredDate(day);
    return day;
  } catch {
    return undefined;
  }
}
