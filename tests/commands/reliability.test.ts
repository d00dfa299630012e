import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import oracle from '../oracles/reliability_agreement.json';
import { runLasfyr } from './run-lasfyr';

/** The 22 items of the short form: those that have a Rasch difficulty. */
function readSelectedItems(): Set<string> {
  const [, ...lines] = readFileSync('tests/oracles/orev/oracle_erm_rasch_items.csv', 'utf8')
    .trim()
    .split(/\r?\n/);
  return new Set(lines.map((line) => line.split(',')[0]!.replaceAll('"', '')));
}

const run = (text: string) => runLasfyr(['reliability', '--responses', 'r.csv'], { 'r.csv': text });

describe('lasfyr reliability', () => {
  it('gives exactly the stated keys, and the figures of psych', async () => {
    const { data, ...expected } = oracle.small10x6;
    const rows = data.map((row, person) => `p${person},${row.join(',')}`);
    const { output } = await run(['id,a,b,c,d,e,f', ...rows].join('\n'));
    expect(Object.keys(output)).toEqual([
      'persons',
      'items',
      'alpha',
      'kr20',
      'omegaTotal',
      'splitHalf',
      'itemStatistics',
    ]);
    expect(output).toMatchObject({ persons: 10, items: 6 });
    expect(output.alpha).toBeCloseTo(expected.raw_alpha, 8);
    // KR-20 takes the sample variance of the total: 1 − (1 − alpha·5/6)·9/10, times 6/5.
    expect(output.kr20).toBeCloseTo((6 / 5) * (1 - (1 - (expected.raw_alpha * 5) / 6) * 0.9), 7);
    expect(Object.keys(output.itemStatistics[0])).toEqual([
      'item',
      'proportionCorrect',
      'itemRest',
    ]);
    expected.r_drop.forEach((correlation, item) => {
      expect(output.itemStatistics[item].itemRest).toBeCloseTo(correlation, 8);
    });
  });

  it('oREV: KR-20 as published, of 52 and of 22 items', async () => {
    const text = readFileSync('tests/oracles/orev/responses.csv', 'utf8');
    const whole = await run(text);
    expect(whole.output).toMatchObject({ persons: 581, items: 52 });
    expect(whole.output.kr20).toBeCloseTo(0.777276106641889, 9);
    const [header, ...rows] = text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    const selected = readSelectedItems();
    const keep = (cells: string[]) => cells.filter((_, place) => selected.has(header![place]!));
    const part = [header!, ...rows].map((cells) => keep(cells).join(','));
    const short = await run(part.join('\n'));
    expect(short.output.items).toBe(22);
    expect(short.output.kr20).toBeCloseTo(0.764222220068582, 9);
  });

  it('an item that all got right has no item-rest correlation, and alpha goes without it', async () => {
    const rows = oracle.small10x6.data.map((row) => `${row.join(';')};1`);
    const { output } = await run(['a;b;c;d;e;f;g', ...rows].join('\r\n'));
    expect(output.items).toBe(7);
    expect(output.alpha).toBeCloseTo(oracle.small10x6.raw_alpha, 8);
    expect(output.itemStatistics[6]).toEqual({ item: 'g', proportionCorrect: 1, itemRest: null });
  });

  it('not reached is neither right nor wrong', async () => {
    const { output } = await run('a,b,c\n1,1,\n1,0,1\n0,1,\n0,0,0\n1,1,1\n');
    expect(
      output.itemStatistics.map((item: { proportionCorrect: number }) => item.proportionCorrect),
    ).toEqual([0.6, 0.6, 2 / 3]);
  });

  it('one item, one person, all right: null where undefined', async () => {
    const one = await run('a\n1\n0\n');
    expect(one.output).toMatchObject({
      alpha: null,
      kr20: null,
      omegaTotal: null,
      splitHalf: null,
    });
    for (const text of [
      'a,b,c\n1,0,1\n',
      'a,b,c\n1,1,1\n1,1,1\n',
      'a,b,c\n0,0,0\n0,0,0\n',
      'a,b\n,\n,\n',
    ]) {
      const { code, output } = await run(text);
      expect(code).toBe(0);
      expect([output.alpha, output.kr20, output.omegaTotal, output.splitHalf]).toEqual([
        null,
        null,
        null,
        null,
      ]);
    }
  });

  it.each([
    ['a cell that is neither', 'id,a\np,2\n', /row 2, column "a"/],
    ['nothing', '', /is empty/],
  ])('%s: code 2 and one line', async (_, text, expected) => {
    const { code, output, message } = await run(text);
    expect([code, output]).toEqual([2, null]);
    expect(message).toMatch(expected);
  });
});
