/**
 * The words to spell, written for the task: everyday words with one sensible spelling in every
 * region, in the order of the structure ladder, the same in every form.
 *
 * Avoided: long o that sounds like å, ä beside e, soft k and g, silent letters, rn rt rd rs rl,
 * a final short m or n, d that falls away at a word's end, and words of the yes-no reading task,
 * which pupils have just seen. Where two tiles are alike in a short word the second is there to be
 * left over: it would be the spelling of another vowel length.
 */

export type SpellWord = {
  word: string;
  /** A short sentence with the word as it is spelt here. */
  sentence: string;
  /** The tiles that are not needed: other vowels, a voiced or voiceless partner, a look-alike. */
  extra: string;
};

const word = (text: string, extra: string, sentence: string): SpellWord => ({
  word: text,
  sentence,
  extra,
});

/** One list for each form, each in the ladder's order. */
export const SPELL_WORDS: readonly (readonly SpellWord[])[] = [
  [
    word('du', 'o a i t b l', 'Det är du och jag.'),
    word('sur', 'o y a l v', 'Citronen är sur.'),
    word('pil', 'l y e b o', 'En pil visar vägen.'),
    word('ruta', 'o i k l', 'Jag ritar en ruta.'),
    word('spik', 'b g e l', 'Jag slår i en spik.'),
    word('brun', 'd å i l', 'Hästen är brun.'),
    word('saft', 'v d o å', 'Jag dricker saft.'),
    word('hatt', 'd e å l', 'På huvudet har jag en hatt.'),
  ],
  [
    word('nu', 'm o a y r l', 'Vi går ut nu.'),
    word('ris', 'e y o t v', 'Jag äter ris.'),
    word('gul', 'l o y k e', 'Bollen är gul.'),
    word('gapa', 'k b u e', 'Du kan gapa stort.'),
    word('prat', 'b o u k', 'Det var mycket prat.'),
    word('krok', 'g å a l', 'Väskan hänger på en krok.'),
    word('film', 'v n e y', 'Vi ser en film.'),
    word('hiss', 'e y l v', 'Vi åker hiss.'),
  ],
  [
    word('ta', 'd o e i n l', 'Du får ta en boll.'),
    word('tur', 'o y a l k', 'Nu är det din tur.'),
    word('fin', 'n m e y v', 'Bilden är fin.'),
    word('vila', 'f e y r', 'Jag vill vila.'),
    word('klar', 'g o e n', 'Nu är jag klar.'),
    word('grus', 'k å i l', 'Vägen är full av grus.'),
    word('mask', 'n g o ö', 'En mask bor i jorden.'),
    word('natt', 'd e o l', 'Nu är det natt.'),
  ],
  [
    word('ha', 'o i k l t n', 'Jag vill ha en penna.'),
    word('sak', 'g o e l v', 'Jag hittade en sak.'),
    word('kul', 'l o y g t', 'Det är kul att leka.'),
    word('sida', 't b e y', 'Vi läser en sida.'),
    word('smal', 'n å o r', 'Vägen är smal.'),
    word('grop', 'k u å l', 'Vi gräver en grop.'),
    word('hals', 'o i v n', 'Svanen har en lång hals.'),
    word('tupp', 'b o k l', 'Jag såg en tupp.'),
  ],
];

/** Tried before the test. */
export const SPELL_PRACTICE: readonly SpellWord[] = [
  word('vi', 'f e y l r o', 'Nu går vi.'),
  word('mos', 'n i å l r', 'Jag äter mos.'),
  word('vas', 'f e o l t', 'Blomman står i en vas.'),
];
