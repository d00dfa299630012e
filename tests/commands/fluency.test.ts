import { describe, expect, it } from 'vitest';
import oracle from '../oracles/fluency_cases.json';
import { runLasfyr } from './run-lasfyr';

const run = (text: string) => runLasfyr(['fluency', '--data', 'f.csv'], { 'f.csv': text });

describe('lasfyr fluency', () => {
  it('last item, errors and seconds; every other column kept', async () => {
    const lines = oracle.cases.map((row, index) =>
      [`00${index}`, row.last_attempted, row.incorrect_items.length, row.seconds_used].join(','),
    );
    const header = 'id,last_attempted,incorrect,seconds';
    const { output } = await run([header, ...lines].join('\r\n'));
    expect(Object.keys(output)).toEqual(['rows', 'n', 'meanPerMinute']);
    expect(output.n).toBe(oracle.cases.length);
    oracle.cases.forEach((row, index) => {
      expect(output.rows[index]).toEqual({
        id: `00${index}`,
        correct: row.correct,
        seconds: row.seconds_used,
        perMinute: row.items_per_minute && expect.closeTo(row.items_per_minute, 10),
        accuracy: row.accuracy && expect.closeTo(row.accuracy, 10),
      });
    });
    const rates = oracle.cases.flatMap(({ items_per_minute: rate }) => (rate === null ? [] : rate));
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    expect(output.meanPerMinute).toBeCloseTo(mean, 10);
  });

  it('words right and seconds; nothing known, nothing said', async () => {
    const { output } = await run(
      'id,wrc,sec,"by, whom"\np1,50,47.5,"Å"\np2,3,0,\np3,,60,B\np4,9,,C\n',
    );
    expect(output).toEqual({
      rows: [
        {
          id: 'p1',
          'by, whom': 'Å',
          correct: 50,
          seconds: 47.5,
          perMinute: expect.closeTo(63.1578947, 7),
          accuracy: null,
        },
        { id: 'p2', 'by, whom': '', correct: 3, seconds: 0, perMinute: null, accuracy: null },
        { id: 'p3', 'by, whom': 'B', correct: null, seconds: 60, perMinute: null, accuracy: null },
        { id: 'p4', 'by, whom': 'C', correct: 9, seconds: null, perMinute: null, accuracy: null },
      ],
      n: 4,
      meanPerMinute: expect.closeTo(63.1578947, 7),
    });
    const none = await run('wrc,sec\n5,0\n');
    expect(none.output.meanPerMinute).toBeNull();
  });

  it('accuracy needs no seconds', async () => {
    const { output } = await run('last_attempted,incorrect,seconds\n10,1,\n,1,60\n');
    expect(output.rows[0]).toEqual({ correct: 9, seconds: null, perMinute: null, accuracy: 0.9 });
    expect(output.rows[1]).toEqual({ correct: null, seconds: 60, perMinute: null, accuracy: null });
  });

  it.each([
    ['columns that are not there', 'words,sec\n1,2\n', /needs the columns wrc and sec, or/],
    [
      'more errors than items',
      'last_attempted,incorrect,seconds\n3,4,60\n',
      /row 2, column "incorrect"/,
    ],
    ['half a word', 'wrc,sec\n1.5,60\n', /row 2, column "wrc": "1.5" is not a whole number/],
    ['less than no time', 'wrc,sec\n1,60\n1,-3\n', /row 3, column "sec": "-3" is under 0/],
    ['text', 'wrc,sec\n1,a minute\n', /row 2, column "sec": "a minute" is not a number/],
    ['no rows', 'wrc,sec\n', /header and no rows/],
    ['nothing', '', /is empty/],
  ])('%s: code 2 and one line', async (_, text, expected) => {
    const { code, output, message } = await run(text);
    expect([code, output]).toEqual([2, null]);
    expect(message).toMatch(expected);
  });
});
