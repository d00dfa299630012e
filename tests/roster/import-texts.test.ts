import { describe, expect, test } from 'vitest';
import en from '~/platform/translation/en/import.json';
import sv from '~/platform/translation/sv/import.json';
import {
  FIELDS,
  FILE_PROBLEM_CODES,
  NOTE_CODES,
  PLAN_PROBLEM_CODES,
  ROW_PROBLEM_CODES,
} from '~/roster/import/import-codes';
import { noteText, problemText, type Translate } from '~/roster/import/problem-text';

const KEYS = [
  ...[...FILE_PROBLEM_CODES, ...ROW_PROBLEM_CODES, ...PLAN_PROBLEM_CODES].map(
    (code) => `problem-${code}`,
  ),
  ...NOTE_CODES.map((code) => `note-${code}`),
  ...FIELDS.map((field) => `field-${field}`),
].sort();

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);

function translateWith(catalogue: Record<string, string>): Translate {
  return (key, values) =>
    catalogue[key]!.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      if (values[name] === undefined) throw new Error(`${key} lacks ${name}`);
      return String(values[name]);
    });
}

describe.each([
  ['sv', sv as Record<string, string>],
  ['en', en as Record<string, string>],
])('words of the import in %s', (_language, catalogue) => {
  test('there is one text for every code and field', () => {
    const ownKeys = Object.keys(catalogue).filter((key) => /^(problem|note|field)-/.test(key));
    expect(ownKeys.sort()).toEqual(KEYS);
    for (const key of KEYS) expect(catalogue[key]).toMatch(/\S/);
  });

  test('both languages say the same numbers', () => {
    for (const key of KEYS) {
      const other = (sv as Record<string, string>)[key]!;
      expect([key, ...placeholders(catalogue[key]!).sort()]).toEqual([
        key,
        ...placeholders(other).sort(),
      ]);
    }
  });

  test('every row problem and row note names its row', () => {
    for (const code of [...ROW_PROBLEM_CODES, ...PLAN_PROBLEM_CODES]) {
      expect(placeholders(catalogue[`problem-${code}`]!)).toContain('rowNumber');
    }
  });

  test('every text can be filled from its problem or note', () => {
    const translate = translateWith(catalogue);
    for (const code of [...FILE_PROBLEM_CODES, ...ROW_PROBLEM_CODES]) {
      const problem = { code, rowNumber: 7, column: 'className', otherRowNumber: 8, limit: 5 };
      expect(problemText(translate, problem as never)).not.toMatch(/\{\{|undefined/);
    }
    for (const code of PLAN_PROBLEM_CODES) {
      const problem = { code, rowNumber: 7, otherRowNumber: 8, candidates: ['p', 'q'] };
      expect(problemText(translate, problem)).not.toMatch(/\{\{|undefined/);
    }
    for (const code of NOTE_CODES) {
      expect(noteText(translate, { code, rowNumber: 7, count: 2, columns: 'Kön' })).not.toMatch(
        /\{\{|undefined/,
      );
    }
  });
});

test('a whole sentence in Swedish', () => {
  const translate = translateWith(sv);
  expect(problemText(translate, { code: 'column-missing', column: 'className' })).toBe(
    'Filen saknar en kolumn för klass. Lägg till den med en rubrik och spara igen.',
  );
  expect(problemText(translate, { code: 'not-a-class-list' })).toMatch(/Spara som och sedan CSV/);
});
