import { describe, expect, it } from 'vitest';
import oracle from '../oracles/roc_asah_pROC.json';
import { runLasfyr } from './run-lasfyr';

const run = (text: string | Uint8Array, ...more: string[]) =>
  runLasfyr(['accuracy', '--data', 'a.csv', '--score', 'score', '--outcome', 'late', ...more], {
    'a.csv': text,
  });

const SMALL = 'score,late\n1,1\n2,1\n4,1\n3,0\n5,0\n';

describe('lasfyr accuracy', () => {
  it('gives exactly the stated keys; low scores are the sign of risk unless said', async () => {
    const { code, output, message } = await run(SMALL);
    expect([code, message]).toEqual([0, '']);
    const at = { cut: 4.5, sensitivity: 1, specificity: 0.5, ppv: 0.75, npv: 1 };
    expect(output).toEqual({
      n: 5,
      positives: 3,
      auc: 5 / 6,
      aucLower: expect.closeTo(0.3713654, 7),
      aucUpper: 1,
      youden: { cut: 2.5, sensitivity: 2 / 3, specificity: 1 },
      atSensitivity: [
        { target: 0.7, ...at },
        { target: 0.8, ...at },
        { target: 0.9, ...at },
      ],
      groups: {},
    });
    expect((await run(SMALL, '--direction', 'lower')).output).toEqual(output);
    expect((await run(SMALL, '--direction', 'higher')).output.auc).toBeCloseTo(1 / 6, 12);
  });

  it('agrees with pROC on its own data', async () => {
    const lines = oracle.data.map(({ s100b, y }) => `${s100b},${y}`);
    const { output } = await run(['score,late', ...lines].join('\n'), '--direction', 'higher');
    const expected = oracle.results.s100b;
    expect(output.auc).toBeCloseTo(expected.auc, 7);
    expect(output.aucLower).toBeCloseTo(expected.ci95[0]!, 7);
    expect(output.aucUpper).toBeCloseTo(expected.ci95[1]!, 7);
    const [youden] = expected.youden;
    expect(output.youden.cut).toBeCloseTo(youden!.threshold, 7);
    expect(output.youden.sensitivity).toBeCloseTo(youden!.sensitivity, 7);
  });

  it('semicolons, decimal comma, byte-order mark, CRLF, quotes, gaps and blank lines', async () => {
    const text =
      '\uFEFF"score";"late";"skola; ort"\r\n1,0;1;Å\r\n2;1;Å\r\n4;1;"B"\r\n3,0;0;B\r\n5;0;B\r\n;0;B\r\n7;NA;B\r\n\r\n';
    const { output, message } = await run(text, '--group', 'skola; ort');
    expect(message).toBe('');
    expect(output).toMatchObject({ n: 5, positives: 3, auc: 5 / 6 });
    expect(Object.keys(output.groups)).toEqual(['Å', 'B']);
    expect(output.groups.B).toMatchObject({ n: 3, positives: 1, auc: 0.5, aucLower: null });
  });

  it('a group with one outcome only has nulls, and a group without a name is in no group', async () => {
    const text = 'score,late,g\n1,1,a\n2,1,a\n4,1,b\n3,0,b\n5,0,\n';
    const { output } = await run(text, '--group', 'g');
    expect(output.n).toBe(5);
    expect(Object.keys(output.groups)).toEqual(['a', 'b']);
    expect(output.groups.a).toMatchObject({
      n: 2,
      positives: 2,
      auc: null,
      aucLower: null,
      youden: { cut: null, sensitivity: null, specificity: null },
    });
    expect(output.groups.a.atSensitivity[0]).toEqual({
      target: 0.7,
      cut: null,
      sensitivity: null,
      specificity: null,
      ppv: null,
      npv: null,
    });
  });

  it('a constant score separates nobody: area one half, everyone flagged, no cut', async () => {
    const { output } = await run('score,late\n4,1\n4,0\n4,1\n4,0\n');
    expect(output).toMatchObject({ auc: 0.5, aucLower: 0.5, aucUpper: 0.5 });
    expect(output.youden).toEqual({ cut: null, sensitivity: 1, specificity: 0 });
    expect(output.atSensitivity[0]).toMatchObject({ cut: null, ppv: 0.5, npv: null });
  });

  it('equally good cuts: the one that misses fewest', async () => {
    const { output } = await run('score,late\n1,1\n2,0\n3,1\n4,0\n');
    expect(output.youden).toEqual({ cut: 3.5, sensitivity: 1, specificity: 0.5 });
  });

  it.each([
    ['empty', '', /a\.csv is empty/],
    ['nothing but blanks', ' \n\n', /a\.csv is empty/],
    ['a header alone', 'score,late\n', /no row with both/],
    ['another column', 'points,late\n1,1\n', /no column "score"; it has points, late/],
    ['a column twice', 'score,late,late\n1,1,1\n', /column "late" twice/],
    [
      'text in the score',
      'score,late\n1,1\nmany,0\n',
      /row 3, column "score": "many" is not a number/,
    ],
    [
      'a decimal comma in a comma file',
      'score,late\n"1,5",1\n2,0\n',
      /row 2, column "score": "1,5"/,
    ],
    ['infinity', 'score,late\nInf,1\n2,0\n', /row 2, column "score"/],
    [
      'an outcome that is no outcome',
      'score,late\n1,1\n2,2\n',
      /row 3, column "late": "2" is not 0 or 1/,
    ],
    ['one outcome', 'score,late\n1,1\n2,1\n', /every outcome in column "late" is 1/],
    ['a short row', 'score,late\n1,1\n2\n', /row 3 has 1 cells, the header has 2/],
    ['an open quote', 'score,late\n1,1\n"2,0\n', /a quote is never closed/],
    ['bytes that are no text', Uint8Array.of(115, 44, 0xe5, 10), /not text in UTF-8/],
  ])('%s: code 2 and one line', async (_, text, expected) => {
    const { code, output, message } = await run(text);
    expect(code).toBe(2);
    expect(output).toBeNull();
    expect(message).toMatch(expected);
    expect(message).toMatch(/^lasfyr: [^\n]+$/);
  });

  it('a direction that is not one', async () => {
    const { code, message } = await run(SMALL, '--direction', 'up');
    expect([code, message]).toEqual([2, 'lasfyr: --direction must be lower|higher, not up']);
  });

  it('a quoted cell may hold line breaks and doubled quotes, across pieces of any length', async () => {
    const name = `${'x'.repeat(70_000)}\n"y"`;
    const cell = `"${name.replaceAll('"', '""')}"`;
    const text = `score,late,g\n1,1,${cell}\n2,0,${cell}\n`;
    const { output } = await run(text, '--group', 'g');
    expect(Object.keys(output.groups)).toEqual([name]);
    expect(output.groups[name].n).toBe(2);
  });
});
