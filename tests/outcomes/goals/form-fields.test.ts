import { describe, expect, it } from 'vitest';
import { day } from '~/outcomes/goals/form-fields';

describe('a day of a form', () => {
  it.each(['2000-01-01', '2026-11-23', '9999-12-31'])('%s is taken', (text) => {
    expect(day().parse(text)).toBe(text);
  });

  it.each([
    ['0000-01-01', 'day'],
    ['0001-01-01', 'day'],
    ['1999-12-31', 'day'],
    ['1999-02-30', 'day'],
    ['2026-02-30', 'day'],
    ['23 nov', 'day'],
    [undefined, 'missing'],
  ])('%s is refused', (text, problem) => {
    const { error } = day().safeParse(text);
    expect(error?.issues.map(({ message }) => message)).toEqual([problem]);
  });
});
