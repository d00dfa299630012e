/** How each letter's sound is made by the placeholder voice: eSpeak NG phonemes, kind and length. */

/** Held sounds last; short sounds are a release with as little vowel as can be heard. */
export type LetterSound = { phonemes: string; kind: 'vowel' | 'held' | 'short'; targetMs: number };

const vowel = (phonemes: string): LetterSound => ({ phonemes, kind: 'vowel', targetMs: 600 });
const held = (phonemes: string): LetterSound => ({ phonemes, kind: 'held', targetMs: 600 });
const short = (phonemes: string): LetterSound => ({ phonemes, kind: 'short', targetMs: 140 });

export const LETTER_SOUNDS: Readonly<Record<string, LetterSound>> = {
  a: vowel('A:'),
  o: vowel('u:'),
  u: vowel('u-:'),
  å: vowel('o:'),
  e: vowel('e:'),
  i: vowel('i:'),
  y: vowel('y:'),
  ä: vowel('E:'),
  ö: vowel('Y:'),
  s: held('sss'),
  l: held('lll'),
  r: held('rrr'),
  m: held('mmm'),
  n: held('nnn'),
  v: held('vvv'),
  f: held('fff'),
  j: held('jjj'),
  h: { ...held('hhh'), targetMs: 400 },
  p: short('p@'),
  t: short('t@'),
  k: short('k@'),
  b: short('b@'),
  d: short('d@'),
  g: short('g@'),
};

const ASCII_NAME: Record<string, string> = { å: 'a-ring', ä: 'a-dots', ö: 'o-dots' };

/** The clip of a letter's sound: `sound-s`, `sound-a-ring` for å. */
export const letterClipName = (letter: string): string => `sound-${ASCII_NAME[letter] ?? letter}`;
