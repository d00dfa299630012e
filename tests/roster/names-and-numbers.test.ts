import { describe, expect, test } from 'vitest';
import { normaliseClassName } from '~/roster/import/class-name';
import { headerMeaning } from '~/roster/import/header-synonyms';
import { nameKey, splitFullName } from '~/roster/import/person-name';
import {
  containsPersonNumber,
  expectedBirthYear,
  readPersonNumber,
} from '~/roster/import/person-number';
import { decodeWindows1252, encodeWindows1252 } from '~/roster/import/windows-1252';

describe('class names', () => {
  test.each([
    ['1A', '1A'],
    ['1 A', '1A'],
    ['1:a', '1A'],
    ['1-a', '1A'],
    ['Klass 1A', '1A'],
    ['F-1', 'F1'],
    ['1-2B', '1-2B'],
    [' Blå ', 'BLÅ'],
    ['Bla\u030a', 'BLÅ'],
    ['Klassen Blå', 'KLASSENBLÅ'],
  ])('%s is compared as %s', (written, key) => {
    expect(normaliseClassName(written)).toBe(key);
  });

  test('mixed years and a parallel class do not meet', () => {
    expect(normaliseClassName('1-2B')).not.toBe(normaliseClassName('12B'));
    expect(normaliseClassName('1A')).not.toBe(normaliseClassName('1Å'));
  });
});

describe('names', () => {
  test('are compared without case and kind of hyphen, but with their letters', () => {
    expect(nameKey('Anna-Lena', "O'Hara")).toBe(nameKey('anna lena', 'O\u2019HARA'));
    expect(nameKey('Åsa', 'Ek')).not.toBe(nameKey('Asa', 'Ek'));
    expect(nameKey('A\u030asa', 'Ek')).toBe(nameKey('Åsa', 'Ek'));
    expect(nameKey('Elsa Berg', '')).not.toBe(nameKey('Elsa', 'Berg'));
  });

  test.each([
    ['Berg, Elsa', undefined, 'Elsa', 'Berg', false],
    ['Elsa', undefined, 'Elsa', '', false],
    ['Elsa Berg', 'given-first', 'Elsa', 'Berg', false],
    ['Berg Elsa', 'family-first', 'Elsa', 'Berg', false],
    ['Elsa Maria Berg', 'given-first', 'Elsa Maria', 'Berg', true],
    ['Bo van der Berg', 'given-first', 'Bo', 'van der Berg', true],
    ['af Ek Bo', 'family-first', 'Bo', 'af Ek', true],
  ] as const)('%s (%s)', (fullName, order, givenName, familyName, isGuess) => {
    expect(splitFullName(fullName, order)).toEqual({ givenName, familyName, isGuess });
  });

  test('two words without a known order are not divided', () => {
    expect(splitFullName('Elsa Berg', undefined)).toBeNull();
  });
});

describe('person numbers', () => {
  test('the century follows from the pupils who are expected', () => {
    expect(readPersonNumber('190304-1234', 2019)).toEqual({
      kind: 'birth-date',
      birthDate: '2019-03-04',
    });
    expect(readPersonNumber('190304-1234', 1919)).toEqual({
      kind: 'birth-date',
      birthDate: '1919-03-04',
    });
    expect(readPersonNumber('190304-1234', 2012)).toEqual({ kind: 'unlikely' });
    expect(expectedBirthYear(2026)).toBe(2019);
  });

  test('leap days and impossible days', () => {
    expect(readPersonNumber('20200229-1234', 2019)).toMatchObject({ birthDate: '2020-02-29' });
    expect(readPersonNumber('20190229-1234', 2019)).toEqual({ kind: 'unreadable' });
    expect(readPersonNumber('20191301-1234', 2019)).toEqual({ kind: 'unreadable' });
    expect(readPersonNumber('20190392-1234', 2019)).toEqual({ kind: 'unreadable' });
  });

  test.each([
    ['20190304-1234', true],
    ['x201903041234y', true],
    ['190304-1234', true],
    ['8112189876', true],
    ['8112189875', false],
    ['20011284-0123', true],
    ['12345678', false],
    ['0123456789', false],
    ['99999999-9999', false],
    ['a1b2', false],
  ])('%s stands in a text: %s', (text, expected) => {
    expect(containsPersonNumber(text)).toBe(expected);
  });
});

describe('headers', () => {
  test.each([
    ['Förnamn', 'givenName'],
    ['FO\u0308RNAMN', 'givenName'],
    ['Sur-name', 'familyName'],
    ['Elev', 'fullName'],
    ['socialnumber', 'personNumber'],
    ['Bas grupp', 'className'],
    ['Klass (läsår 26/27)', 'className'],
    ['Åk', 'schoolYear'],
    ['År', 'schoolYear'],
    ['Enhet', 'schoolName'],
    ['Skolkod', 'schoolUnitCode'],
    ['EPPN', 'externalId'],
    ['Har sekretess?', 'protectedIdentity'],
    ['Skyddad folkbokföring', 'protectedIdentity'],
    ['Sv/SvA', 'notRead'],
  ])('%s means %s', (header, meaning) => {
    expect(headerMeaning(header)?.meaning).toBe(meaning);
  });

  test('other words mean nothing', () => {
    expect(headerMeaning('Busskort')).toBeNull();
    expect(headerMeaning('')).toBeNull();
  });
});

test('Windows-1252 there and back, all 256 bytes', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const text = decodeWindows1252(bytes);
  expect(text[0x80]).toBe('€');
  expect(text[0x8a]).toBe('Š');
  expect(text[0xe5]).toBe('å');
  expect(encodeWindows1252(text)).toEqual(bytes);
  expect(encodeWindows1252('ć')).toBeNull();
});
