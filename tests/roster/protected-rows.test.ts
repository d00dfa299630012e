/** Rows about someone with protected identity leave nothing but their number. */
import { describe, expect, test } from 'vitest';
import { ASA, HEADER, latin1, lines, MARTA, read, utf8 } from './class-list-bytes';

describe('protected identity', () => {
  const marks = ['1', 'J', 'Ja', 'X', 's', 'Sekretessmarkering', 'Skyddad folkbokföring'];
  const columns = [
    'Sekretess',
    'sekretessmarkering',
    'Skyddad',
    'Skyddade personuppgifter',
    'Sekretess (J/N)',
  ];

  test.each(columns.flatMap((column) => marks.map((mark) => [column, mark])))(
    'column "%s" with "%s" leaves only the row number',
    (column, mark) => {
      const text = lines(
        `Förnamn;Efternamn;Klass;Personnummer;${column}`,
        'Åsa;Öberg;1A;20190304-1234;Nej',
        `Hemlinda;Doldgren;9Q;20190607-9876;${mark}`,
        'Märta;Ek;1B;20190511-2345;Ingen',
      );
      const result = read(latin1(text));
      expect(result.rows).toEqual([ASA, { ...MARTA, rowNumber: 4 }]);
      expect(result.problems).toEqual([{ rowNumber: 3, code: 'protected-identity' }]);
      expect(JSON.stringify(result)).not.toMatch(/Hemlinda|Doldgren|9Q|2019-?06-?07|9876/i);
    },
  );

  test('any of two columns counts, and a mark that is not understood is refused too', () => {
    const text = lines(
      'Förnamn;Efternamn;Klass;Sekretess;Skyddad',
      'Hemlinda;Doldgren;9Q;0;X',
      'Gömfrid;Doldgren;9Q;?;',
      'Bo;Ek;1A;;0',
    );
    const result = read(utf8(text));
    expect(result.rows).toEqual([
      { rowNumber: 4, givenName: 'Bo', familyName: 'Ek', className: '1A' },
    ]);
    expect(result.problems).toEqual([
      { rowNumber: 2, code: 'protected-identity' },
      { rowNumber: 3, code: 'protected-identity-unclear' },
    ]);
    expect(JSON.stringify(result)).not.toMatch(/Hemlinda|Gömfrid|Doldgren|9Q/i);
  });

  test('words of protection in place of a name', () => {
    const result = read(utf8(lines(HEADER, 'Skyddad identitet;Sekretess;1A;', 'Bo;Ek;1A;')));
    expect(result.rows).toMatchObject([{ givenName: 'Bo' }]);
    expect(result.problems).toEqual([{ rowNumber: 2, code: 'protected-identity' }]);
  });

  test('a broken protected row echoes nothing either', () => {
    const text = lines(`${HEADER};Sekretess`, ';Doldgren;;2,00901E+11;1', 'Bo;Ek;1A;;');
    const result = read(utf8(text));
    expect(result.problems).toEqual([{ rowNumber: 2, code: 'protected-identity' }]);
    expect(JSON.stringify(result)).not.toMatch(/Doldgren|00901/);
  });
});
