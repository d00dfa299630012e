import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import lsat from '../oracles/lsat_ltm.json';
import { runLasfyr } from './run-lasfyr';

const rows = lsat.pattern_freq.flatMap(({ pattern, n }) => Array<string[]>(n).fill([...pattern]));
const lsatFile = ['i1,i2,i3,i4,i5', ...rows.map((row) => row.join(','))].join('\n');
const calibrate = ['calibrate', '--responses', 'responses.csv'];

describe('calibrate', () => {
  it('gives the keys that are promised, unrounded', async () => {
    const { code, output, message } = await runLasfyr([...calibrate, '--model', '2pl'], {
      'responses.csv': lsatFile,
    });
    expect([code, message]).toEqual([0, '']);
    expect(Object.keys(output)).toEqual([
      'model',
      'method',
      'persons',
      'items',
      'logLikelihood',
      'aic',
      'bic',
    ]);
    expect(output).toMatchObject({ model: '2pl', method: 'mml', persons: 1000 });
    expect(output.logLikelihood).toBeCloseTo(-2466.653, 3);
    const [first] = output.items;
    expect(Object.keys(first)).toEqual(['item', 'a', 'b', 'c', 'seA', 'seB', 'infit', 'outfit']);
    expect(first.item).toBe('i1');
    expect(first.b).toBeCloseTo(-3.36, 2);
  });

  it('Rasch by both methods: slope 1; conditional difficulties sum to zero', async () => {
    const files = { 'responses.csv': lsatFile };
    const marginal = await runLasfyr([...calibrate, '--model', 'rasch'], files);
    expect(marginal.output.items[0]).toMatchObject({ a: 1, seA: null, c: 0 });
    expect(marginal.output.items[0].b).toBeCloseTo(-2.872, 3);
    const words = [...calibrate, '--model', 'rasch', '--method', 'cml'];
    const { output } = await runLasfyr(words, files);
    expect(output.method).toBe('cml');
    const sum = output.items.reduce((total: number, { b }: { b: number }) => total + b, 0);
    expect(sum).toBeCloseTo(0, 9);
  });

  it('takes ids, empty cells, semicolons, CRLF, quotes and a byte-order mark', async () => {
    const file = '\uFEFFid;"a";b\r\nx;1;0\r\ny;"0";1\r\n\r\nz;1;\r\nw;;0\r\n';
    const { code, output, message } = await runLasfyr(
      [...calibrate, '--model', 'rasch', '--guessing', '0.1'],
      { 'responses.csv': file },
    );
    expect([code, message]).toEqual([0, '']);
    expect(output.persons).toBe(4);
    expect(output.items.map(({ item, c }: { item: string; c: number }) => [item, c])).toEqual([
      ['a', 0.1],
      ['b', 0.1],
    ]);
  });

  it('reads NA as not reached, as an empty cell', async () => {
    const rows = ['1,0,1', '0,1,', '1,,0', '0,0,1', ',1,0', '1,1,1', '0,0,0'];
    const run = async (missing: string) => {
      const lines = rows.map((row) =>
        row
          .split(',')
          .map((cell) => cell || missing)
          .join(','),
      );
      const file = `a,b,c\n${lines.join('\n')}\n`;
      return (await runLasfyr([...calibrate, '--model', 'rasch'], { 'responses.csv': file }))
        .output;
    };
    const empty = await run('');
    expect(empty.persons).toBe(7);
    expect(await run('NA')).toEqual(empty);
    expect(await run(' NA ')).toEqual(empty);
  });

  it('reads 1.0 and 0.0, as pandas writes a column with gaps', async () => {
    const file = (one: string, nil: string) =>
      `a,b\n${one},${nil}\n${nil},${one}\n,${one}\n${one},${one}\n`;
    const run = async (text: string) =>
      (await runLasfyr([...calibrate, '--model', 'rasch'], { 'responses.csv': text })).output;
    const plain = await run(file('1', '0'));
    expect(plain.persons).toBe(4);
    expect(await run(file('1.0', '0.0'))).toEqual(plain);
  });

  it('answers that do not hang together have slope 0 and no difficulty, and the line says so', async () => {
    const { code, output, message } = await runLasfyr([...calibrate, '--model', '1pl'], {
      'responses.csv': 'c,a,b\n1,0,\n0,,1\n1,1,0\n0,0,1\n',
    });
    expect(code).toBe(0);
    expect(output.items.map(({ b, seB }: { b: null; seB: null }) => [b, seB])).toEqual(
      Array(3).fill([null, null]),
    );
    expect(message.split('\n')[0]).toBe('lasfyr: item c has slope 0: no difficulty');
  });

  it('says on standard error which items have no estimate', async () => {
    const { code, output, message } = await runLasfyr([...calibrate, '--model', 'rasch'], {
      'responses.csv': 'a,b\n1,1\n0,1\n1,1\n',
    });
    expect(code).toBe(0);
    expect(output.items[1]).toMatchObject({ b: null, seB: null });
    expect(message).toBe('lasfyr: item b has only right answers (3): no estimate');
  });

  it.each([
    ['no model', [], 'a,b\n1,0\n', /--model is missing/],
    ['a model that is not there', ['--model', '3pl'], 'a\n1\n', /rasch\|1pl\|2pl, not 3pl/],
    ['guessing above one', ['--model', '2pl', '--guessing', '1.5'], 'a\n1\n', /--guessing/],
    ['guessing in words', ['--model', '2pl', '--guessing', 'some'], 'a\n1\n', /--guessing/],
    ['conditional 2PL', ['--model', '2pl', '--method', 'cml'], 'a\n1\n', /cml is for/],
    [
      'conditional guessing',
      ['--model', 'rasch', '--method', 'cml', '--guessing', '.2'],
      'a\n1\n',
      /no guessing/,
    ],
    ['an empty file', ['--model', 'rasch'], '', /the file is empty/],
    ['a header alone', ['--model', 'rasch'], 'a,b\n', /no rows/],
    ['ids alone', ['--model', 'rasch'], 'id\n1\n', /no item columns/],
    ['a cell of words', ['--model', 'rasch'], 'id,a,b\n7,1,0\n8,1,x\n', /row 3, column "b": "x"/],
    ['a cell of two', ['--model', 'rasch'], 'a,b\n1,2\n', /row 2, column "b": "2"/],
    ['a short row', ['--model', 'rasch'], 'a,b\n1\n', /row 2 has 1 cells/],
    ['a name twice', ['--model', 'rasch'], 'a,a\n1,0\n', /"a" twice/],
    ['a column without a name', ['--model', 'rasch'], 'a,\n1,0\n', /column 2/],
    ['an open quote', ['--model', 'rasch'], 'a,b\n1,"0\n', /not a table/],
    ['one person', ['--model', 'rasch'], 'a,b\n1,0\n', /two persons/],
    ['no item that varies', ['--model', 'rasch'], 'a,b\n1,0\n1,0\n', /no item has both/],
  ])('%s: code 2 and one line', async (_, words, file, expected) => {
    const { code, output, message } = await runLasfyr([...calibrate, ...words], {
      'responses.csv': file,
    });
    expect(code).toBe(2);
    expect(output).toBeNull();
    expect(message).toMatch(expected);
    expect(message).toMatch(/^lasfyr: [^\n]+$/);
  });
});

const ability = ['ability', '--items', 'items.csv', '--responses', 'responses.csv', '--method'];
const items = 'item,a,b,c,d\nx,1,-1,0,1\ny,1.2,0,0,1\nz,.8,1,,\n';

describe('ability', () => {
  it('gives everyone in input order, whatever the order of columns', async () => {
    const { code, output, message } = await runLasfyr([...ability, 'ml'], {
      'items.csv': items,
      'responses.csv': 'id,z,y,x\nq,1,0,1\np,0,0,0\nr,,,\n',
    });
    expect([code, message]).toEqual([0, '']);
    expect(output.method).toBe('ml');
    expect(output.persons.map(({ id }: { id: string }) => id)).toEqual(['q', 'p', 'r']);
    expect(output.persons[0]).toMatchObject({ raw: 2, answered: 3 });
    expect(output.persons[0].theta).toBeCloseTo(0.3249, 3);
    expect(output.persons[0].se).toBeCloseTo(1.2296, 3);
    expect(output.persons[1]).toEqual({ id: 'p', raw: 0, answered: 3, theta: null, se: null });
    expect(output.persons[2]).toEqual({ id: 'r', raw: 0, answered: 0, theta: null, se: null });
  });

  it.each(['eap', 'map', 'wle'])(
    '%s is finite for all right; rows are numbered without ids',
    async (method) => {
      const { output } = await runLasfyr([...ability, method], {
        'items.csv': 'b;item\n-1;x\n0;y\n1;z\n',
        'responses.csv': 'x,y,z\n1,1,1\n',
      });
      expect(output.persons[0].id).toBe('1');
      expect(output.persons[0].theta).toBeGreaterThan(0);
    },
  );

  it('reads semicolons, a decimal comma, NA and a byte-order mark in the items', async () => {
    const responses = { 'responses.csv': 'x,y\n1,0\n0,1\n' };
    const run = async (text: string) =>
      (await runLasfyr([...ability, 'wle'], { 'items.csv': text, ...responses })).output;
    const plain = await run('item,a,b\nx,1.5,-.5\ny,,1\n');
    expect(plain.persons).toHaveLength(2);
    expect(await run('\uFEFFb;a;item\r\n-,5;1,5;x\r\n1;NA;y\r\n')).toEqual(plain);
  });

  it('takes what calibrate gave, and says which items it left out', async () => {
    const calibrated = {
      items: [
        { item: 'x', a: 1, b: -1, c: 0, seA: null },
        { item: 'y', a: 1, b: null, c: 0 },
      ],
    };
    const { code, output, message } = await runLasfyr([...ability, 'eap'], {
      'items.csv': JSON.stringify(calibrated),
      'responses.csv': 'x,y\n1,1\n',
    });
    const npmLines = '\n> lasfyr@0.1.0 lasfyr\n> node scripts/lasfyr.mjs calibrate\n\n';
    const under = await runLasfyr([...ability, 'eap'], {
      'items.csv': npmLines + JSON.stringify(calibrated),
      'responses.csv': 'x,y\n1,1\n',
    });
    expect(under.output).toEqual(output);
    expect(code).toBe(0);
    expect(output.persons[0]).toMatchObject({ raw: 2, answered: 2 });
    expect(message).toMatch(/item y has no difficulty/);
  });

  it.each([
    ['a method that is not there', 'mode', items, 'x,y,z\n1,0,1\n', /eap\|map\|ml\|wle/],
    ['a column that is no item', 'eap', items, 'x,y,z,w\n1,0,1,1\n', /"w" is not among/],
    ['an item without a column', 'eap', items, 'x,y\n1,0\n', /no column for the item "z"/],
    ['no difficulty column', 'eap', 'item,a\nx,1\n', 'x\n1\n', /column "b" is missing/],
    ['no item column', 'eap', 'name,b\nx,1\n', 'x\n1\n', /column "item" is missing/],
    ['a difficulty in words', 'eap', 'item,b\nx,hard\n', 'x\n1\n', /b is "hard"/],
    ['a slope of zero', 'eap', 'item,a,b\nx,0,1\n', 'x\n1\n', /other than 0/],
    ['guessing above the ceiling', 'eap', 'item,b,c,d\nx,0,.5,.4\n', 'x\n1\n', /c < d/],
    ['an item twice', 'eap', 'item,b\nx,0\nx,1\n', 'x\n1\n', /"x" stands there twice/],
    ['no items', 'eap', 'item,b\n', 'x\n1\n', /no items/],
    ['no difficulties', 'eap', 'item,b\nx,\n', 'x\n1\n', /no item has a difficulty/],
    ['JSON of something else', 'eap', '{"a": 1}', 'x\n1\n', /JSON without items/],
    ['half a JSON file', 'eap', '{"items": [', 'x\n1\n', /begins as JSON/],
    ['a cell of words', 'eap', items, 'x,y,z\n1,0,?\n', /row 2, column "z": "\?"/],
  ])('%s: code 2 and one line', async (_, method, itemsFile, file, expected) => {
    const { code, output, message } = await runLasfyr([...ability, method], {
      'items.csv': itemsFile,
      'responses.csv': file,
    });
    expect(code).toBe(2);
    expect(output).toBeNull();
    expect(message).toMatch(expected);
    expect(message).toMatch(/^lasfyr: [^\n]+$/);
  });

  it('a million cells come in and go out in pieces', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lasfyr-many-'));
    try {
      const [persons, names] = [100_000, Array.from({ length: 10 }, (_, at) => `i${at}`)];
      const lines = Array.from({ length: persons }, (_, person) =>
        names.map((_name, at) => (((person * 7919) >> at) & 1 ? 1 : 0)).join(','),
      );
      writeFileSync(join(folder, 'many.csv'), `${names.join(',')}\n${lines.join('\n')}\n`);
      const { code, output } = await runLasfyr(
        [
          'ability',
          '--items',
          'items.csv',
          '--responses',
          join(folder, 'many.csv'),
          '--method',
          'eap',
        ],
        { 'items.csv': `item,b\n${names.map((name, at) => `${name},${at / 5 - 1}`).join('\n')}\n` },
      );
      expect(code).toBe(0);
      expect(output.persons).toHaveLength(persons);
      expect(output.persons[persons - 1].id).toBe(String(persons));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
