import { expect, test } from 'vitest';
import { writeCsv } from '~/platform/csv-file';

test('Swedish: semicolons and decimal commas, with a byte-order mark', () => {
  expect(writeCsv([['Åsa', 0.25, null]], 'sv')).toBe('\ufeffÅsa;0,25;\r\n');
});

test('English: commas and points', () => {
  expect(writeCsv([['Åsa', 0.25, null]], 'en')).toBe('\ufeffÅsa,0.25,\r\n');
});

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2', "'-2"],
  ['a;b', '"a;b"'],
  ['sa "hej"', '"sa ""hej"""'],
  ['två\nrader', '"två\nrader"'],
])('%s is written as %s', (cell, written) => {
  expect(writeCsv([[cell]], 'sv')).toBe(`\ufeff${written}\r\n`);
});
