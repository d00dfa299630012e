/**
 * Small numbers hidden so that none can be worked out. Long, because every table that fits is written out
 * and attacked in one place.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountEdge, findBounds } from '~/psychometrics/count-network';
import { suppressSmallCounts, suppressUnmarked } from '~/psychometrics/suppress-small-counts';

interface OracleCase {
  name: string;
  table: number[][];
  suppressed: boolean[][];
  intervals: { row: number; col: number; true: number; lo: number; hi: number }[];
}
const oracle = JSON.parse(readFileSync('tests/oracles/suppression_lp.json', 'utf8')) as {
  cases: OracleCase[];
};

function layOut(table: number[][], isHidden: (row: number, column: number) => boolean) {
  const edges = table.map((row, rowIndex) =>
    row.map(
      (value, column): CountEdge => ({
        from: rowIndex,
        to: table.length + column,
        value,
        isHidden: isHidden(rowIndex, column),
        lower: 0,
        upper: Number.POSITIVE_INFINITY,
      }),
    ),
  );
  return {
    edges,
    network: { nodeCount: table.length + table[0]!.length, edges: edges.flat() },
  };
}

describe('bounds of hidden counts', () => {
  test.each(oracle.cases)('$name', ({ table, suppressed, intervals }) => {
    const { edges, network } = layOut(table, (row, column) => suppressed[row]![column]!);
    expect(intervals.length).toBe(suppressed.flat().filter(Boolean).length);
    for (const { row, col, lo, hi } of intervals) {
      expect(findBounds(network, edges[row]![col]!)).toEqual({ lower: lo, upper: hi });
    }
  });
});

describe('suppressSmallCounts', () => {
  test('remembers a table by its counts and its rule, and what it gave cannot be changed', () => {
    const table = [
      [12, 4, 2],
      [15, 6, 3],
      [9, 1, 11],
      [20, 7, 8],
    ];
    const found = suppressSmallCounts(table, { threshold: 5 });
    table[0]![0] = 13;
    expect(suppressSmallCounts(table, { threshold: 5 }).table[0]![0]).toBe(13);
    table[0]![0] = 12;
    expect(suppressSmallCounts(table, { threshold: 5 })).toBe(found);
    expect(suppressSmallCounts(table, { threshold: 3 })).not.toBe(found);
    expect(() => {
      found.table[0]![0] = 99;
    }).toThrow(TypeError);
    for (let count = 10; count < 260; count += 1) {
      const [row] = suppressSmallCounts([[count, 20]], { threshold: 5 }).table;
      expect(row).toEqual([count, 20]);
    }
    expect(suppressSmallCounts(table, { threshold: 5 })).toEqual(found);
  });

  test('a table whose small counts alone would all be given away by its totals', () => {
    const table = [
      [12, 4, 2],
      [15, 6, 3],
      [9, 1, 11],
      [20, 7, 8],
    ];
    const result = suppressSmallCounts(table, { threshold: 5 });
    expect(result.recoverable).toBe(0);
    expect(result.areMarksSafe).toBe(true);
    expect(result.hidden).toBeGreaterThan(4);
    expect(result.hidden).toBeLessThanOrEqual(8);
    expect(result.columnTotals).toEqual([56, 18, 24]);
    for (const [row, counts] of table.entries()) {
      for (const [column, count] of counts.entries()) {
        const few = count > 0 && count < 5;
        if (few) expect(result.marks[row]![column]).toBe('few');
        expect(result.table[row]![column]).toBe(
          result.marks[row]![column] === 'open' ? count : null,
        );
      }
    }
  });

  test('nothing small, nothing hidden', () => {
    const table = [
      [5, 0],
      [7, 9],
    ];
    expect(suppressSmallCounts(table, { threshold: 5 })).toMatchObject({ table, hidden: 0 });
  });

  test('one row with open column totals cannot be protected, and says so', () => {
    const result = suppressSmallCounts([[3, 18]], { threshold: 5 });
    expect(result.recoverable).toBeGreaterThan(0);
  });

  test('one row is protected when its column totals are counts as well', () => {
    const result = suppressSmallCounts([[3, 18]], { threshold: 5, columnTotals: 'protected' });
    expect(result.table).toEqual([[null, null]]);
    expect(result.columnTotals).toEqual([null, null]);
    expect(result.recoverable).toBe(0);
  });

  test('when only zeros can help, all hidden cells must look the same', () => {
    const result = suppressSmallCounts(
      [
        [3, 0],
        [0, 18],
      ],
      { threshold: 5 },
    );
    expect(result).toMatchObject({ recoverable: 0, hidden: 4, areMarksSafe: false });
  });

  test('a row with a base under ten is held back whole, and another row covers it', () => {
    const result = suppressSmallCounts(
      [
        [2, 2, 4, 0],
        [9, 12, 20, 5],
        [8, 11, 30, 6],
      ],
      { threshold: 5, minimumBase: 10, columnTotals: 'protected' },
    );
    expect(result.table[0]).toEqual([null, null, null, null]);
    expect(result.recoverable).toBe(0);
    expect(result.hidden).toBeGreaterThan(4);
  });

  test.each([[[[1, 2], [3]]], [[[1.5]]], [[[-1]]]])('refuses %j', (table) => {
    expect(() => suppressSmallCounts(table, { threshold: 5 })).toThrow(RangeError);
  });

  const small = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 8 }));
  const tables = fc
    .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 }))
    .chain(([rows, columns]) => {
      const row = fc.array(small, { minLength: columns, maxLength: columns });
      return fc.array(row, { minLength: rows, maxLength: rows });
    });

  test('what is called safe is safe when every table that fits is written out', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const result = suppressSmallCounts(table, { threshold: 5 });
        const seen = collectValues(table, result, 5);
        let exposed = 0;
        for (const [row, counts] of table.entries()) {
          for (const [column, count] of counts.entries()) {
            const hidden = result.table[row]![column] === null;
            if (count > 0 && count < 5) expect(hidden).toBe(true);
            if (!hidden) expect(result.table[row]![column]).toBe(count);
            if (hidden && count > 0 && seen[row]![column]!.size === 1) exposed += 1;
          }
        }
        expect(exposed).toBe(result.recoverable);
      }),
      { numRuns: 60 },
    );
  });

  test('with column totals as counts and a least base, nothing can be worked out of two schools or more', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 12 }), (table) => {
        const result = suppressSmallCounts(table, {
          threshold: 5,
          minimumBase: 10,
          columnTotals: 'protected',
        });
        expect(result.recoverable).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a column told in parts', () => {
  type Told = { table: number[][]; parts: number[][] };
  const tell = (rows: { other: number; parts: number[] }[]): Told => ({
    table: rows.map(({ other, parts }) => [other, parts.reduce((sum, one) => sum + one, 0)]),
    parts: rows.map(({ parts }) => parts),
  });
  const count = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 7 }));
  const told = fc
    .array(fc.record({ other: count, parts: fc.tuple(count, count) }), {
      minLength: 1,
      maxLength: 2,
    })
    .map((rows) => tell(rows.map(({ other, parts }) => ({ other, parts: [...parts] }))));
  const hide = ({ table, parts }: Told, minimumBase = 0) =>
    suppressSmallCounts(table, {
      threshold: 5,
      minimumBase,
      columnTotals: 'protected',
      parts: { column: 1, table: parts },
    });

  test('two parts that are few, and a sum that would tell them', () => {
    const result = hide(
      tell([
        { other: 30, parts: [1, 1] },
        { other: 40, parts: [6, 9] },
      ]),
    );
    expect(result.recoverable).toBe(0);
    expect(result.table[0]).toEqual([null, null]);
    expect(result.parts.table[0]).toEqual([null, null]);
  });

  test('parts that do not add up are refused', () => {
    expect(() => hide({ table: [[3, 9]], parts: [[4, 4]] })).toThrow(RangeError);
    expect(() => hide({ table: [[3, 8]], parts: [] })).toThrow(RangeError);
  });

  test('what is called safe is safe when every table with parts that fits is written out', () => {
    fc.assert(
      fc.property(told, (all) => {
        const result = hide(all);
        const { exposed, isTrue } = readAsEnemy(all, result);
        expect(isTrue).toBe(true);
        expect(exposed).toBe(result.recoverable);
      }),
      { numRuns: 150 },
    );
  });

  test('sixty schools with five levels and six reasons hide nothing that can be worked out', () => {
    const rows = Array.from({ length: 60 }, (_, row) => {
      const parts = Array.from({ length: 6 }, (_each, part) => (row * 7 + part * 5) % (part + 3));
      const levels = [row % 4, 3 + (row % 9), 6 + (row % 5), 40];
      return { table: [...levels, parts.reduce((sum, one) => sum + one, 0)], parts };
    });
    const result = suppressSmallCounts(
      rows.map(({ table }) => table),
      {
        threshold: 5,
        minimumBase: 10,
        columnTotals: 'protected',
        parts: { column: 4, table: rows.map(({ parts }) => parts) },
      },
    );
    expect(result.recoverable).toBe(0);
    for (const [row, { parts }] of rows.entries()) {
      for (const [part, value] of parts.entries()) {
        const shown = result.parts.table[row]?.[part];
        if (value > 0 && value < 5) expect(shown).toBeNull();
        if (shown !== null) expect(shown).toBe(value);
      }
    }
  });
});

/**
 * Every pair of a table and its parts that fits what a reader sees, for two columns of which the
 * second is told in two parts: how many hidden counts over zero have one value only.
 */
function readAsEnemy(
  { table, parts }: { table: number[][]; parts: number[][] },
  shown: ReturnType<typeof suppressSmallCounts>,
): { exposed: number; isTrue: boolean } {
  /** A row is other, first part, second part; the totals are a row as well. */
  const flatten = (own: number[][], inParts: number[][]) =>
    own.map((row, index) => [row[0]!, row[1]!, ...inParts[index]!]);
  const addUp = (rows: number[][]) =>
    rows[0]!.map((_, at) => rows.reduce((sum, r) => sum + r[at]!, 0));
  const truth = flatten(table, parts);
  const seenValues = [
    ...shown.table.map((row, index) => [...row, ...shown.parts.table[index]!]),
    [...shown.columnTotals, ...shown.parts.columnTotals],
  ];
  const marks = [
    ...shown.marks.map((row, index) => [...row, ...shown.parts.marks[index]!]),
    [...shown.columnTotalMarks, ...shown.parts.columnTotalMarks],
  ];
  const fits = (rows: number[][]) =>
    [...rows, addUp(rows)].every((row, r) =>
      row.every((value, c) => {
        const open = seenValues[r]![c];
        if (open !== null) return open === value;
        if (!shown.areMarksSafe || marks[r]![c] === 'base') return true;
        return marks[r]![c] === 'few' ? value > 0 && value < 5 : value >= 5;
      }),
    );
  const rowsOf = (base: number) => {
    const rows: number[][] = [];
    for (let first = 0; first <= base; first += 1) {
      for (let second = 0; first + second <= base; second += 1) {
        rows.push([base - first - second, first + second, first, second]);
      }
    }
    return rows;
  };
  const [one, two] = truth.map((row) => rowsOf(row[0]! + row[1]!));
  const all = two ? one!.flatMap((r) => two.map((s) => [r, s])) : one!.map((r) => [r]);
  const fitting = all.filter(fits).map((rows) => [...rows, addUp(rows)]);
  const whole = [...truth, addUp(truth)];
  const exposed = whole.flatMap((row, r) =>
    row.filter((value, c) => {
      const isHidden = seenValues[r]![c] === null;
      return isHidden && value > 0 && new Set(fitting.map((rows) => rows[r]![c])).size === 1;
    }),
  ).length;
  const isTrue = whole.every((row, r) =>
    row.every((value, c) => seenValues[r]![c] === null || seenValues[r]![c] === value),
  );
  return { exposed, isTrue };
}

describe('a table whose hidden cells all look alike', () => {
  const rows = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([height, width]) => {
      const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.nat(40));
      const row = fc.array(count, { minLength: width, maxLength: width });
      return fc.array(row, { minLength: height, maxLength: height });
    });

  test('hides every small count, shows the rest as it is, and counts by bounds what is given away', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const result = suppressUnmarked(table, 5);
        const isHidden = (row: number, column: number) => result.table[row]![column] === null;
        const { edges, network } = layOut(table, isHidden);
        let [hidden, known] = [0, 0];
        for (const [row, counts] of table.entries()) {
          for (const [column, count] of counts.entries()) {
            if (count > 0 && count < 5) expect(isHidden(row, column)).toBe(true);
            if (!isHidden(row, column)) {
              expect(result.table[row]![column]).toBe(count);
              continue;
            }
            hidden += 1;
            const { lower, upper } = findBounds(network, edges[row]![column]!);
            if (lower === upper) known += 1;
          }
        }
        expect([result.hidden, result.recoverable]).toEqual([hidden, known]);
      }),
      { numRuns: 200 },
    );
  });

  test('fifty by fifty, many small counts', () => {
    const table = Array.from({ length: 50 }, (_, row) =>
      Array.from({ length: 50 }, (_each, column) => ((row * 37 + column * 101) % 61) + (row % 3)),
    );
    const result = suppressUnmarked(table, 5);
    expect(result.recoverable).toBe(0);
    expect(result.hidden).toBeLessThan(600);
  });

  test('the worked example needs two more cells', () => {
    const table = [
      [12, 4, 2],
      [15, 6, 3],
      [9, 1, 11],
      [20, 7, 8],
    ];
    expect(suppressUnmarked(table, 5)).toMatchObject({ hidden: 6, recoverable: 0 });
  });
});

/** For each cell, the values it has in the tables that fit all a reader knows. */
function collectValues(
  table: number[][],
  shown: ReturnType<typeof suppressSmallCounts>,
  threshold: number,
): Set<number>[][] {
  const width = table[0]!.length;
  const rowLeft = table.map((row) => row.reduce((total, count) => total + count, 0));
  const columnLeft = table[0]!.map((_, column) =>
    table.reduce((total, row) => total + row[column]!, 0),
  );
  const seen = table.map((row) => row.map(() => new Set<number>()));
  const trial = table.map((row) => row.map(() => 0));
  fill(0);
  return seen;

  function mayBe(row: number, column: number, value: number): boolean {
    const open = shown.table[row]![column];
    if (open !== null) return value === open;
    if (!shown.areMarksSafe) return true;
    return shown.marks[row]![column] === 'few'
      ? value > 0 && value < threshold
      : value >= threshold;
  }
  function fill(index: number): void {
    if (index === table.length * width) {
      for (const [row, values] of trial.entries()) {
        for (const [column, value] of values.entries()) seen[row]![column]!.add(value);
      }
      return;
    }
    const row = Math.floor(index / width);
    const column = index % width;
    const most = Math.min(rowLeft[row]!, columnLeft[column]!);
    for (let value = 0; value <= most; value += 1) {
      if (column === width - 1 && value !== rowLeft[row]) continue;
      if (row === table.length - 1 && value !== columnLeft[column]) continue;
      if (!mayBe(row, column, value)) continue;
      trial[row]![column] = value;
      rowLeft[row]! -= value;
      columnLeft[column]! -= value;
      fill(index + 1);
      rowLeft[row]! += value;
      columnLeft[column]! += value;
    }
  }
}
