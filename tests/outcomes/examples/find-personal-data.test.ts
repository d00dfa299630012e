import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from '~/outcomes/examples/find-personal-data';
import { findFullNames, findGivenNames } from '~/roster/names-in-text';

const NAMES = {
  people: [
    { givenName: 'Elsa', familyName: 'Lind' },
    { givenName: 'Åsa Maria', familyName: 'Öberg' },
    { givenName: 'Ekorren Pil', familyName: '' },
  ],
  givenNames: ['Elsa', 'Juni', 'Love', 'Anna-Lisa', 'Karin Maria', 'O’Brien', 'Bo'],
};

const kindsIn = (text: string) =>
  findPersonalData([{ field: 'context', text }], NAMES).map(
    ({ kind, found }) => `${kind}: ${found}`,
  );

describe('what points at a person is found', () => {
  it.each([
    ['Elsa Lind läste.', ['full-name: Elsa Lind']],
    ['Gruppen leddes med ELSA  LINDS pärm.', ['full-name: ELSA  LINDS']],
    ['Lind, Elsa', ['full-name: Lind, Elsa']],
    ['åsa maria öberg', ['full-name: åsa maria öberg']],
    ['Ekorren Pil fick stöd.', ['full-name: Ekorren Pil']],
    ['Det var elsas idé.', ['given-name: elsas']],
    ['Elsa, Juni och Love', ['given-name: Elsa', 'given-name: Juni', 'given-name: Love']],
    ['Till Elsa’s mamma', ['given-name: Elsa’s']],
    ['El\u00ADsa kom.', ['given-name: El\u00ADsa']],
    ['A\u030Asa Maria O\u0308berg', ['full-name: A\u030Asa Maria O\u0308berg']],
    ['Maria', ['given-name: Maria']],
    ['anna-lisa', ['given-name: anna-lisa']],
    ['190517-1234', ['personal-number: 190517-1234']],
    ['20190517 1234', ['personal-number: 20190517 1234']],
    ['201905171234', ['personal-number: 201905171234']],
    ['190577-1234 är ett samordningsnummer', ['personal-number: 190577-1234']],
    ['20190517-TF12', ['personal-number: 20190517-TF12']],
    ['född 2019-05-17', ['date: 2019-05-17']],
    ['född 20190517', ['date: 20190517']],
    ['född 17/5 2019', ['date: 17/5 2019']],
    ['17.5.19', ['date: 17.5.19']],
    ['född 17 maj 2019', ['date: 17 maj 2019']],
    ['born May 17, 2019', ['date: May 17, 2019']],
    ['skriv till elev.andersson@skola.example', ['e-mail: elev.andersson@skola.example']],
    ['ring 070-123 45 67', ['telephone: 070-123 45 67']],
    ['+46 70 123 45 67', ['telephone: +46 70 123 45 67']],
    ['08-12 34 56 7', ['telephone: 08-12 34 56 7']],
  ])('%s', (text, expected) => {
    expect(kindsIn(text)).toEqual(expected);
  });
});

describe('plain words of a way of working are not', () => {
  it.each([
    'Fyra gånger 20 minuter i veckan i 8 veckor, från januari till juni 2026.',
    'Vi läste med love och bo i tankarna.',
    'Elsabet och Felsa är ord, och Lindblom en gata.',
    'Anna gick, men hon är ingen elev här.',
    'Läsåret 2025/26, 12–18 elever, vecka 4–11.',
    'Effekt 0,39 (0,32–0,46) i 33 studier.',
    'Lokal 0123, 20 x 4, kl. 8.30-9.15.',
    'Steg 1. 2. 3. och sedan 10-12 korta ord.',
  ])('%s', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it('and no names give no findings of names', () => {
    expect(
      findPersonalData([{ field: 'a', text: 'Elsa Lind' }], { people: [], givenNames: [] }),
    ).toEqual([]);
    expect(findPersonalData([], NAMES)).toEqual([]);
  });
});

const word = fc
  .array(fc.constantFrom(...'bcdfghjkmpqtvwxz'), { minLength: 2, maxLength: 8 })
  .map((letters) => letters.join(''));
const name = fc
  .tuple(fc.constantFrom(...'ABEIKLOSÅÄÖ'), word)
  .map(([capital, rest]) => `${capital}${rest}`);
const between = fc.constantFrom(' ', ', ', '. ', '\n', ' – ', ' (', '”', ': ', '\u00A0', '!');
const ending = fc.constantFrom('', 's', '’s');
const spelling = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toLocaleUpperCase('sv'),
  (text: string) => text.toLocaleLowerCase('sv'),
  (text: string) => text.normalize('NFD'),
  (text: string) => [...text].join('\u200B'),
);
const plain = fc.array(
  fc.constantFrom('vi', 'ljudar', 'ihop', 'ord', '20', 'minuter', 'om', 'dagen'),
  {
    maxLength: 6,
  },
);

describe('properties', () => {
  it('a name is found wherever it stands and however it is written, and at its place', () => {
    fc.assert(
      fc.property(
        name,
        name,
        plain,
        plain,
        between,
        between,
        ending,
        spelling,
        (given, family, before, after, open, close, end, spell) => {
          for (const [found, written] of [
            [(text: string) => findGivenNames(text, [given]), `${spell(given)}${end}`],
            [
              (text: string) => findFullNames(text, [{ givenName: given, familyName: family }]),
              `${spell(given)} ${spell(family)}${end}`,
            ],
          ] as const) {
            const head = `${before.join(' ')}${open}`;
            const text = `${head}${written}${close}${after.join(' ')}`;
            const [first] = found(text);
            expect(first?.at).toBe(head.length);
            expect(text.slice(first!.at, first!.at + first!.found.length)).toBe(first!.found);
            expect(written.startsWith(first!.found)).toBe(true);
          }
        },
      ),
    );
  });

  it('text without any of the names has no finding of a name', () => {
    fc.assert(
      fc.property(plain, fc.array(name, { maxLength: 5 }), (words, givenNames) => {
        const people = givenNames.map((givenName) => ({ givenName, familyName: 'Berg' }));
        expect(
          findPersonalData([{ field: 'a', text: words.join(' ') }], { people, givenNames }),
        ).toEqual([]);
      }),
    );
  });

  it('a personal number is found whatever its day, its century and its mark', () => {
    const two = (least: number, most: number) =>
      fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(
        fc.constantFrom('', '19', '20'),
        two(0, 99),
        two(1, 12),
        two(1, 28),
        fc.constantFrom('-', '+', '', ' '),
        fc.integer({ min: 0, max: 9999 }),
        (century, year, month, day, mark, last) => {
          const number = `${century}${year}${month}${day}${mark}${String(last).padStart(4, '0')}`;
          const found = kindsIn(`Anteckning ${number}, läser.`);
          expect(found).toHaveLength(1);
        },
      ),
    );
  });
});
