import { expect, test } from 'vitest';
import { type CellValue, compareCells, matchesQuery } from '~/ui/table-order';

const swedish = new Intl.Collator('sv', { numeric: true });

test('Swedish words sort with å ä ö last, numbers by size', () => {
  const sort = (values: CellValue[]) =>
    values.sort((first, second) => compareCells(swedish, first, second));
  expect(sort(['Öberg', 'Zander', 'Äng', 'Åkesson', 'Ahmadi'])).toEqual([
    'Ahmadi',
    'Zander',
    'Åkesson',
    'Äng',
    'Öberg',
  ]);
  expect(sort([10, 9, 2.5])).toEqual([2.5, 9, 10]);
  expect(sort(['1B', '10A', '2C'])).toEqual(['1B', '2C', '10A']);
});

test('every word of a query is looked for, whatever the case and the way å is coded', () => {
  expect(matchesQuery('Alva Åkesson', 'åke al', 'sv')).toBe(true);
  expect(matchesQuery('Alva A\u030Akesson', 'ÅKE', 'sv')).toBe(true);
  expect(matchesQuery('Alva Åkesson', 'alva berg', 'sv')).toBe(false);
  expect(matchesQuery('Alva Åkesson', '', 'sv')).toBe(true);
});
