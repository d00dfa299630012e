import { describe, expect, it } from 'vitest';
import { runLasfyr } from './run-lasfyr';

const run = (text: string, threshold = '5') =>
  runLasfyr(['suppress', '--table', 't.csv', '--threshold', threshold], { 't.csv': text });

describe('lasfyr suppress', () => {
  it('hides the small counts and what would give them away', async () => {
    const { output } = await run('school,a,b,c\ns1,12,4,2\ns2,15,6,3\ns3,9,1,11\ns4,20,7,8\n');
    expect(Object.keys(output)).toEqual(['table', 'hidden', 'recoverable']);
    expect(output.recoverable).toBe(0);
    const nulls = output.table.flat().filter((cell: number | null) => cell === null);
    expect(nulls).toHaveLength(output.hidden);
    for (const [row, column] of [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 1],
    ] as const) {
      expect(output.table[row][column]).toBeNull();
    }
    expect(output.table[3][0]).toBe(20);
  });

  it('one row or one column cannot be protected, and says so', async () => {
    expect((await run('school;a;b\ns1;3;18\n')).output).toEqual({
      table: [[null, 18]],
      hidden: 1,
      recoverable: 1,
    });
    expect((await run('school,a\ns1,3\ns2,9\n')).output.recoverable).toBe(1);
  });

  it('zeros are shown unless they are needed', async () => {
    expect((await run('school,a,b\ns1,0,9\ns2,8,0\n')).output.hidden).toBe(0);
    expect((await run('school,a,b\ns1,3,0\ns2,0,18\n')).output).toEqual({
      table: [
        [null, null],
        [null, null],
      ],
      hidden: 4,
      recoverable: 0,
    });
  });

  it.each([
    ['text', 'school,a\ns1,few\n', '5', /row 2, column "a": "few" is not a number/],
    ['half a pupil', 'school,a\ns1,1.5\n', '5', /row 2, column "a"/],
    ['fewer than none', 'school,a\ns1,-1\n', '5', /row 2, column "a"/],
    ['a gap', 'school,a,b\ns1,,3\n', '5', /row 2, column "a": "" is no count/],
    ['no counts', 'school\ns1\n', '5', /row labels and no counts/],
    ['no rows', 'school,a\n', '5', /header and no rows/],
    ['a threshold that is no number', 'school,a\ns1,1\n', 'five', /--threshold must be a whole/],
    ['a threshold of none', 'school,a\ns1,1\n', '0', /--threshold must be a whole/],
  ])('%s: code 2 and one line', async (_, text, threshold, expected) => {
    const { code, output, message } = await run(text, threshold);
    expect([code, output]).toEqual([2, null]);
    expect(message).toMatch(expected);
  });
});
