import { describe, expect, test } from 'vitest';
import { readClassList } from '~/roster/import/read-class-list';
import {
  countSwedishSchoolTime,
  isPossibleStart,
  listSchoolStarts,
  readSchoolStart,
  schoolingSchema,
} from '~/roster/swedish-school';

describe('the term in a cell', () => {
  test.each([
    ['HT25', '2025-autumn'],
    ['ht 2025', '2025-autumn'],
    ['HT-25', '2025-autumn'],
    ['Hösten 2025', '2025-autumn'],
    ['höstterminen 2025', '2025-autumn'],
    ['2025 ht', '2025-autumn'],
    ['vt26', '2026-spring'],
    ['våren 2026', '2026-spring'],
    ['VÅREN 2026', '2026-spring'],
    ['va\u030aren 2026', '2026-spring'],
    ['2025/26', '2025-autumn'],
    ['2025-2026', '2025-autumn'],
    ['2026-01-12', '2026-spring'],
    ['2025-08-18', '2025-autumn'],
    ['20250818', '2025-autumn'],
  ])('%s', (cell, start) => {
    expect(readSchoolStart(cell)).toBe(start);
  });

  test.each([
    '2025',
    '25',
    'ja',
    'Syrien',
    'arabiska',
    '2025/27',
    '2025-13-01',
    'ht',
    '',
    'sommaren 2025',
  ])('%s says none', (cell) => {
    expect(readSchoolStart(cell)).toBeNull();
  });
});

describe('school years in Swedish school', () => {
  const pupil = (swedishSchoolStart: string | null, over = {}) =>
    countSwedishSchoolTime({
      swedishSchoolStart,
      schoolStartCohort: 2026,
      schoolYearStart: 2026,
      ...over,
    });

  test.each([
    ['2026-autumn', 1],
    ['2027-spring', 1],
    // The preschool class is the first year of school for those who start year one in 2026.
    ['2025-autumn', 'whole'],
    ['2023-autumn', 'whole'],
    ['2026-spring', 'whole'],
    [null, 'unknown'],
    ['2027-autumn', 'unknown'],
    ['Syrien', 'unknown'],
  ])('%s: %s', (start, time) => {
    expect(pupil(start)).toBe(time);
  });

  test('the second and third year of pupils who started year one before', () => {
    expect(pupil('2026-autumn', { schoolYearStart: 2027 })).toBe(2);
    expect(pupil('2026-autumn', { schoolYearStart: 2028 })).toBe(3);
    // A term late in a school year is of that year.
    expect(pupil('2027-spring', { schoolYearStart: 2027 })).toBe(2);
  });

  test('from 2028 year one is the first year of school', () => {
    const later = { schoolStartCohort: 2028, schoolYearStart: 2028 };
    expect(pupil('2028-autumn', later)).toBe('whole');
    expect(pupil('2029-spring', later)).toBe('whole');
    expect(pupil('2029-autumn', { schoolStartCohort: 2028, schoolYearStart: 2029 })).toBe(1);
  });

  test('terms that can be chosen: this school year and the eleven before it, the latest first', () => {
    const starts = listSchoolStarts(2026);
    expect(starts.slice(0, 3)).toEqual(['2027-spring', '2026-autumn', '2026-spring']);
    expect(starts.at(-1)).toBe('2015-autumn');
    expect(isPossibleStart('2027-autumn', 2026)).toBe(false);
    expect(isPossibleStart('2014-autumn', 2026)).toBe(false);
  });

  test('a form takes a term or nothing, and never words', () => {
    const form = { intent: 'set-schooling', membershipId: 'm', swedishSubject: 'sva' };
    const read = (swedishSchoolStart: string) =>
      schoolingSchema.safeParse({ ...form, swedishSchoolStart });
    expect(read('').data?.swedishSchoolStart).toBeNull();
    expect(read('2025-autumn').data?.swedishSchoolStart).toBe('2025-autumn');
    expect(read('Syrien').success).toBe(false);
  });
});

describe('in a class list', () => {
  const list = (cells: string[]) =>
    readClassList(
      new TextEncoder().encode(
        [
          'Förnamn;Efternamn;Klass;Började i svensk skola',
          ...cells.map((cell, at) => `Elev;Nr${at};1A;${cell}`),
        ].join('\n'),
      ),
      { expectedBirthYear: 2019, today: '2026-11-23' },
    );

  test('the column is read, and what cannot be read is told with its row', () => {
    const read = list(['HT25', 'arabiska', '', 'okänt', 'ht 2031']);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.rows.map(({ swedishSchoolStart }) => swedishSchoolStart)).toEqual([
      '2025-autumn',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    // Every pupil is taken in; the notes hold row and code, never what the cell said.
    expect(read.problems).toEqual([]);
    expect(read.notes).toEqual([
      { code: 'school-start-unreadable', rowNumber: 3 },
      { code: 'school-start-unlikely', rowNumber: 6 },
    ]);
  });
});
