import { readClassList } from '~/roster/import/read-class-list';
import type { ReadRowOptions } from '~/roster/import/read-pupil-row';

/** Pupils who begin year one in the autumn of 2026 were born in 2019. */
export const YEAR_ONE: ReadRowOptions = { expectedBirthYear: 2019 };

export function utf8(text: string, options: { bom?: boolean } = {}): Uint8Array {
  return new TextEncoder().encode(options.bom ? `\ufeff${text}` : text);
}

/** One byte a letter: right for Windows-1252 as long as the text stays within Latin-1. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

export function utf16le(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf16le'));
}

export function utf16be(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
}

export function lines(...rows: string[]): string {
  return `${rows.join('\r\n')}\r\n`;
}

export const HEADER = 'Förnamn;Efternamn;Klass;Personnummer';

/** Two pupils whose names hold all three Swedish letters, and the rows they must become. */
export const TWO_PUPILS = lines(HEADER, 'Åsa;Öberg;1A;20190304-1234', 'Märta;Ek;1B;20190511-2345');
export const ASA = {
  rowNumber: 2,
  givenName: 'Åsa',
  familyName: 'Öberg',
  className: '1A',
  birthDate: '2019-03-04',
};
export const MARTA = {
  rowNumber: 3,
  givenName: 'Märta',
  familyName: 'Ek',
  className: '1B',
  birthDate: '2019-05-11',
};

/** Reads a list that must be read. */
export function read(bytes: Uint8Array, options = {}) {
  const result = readClassList(bytes, { ...YEAR_ONE, ...options });
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result;
}

/** The problem of a file that must be refused. */
export function refuse(bytes: Uint8Array, options = {}) {
  const result = readClassList(bytes, { ...YEAR_ONE, ...options });
  if (result.ok) throw new Error('was read');
  return result.problem;
}
