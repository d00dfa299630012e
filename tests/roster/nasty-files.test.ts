/** Files as schools really send them: each test states the rows that must come out. */
import { describe, expect, test } from 'vitest';
import {
  ASA,
  HEADER,
  latin1,
  lines,
  MARTA,
  read,
  refuse,
  TWO_PUPILS,
  utf8,
  utf16be,
  utf16le,
} from './class-list-bytes';

describe('encodings', () => {
  test.each([
    ['UTF-8', utf8(TWO_PUPILS), 'utf-8', []],
    ['UTF-8 with byte-order mark', utf8(TWO_PUPILS, { bom: true }), 'utf-8', []],
    ['UTF-16LE without mark', utf16le(TWO_PUPILS), 'utf-16le', []],
    ['UTF-16BE with mark', utf16be(`\ufeff${TWO_PUPILS}`), 'utf-16be', []],
    ['UTF-16BE without mark', utf16be(TWO_PUPILS), 'utf-16be', []],
    ['Windows-1252', latin1(TWO_PUPILS), 'windows-1252', [{ code: 'read-as-windows-1252' }]],
  ])('%s', (_name, bytes, encoding, notes) => {
    const result = read(bytes);
    expect(result.rows).toEqual([ASA, MARTA]);
    expect(result.problems).toEqual([]);
    expect(result.encoding).toBe(encoding);
    expect(result.notes).toEqual(notes);
  });

  test('UTF-16 with tabs, as Excel saves "Unicode-text"', () => {
    const result = read(utf16le(`\ufeff${TWO_PUPILS.replaceAll(';', '\t')}`));
    expect(result.rows).toEqual([ASA, MARTA]);
    expect(result).toMatchObject({ encoding: 'utf-16le', delimiter: '\t', notes: [] });
  });

  test('Windows-1252 signs that Latin-1 lacks: š, ž and the dash', () => {
    const bytes = latin1(lines('Förnamn;Efternamn;Klass', 'Bo;Ko\x9ai\x9e;1A', 'Eva;Ek\x96Al;1A'));
    expect(read(bytes).rows).toMatchObject([{ familyName: 'Košiž' }, { familyName: 'Ek–Al' }]);
  });

  test('mojibake is repaired, and said', () => {
    const result = read(utf8(Buffer.from(utf8(TWO_PUPILS)).toString('latin1')));
    expect(result.rows).toEqual([ASA, MARTA]);
    expect(result.notes).toEqual([{ code: 'mojibake-repaired' }]);
  });

  test('mojibake through the Windows code page (Ã… and Ã– for Å and Ö)', () => {
    const text = lines('FÃ¶rnamn;Efternamn;Klass', 'Ã…sa;Ã–berg;1A', 'JoÃ£o;Šarić;1A');
    const result = read(utf8(text));
    expect(result.rows).toMatchObject([
      { givenName: 'Åsa', familyName: 'Öberg' },
      { givenName: 'João', familyName: 'Šarić' },
    ]);
    expect(result.notes).toEqual([{ code: 'mojibake-repaired' }]);
  });

  test('a name with a real Ã is left alone', () => {
    const result = read(utf8(lines(HEADER, 'JOÃO;Ek;1A;')));
    expect(result.rows).toMatchObject([{ givenName: 'JOÃO' }]);
    expect(result.notes).toEqual([]);
  });

  test('names in two parts (NFD, as macOS writes) become composed', () => {
    const result = read(utf8(TWO_PUPILS.normalize('NFD')));
    expect(result.rows).toEqual([ASA, MARTA]);
    expect(result.notes).toEqual([{ code: 'letters-composed' }]);
  });

  test('letters that are already lost are a problem of their row, not a name', () => {
    const result = read(utf8(lines(HEADER, 'Bj?rn;Ek;1A;', 'Bj\ufffdrn;Al;1A;', 'Eva;Ek;1A;')));
    expect(result.rows).toMatchObject([{ rowNumber: 4, givenName: 'Eva' }]);
    expect(result.problems).toEqual([
      { rowNumber: 2, code: 'letters-lost', column: 'givenName' },
      { rowNumber: 3, code: 'letters-lost', column: 'givenName' },
    ]);
  });
});

describe('tables', () => {
  test('a sep= line decides the delimiter; rows are numbered as the spreadsheet shows them', () => {
    const result = read(utf8(`sep=;\r\n${TWO_PUPILS}`));
    expect(result.rows).toEqual([ASA, MARTA]);
    const pipes = read(utf8(`sep=|\n${TWO_PUPILS.replaceAll(';', '|')}`));
    expect(pipes.rows).toEqual([ASA, MARTA]);
  });

  test.each([
    ['tabs', '\t'],
    ['commas', ','],
  ])('%s', (_name, delimiter) => {
    const result = read(utf8(TWO_PUPILS.replaceAll(';', delimiter)));
    expect(result.rows).toEqual([ASA, MARTA]);
    expect(result.delimiter).toBe(delimiter);
  });

  test.each([
    ['LF', '\n'],
    ['CR', '\r'],
  ])('line ends %s', (_name, lineEnd) => {
    expect(read(utf8(TWO_PUPILS.replaceAll('\r\n', lineEnd))).rows).toEqual([ASA, MARTA]);
  });

  test('title rows above and footer below are left out, and row numbers stay those of the file', () => {
    const text = lines(
      'Klasslista för Björkskolan;;;',
      'Läsår 2026/2027;;;',
      ';;;',
      HEADER,
      'Åsa;Öberg;1A;20190304-1234',
      'Märta;Ek;1B;20190511-2345',
      ';;;',
      'Antal elever: 2;;;',
      'Utskriven 2026-09-01',
    );
    const result = read(utf8(text));
    expect(result.rows).toEqual([
      { ...ASA, rowNumber: 5 },
      { ...MARTA, rowNumber: 6 },
    ]);
    expect(result.problems).toEqual([]);
    expect(result.notes).toEqual([
      { code: 'title-rows-skipped', count: 2 },
      { code: 'footer-skipped', rowNumber: 8 },
      { code: 'footer-skipped', rowNumber: 9 },
    ]);
  });

  test('a pupil whose cells are missing at the end is a problem, never taken for a footer', () => {
    const result = read(utf8(lines(HEADER, 'Åsa;Öberg;1A;', 'Elsa')));
    expect(result.rows).toHaveLength(1);
    expect(result.problems).toEqual([{ rowNumber: 3, code: 'class-missing' }]);
  });

  test('trailing empty columns and rows, and blank rows between, leave no trace', () => {
    const text = lines(`${HEADER};;;`, 'Åsa;Öberg;1A;20190304-1234;;;', ';;;;;;', '', ';;;;;;');
    expect(read(utf8(text)).rows).toEqual([ASA]);
  });

  test('quoted delimiters, doubled quotes and a quote inside a name', () => {
    const text = lines(
      'Namn;Klass',
      '"Berg, Elsa";1A',
      '"Ek; af, ""Lova""";1A',
      'Al, Anna "Annie" Bo;1A',
    );
    expect(read(utf8(text)).rows).toMatchObject([
      { givenName: 'Elsa', familyName: 'Berg' },
      { givenName: '"Lova"', familyName: 'Ek; af' },
      { givenName: 'Anna "Annie" Bo', familyName: 'Al' },
    ]);
  });

  test('an unterminated quote names the row it begins on', () => {
    const problem = refuse(utf8(lines(HEADER, 'Bo;Ek;1A;', '"Åsa;Öberg;1A;', 'Märta;Ek;1B;')));
    expect(problem).toEqual({ code: 'unterminated-quote', rowNumber: 3 });
  });

  test('formula cells stay text', () => {
    const result = read(utf8(lines(HEADER, "=cmd|' /C calc'!A0;+Ek;1A;", '="Åsa";-Al;1A;')));
    expect(result.rows).toMatchObject([
      { givenName: "=cmd|' /C calc'!A0", familyName: '+Ek' },
      { givenName: 'Åsa', familyName: '-Al' },
    ]);
  });

  test('headers are repeated on every printed page', () => {
    const text = lines(HEADER, 'Åsa;Öberg;1A;20190304-1234', HEADER, 'Märta;Ek;1B;20190511-2345');
    const result = read(utf8(text));
    expect(result.rows).toEqual([ASA, { ...MARTA, rowNumber: 4 }]);
    expect(result.notes).toEqual([{ code: 'header-repeated', rowNumber: 3 }]);
  });
});

describe('files that are no class list', () => {
  test.each([
    ['xlsx', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0, 8, 0])],
    ['xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['pdf', utf8('%PDF-1.7\nFörnamn;Efternamn;Klass\nElsa;Berg;1A\n')],
    ['web page', utf8('<!DOCTYPE html><table><tr><td>Förnamn</td></tr></table>')],
    ['zeros within text', utf8('Förnamn;Efternamn;Klass\nEl\u0000sa;Berg;1A\n')],
    ['half a UTF-16 letter', new Uint8Array([0xff, 0xfe, 0x41])],
  ])('%s', (_name, bytes) => {
    expect(refuse(bytes)).toEqual({ code: 'not-a-class-list' });
  });

  test.each([
    ['no bytes', new Uint8Array(0)],
    ['only a byte-order mark', utf8('', { bom: true })],
    ['only blanks', utf8(' \r\n;;;\r\n\r\n')],
  ])('%s is an empty file', (_name, bytes) => {
    expect(refuse(bytes)).toEqual({ code: 'empty-file' });
  });

  test('only a header', () => {
    expect(refuse(utf8(lines(HEADER)))).toEqual({ code: 'no-pupils' });
  });

  test('a letter instead of a list', () => {
    expect(refuse(utf8('Hej!\nHär kommer klasslistan.\n'))).toEqual({ code: 'no-header' });
  });
});
