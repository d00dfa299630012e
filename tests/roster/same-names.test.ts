/** Two rows of one name: two pupils, one pupil twice, or a question. */
import { describe, expect, test } from 'vitest';
import { HEADER, lines, read, utf8 } from './class-list-bytes';

describe('same names', () => {
  test('homonyms in one class with different birth dates or ids are two pupils', () => {
    const text = lines(
      'Förnamn;Efternamn;Klass;Personnummer;Elev-id',
      'Elsa;Berg;1A;20190304-1234;',
      'Elsa;Berg;1A;20190511-2345;',
      'Bo;Ek;1A;;7',
      'Bo;Ek;1A;;8',
    );
    const result = read(utf8(text));
    expect(result.rows).toHaveLength(4);
    expect(result.problems).toEqual([]);
  });

  test('homonyms with nothing to tell them apart ask, naming both rows; other classes do not', () => {
    const text = lines(HEADER, 'Elsa;Berg;1A;', 'elsa;BERG;1 a;20190304-1234', 'Elsa;Berg;1B;');
    const result = read(utf8(text));
    expect(result.rows).toMatchObject([{ rowNumber: 4 }]);
    expect(result.problems).toEqual([
      { rowNumber: 2, code: 'cannot-tell-apart', otherRowNumber: 3 },
      { rowNumber: 3, code: 'cannot-tell-apart', otherRowNumber: 2 },
    ]);
  });

  test('one pupil twice: the same id, or the same name and birth date', () => {
    const text = lines(
      'Förnamn;Efternamn;Klass;Födelsedatum;Elev-id',
      'Elsa;Berg;1A;2019-03-04;',
      'Elsa;Berg;1:a;2019-03-04;',
      'Bo;Ek;1A;;7',
      'Bosse;Ek;1B;;7',
    );
    expect(read(utf8(text)).problems).toEqual([
      { rowNumber: 2, code: 'same-pupil-twice', otherRowNumber: 3 },
      { rowNumber: 3, code: 'same-pupil-twice', otherRowNumber: 2 },
      { rowNumber: 4, code: 'same-external-id', otherRowNumber: 5 },
      { rowNumber: 5, code: 'same-external-id', otherRowNumber: 4 },
    ]);
  });
});
