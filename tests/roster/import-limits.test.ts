/** Files that are too large are refused before they cost anything. */
import { describe, expect, test } from 'vitest';
import { HEADER, lines, read, refuse, TWO_PUPILS, utf8 } from './class-list-bytes';

describe('limits', () => {
  /** Bytes of heap that reading may add; a parse of a million cells takes several times this. */
  const MOST_HEAP_BYTES = 60 * 1024 * 1024;

  function readMeasured(bytes: Uint8Array) {
    const heapBefore = process.memoryUsage().heapUsed;
    const start = performance.now();
    const problem = refuse(bytes);
    const durationMs = performance.now() - start;
    return { problem, durationMs, heapBytes: process.memoryUsage().heapUsed - heapBefore };
  }

  test.each([';', '\t', ','])('a million columns of %j are refused quickly', (delimiter) => {
    const row = Array.from({ length: 1_000_000 }, () => 'x').join(delimiter);
    const { problem, durationMs, heapBytes } = readMeasured(utf8(row));
    expect(problem).toEqual({ code: 'too-many-columns', rowNumber: 1, limit: 200 });
    expect(durationMs).toBeLessThan(2_000);
    expect(heapBytes).toBeLessThan(MOST_HEAP_BYTES);
  });

  test('a million columns further down name their row', () => {
    const wide = Array.from({ length: 1_000_000 }, () => 'x').join(';');
    const { problem, durationMs, heapBytes } = readMeasured(utf8(TWO_PUPILS + wide));
    expect(problem).toEqual({ code: 'too-many-columns', rowNumber: 4, limit: 200 });
    expect(durationMs).toBeLessThan(2_000);
    expect(heapBytes).toBeLessThan(MOST_HEAP_BYTES);
  });

  test('too many rows and too many bytes', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `Elsa;Berg;1A;${index}`);
    expect(refuse(utf8(lines(HEADER, ...rows)))).toEqual({ code: 'too-many-rows', limit: 20_000 });
    expect(refuse(new Uint8Array(5 * 1024 * 1024 + 1).fill(65))).toEqual({
      code: 'too-large',
      limit: 5,
    });
  });

  test('19,999 pupils are read, all of them', () => {
    const rows = Array.from({ length: 19_999 }, (_, index) => `Elsa${index};Berg;1A;`);
    expect(read(utf8(lines(HEADER, ...rows))).rows).toHaveLength(19_999);
  });

  test('20,000 rows of one name end in reasonable time', () => {
    const rows = Array.from({ length: 19_999 }, () => 'Elsa;Berg;1A;');
    expect(read(utf8(lines(HEADER, ...rows))).problems).toHaveLength(19_999);
  });

  test('a cell without end is a problem of its row', () => {
    const text = lines(HEADER, `${'a'.repeat(101)};Berg;1A;`, '"El\nsa";Berg;1A;', 'Bo;Ek;1A;');
    expect(read(utf8(text)).problems).toEqual([
      { rowNumber: 2, code: 'value-too-long', column: 'givenName' },
      { rowNumber: 3, code: 'line-break-in-cell', column: 'givenName' },
    ]);
  });
});
