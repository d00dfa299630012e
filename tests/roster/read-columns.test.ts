/** What columns mean, in the words and orders that school systems use. */
import { describe, expect, test } from 'vitest';
import { ASA, HEADER, lines, read, refuse, utf8 } from './class-list-bytes';

describe('columns', () => {
  test('synonyms without regard to case, space, hyphen and diacritics', () => {
    const text = lines(
      'TILLTALS-NAMN,Sur name,Mentors grupp,ak,Skolans Namn,Skolenhets-kod,Externt ID,Kön,E-post',
      'Elsa,Berg,1 A,1,Björkskolan,12345678,abc-1,F,elsa@skola.se',
    );
    const result = read(utf8(text));
    expect(result.rows).toEqual([
      {
        rowNumber: 2,
        givenName: 'Elsa',
        familyName: 'Berg',
        className: '1 A',
        schoolYear: '1',
        schoolName: 'Björkskolan',
        schoolUnitCode: '12345678',
        externalId: 'abc-1',
      },
    ]);
    expect(result.notes).toEqual([{ code: 'columns-not-read', columns: 'Kön, E-post' }]);
  });

  test('the fixed order of Skola24, without a header', () => {
    const text = lines(
      'Björkskolan;1A;20190304-1234;Åsa;Öberg;',
      'Björkskolan;1A;190511-2345;Märta;Ek;1',
      'Björkskolan;1B;20190806TF01;Noor;Ali',
    );
    const result = read(utf8(text));
    expect(result.rows).toEqual([
      { ...ASA, rowNumber: 1, schoolName: 'Björkskolan' },
      {
        rowNumber: 3,
        givenName: 'Noor',
        familyName: 'Ali',
        className: '1B',
        schoolName: 'Björkskolan',
        externalId: '20190806TF01',
      },
    ]);
    expect(result.problems).toEqual([{ rowNumber: 2, code: 'protected-identity' }]);
    expect(result.notes).toEqual([
      { code: 'headerless-order' },
      { code: 'temporary-number', rowNumber: 3 },
    ]);
  });

  test('one name column: with commas it is read, without it asks', () => {
    expect(read(utf8(lines('Elev;Klass', '"von Essen, Elsa Maria";1A'))).rows).toMatchObject([
      { givenName: 'Elsa Maria', familyName: 'von Essen' },
    ]);
    const text = utf8(lines('Namn;Klass', 'Elsa Maria von Essen;1A', 'Bo Ek;1A'));
    expect(refuse(text)).toEqual({ code: 'name-order-unclear', rowNumber: 2, column: 'fullName' });
    const answered = read(text, { nameOrder: 'given-first' });
    expect(answered.rows).toMatchObject([
      { givenName: 'Elsa Maria', familyName: 'von Essen' },
      { givenName: 'Bo', familyName: 'Ek' },
    ]);
    expect(answered.notes).toEqual([{ code: 'name-split', rowNumber: 2 }]);
    const other = read(utf8(lines('Namn;Klass', 'von Essen Elsa Maria;1A')), {
      nameOrder: 'family-first',
    });
    expect(other.rows).toMatchObject([{ givenName: 'Elsa Maria', familyName: 'von Essen' }]);
  });

  test('no class column: refused, or read into the class that was chosen', () => {
    const bytes = utf8(lines('Förnamn;Efternamn', 'Elsa;Berg'));
    expect(refuse(bytes)).toEqual({ code: 'column-missing', column: 'className' });
    expect(read(bytes, { className: '1C' }).rows).toMatchObject([{ className: '1C' }]);
  });

  test('a row with more cells than headers has been shifted and is not read', () => {
    const text = lines('Förnamn,Efternamn,Klass', 'Elsa,Berg, f. Ek,1A', 'Bo,Ek,1A,,');
    const result = read(utf8(text));
    expect(result.rows).toMatchObject([{ rowNumber: 3, givenName: 'Bo', className: '1A' }]);
    expect(result.problems).toEqual([{ rowNumber: 2, code: 'more-cells-than-headers' }]);
    const oneColumn = read(utf8(lines('Namn', 'Berg, Elsa')), { className: '1A' });
    expect(oneColumn.rows).toEqual([]);
    expect(oneColumn.problems).toEqual([{ rowNumber: 2, code: 'more-cells-than-headers' }]);
  });

  test('pupils marked as removed, or whose end date has passed, are left out', () => {
    const text = lines(
      'Förnamn;Efternamn;Klass;Slutdatum;Ta bort',
      'Åsa;Öberg;1A;2026-08-31;',
      'Bo;Ek;1A;2027-06-11;Nej',
      'Eva;Al;1A;;Ja',
    );
    const result = read(utf8(text), { today: '2026-09-01' });
    expect(result.rows).toMatchObject([{ rowNumber: 3, givenName: 'Bo' }]);
    expect(result.notes).toEqual([
      { code: 'marked-as-left', rowNumber: 2 },
      { code: 'marked-as-left', rowNumber: 4 },
    ]);
  });
});

describe('numbers', () => {
  test.each([
    ['20190304-1234', '2019-03-04'],
    ['201903041234', '2019-03-04'],
    ['190304-1234', '2019-03-04'],
    ['1903041234', '2019-03-04'],
    ['20190364-1234', '2019-03-04'],
    ['190364-1234', '2019-03-04'],
    ['2019-03-04', '2019-03-04'],
    ['2019-03-04 00:00:00', '2019-03-04'],
    ['20190304-XXXX', '2019-03-04'],
    ['="201903041234"', '2019-03-04'],
    ['20170101-1234', '2017-01-01'],
    ['20211231-1234', '2021-12-31'],
  ])('%s is the birth date %s and nothing more', (number, birthDate) => {
    const result = read(utf8(lines(HEADER, `Elsa;Berg;1A;${number}`)));
    expect(result.rows).toEqual([
      { rowNumber: 2, givenName: 'Elsa', familyName: 'Berg', className: '1A', birthDate },
    ]);
    expect(JSON.stringify(result)).not.toMatch(/1234/);
    expect(result.notes).toEqual([]);
  });

  test.each([
    ['2,00901E+11', 'person-number-destroyed'],
    ['2.01903E+11', 'person-number-destroyed'],
    ['########', 'person-number-destroyed'],
    ['903041234', 'person-number-unreadable'],
    ['20190231-1234', 'person-number-unreadable'],
    ['vet ej', 'person-number-unreadable'],
    ['19190304-1234', 'birth-date-unlikely'],
    ['190304+1234', 'birth-date-unlikely'],
    ['20161231-1234', 'birth-date-unlikely'],
    ['20220101-1234', 'birth-date-unlikely'],
    ['850304-1234', 'birth-date-unlikely'],
  ])('%s leaves the row usable by name and class, with the note %s', (number, code) => {
    const result = read(utf8(lines(HEADER, `Elsa;Berg;1A;${number}`)));
    expect(result.rows).toEqual([
      { rowNumber: 2, givenName: 'Elsa', familyName: 'Berg', className: '1A' },
    ]);
    expect(result.notes).toEqual([{ code, rowNumber: 2 }]);
    expect(result.problems).toEqual([]);
  });

  test.each(['20190101TF01', '20190101-TF01', '190101-T123'])(
    'temporary number %s is an opaque id without a date',
    (number) => {
      const result = read(utf8(lines(HEADER, `Noor;Ali;1A;${number}`)));
      expect(result.rows).toEqual([
        {
          rowNumber: 2,
          givenName: 'Noor',
          familyName: 'Ali',
          className: '1A',
          externalId: number.replace('-', ''),
        },
      ]);
      expect(result.notes).toEqual([{ code: 'temporary-number', rowNumber: 2 }]);
    },
  );

  test('a person number in the wrong column never gets through', () => {
    const text = lines(
      'Förnamn;Efternamn;Klass;Elev-id',
      'Elsa;Berg;1A;20190304-1234',
      'Bo 20190304-1234;Ek;1A;a1',
      'Eva;Al;1A;190304-1234@skola.se',
    );
    const result = read(utf8(text));
    expect(result.rows).toMatchObject([
      { rowNumber: 2, birthDate: '2019-03-04' },
      { rowNumber: 4, givenName: 'Eva' },
    ]);
    expect(result.problems).toEqual([
      { rowNumber: 3, code: 'person-number-in-text', column: 'givenName' },
    ]);
    expect(JSON.stringify(result)).not.toMatch(/1234/);
  });
});
