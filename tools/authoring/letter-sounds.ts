/** How single sounds are made by the placeholder voice: eSpeak NG phonemes, kind and length. */

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

/** Sounds that no single letter of the domain stands for. */
const OTHER_SOUNDS: Readonly<Record<string, LetterSound>> = {
  ng: held('NNN'),
  sj: held('SSS'),
  tj: held('S;S;S;'),
};

/** In a word to put together a sound is a little shorter than a letter's sound alone. */
const LONGEST_BLEND_MS = { vowel: 450, held: 400, short: 140 } as const;
const SHORT_VOWEL_MS = 260;

/**
 * One sound of a word said sound by sound. Written as its letter or letters, with a colon after a
 * long vowel; a short vowel is the same vowel said shorter, which is what teachers do.
 * @throws {Error} for a sound that is not known
 */
export function blendSound(sound: string): LetterSound {
  const base = sound.replace(':', '');
  const found = LETTER_SOUNDS[base] ?? OTHER_SOUNDS[base];
  if (!found) throw new Error(`No such sound: ${sound}`);
  const isShortVowel = found.kind === 'vowel' && !sound.endsWith(':');
  const longestMs = isShortVowel ? SHORT_VOWEL_MS : LONGEST_BLEND_MS[found.kind];
  return { ...found, targetMs: Math.min(found.targetMs, longestMs) };
}

/** eSpeak NG's name of each sound in running speech; long vowels end with a colon. */
const SPOKEN: Readonly<Record<string, string>> = {
  a: 'a',
  'a:': 'A:',
  o: 'U',
  'o:': 'u:',
  u: '8',
  'u:': 'u-',
  å: 'O',
  'å:': 'o:',
  e: 'E-',
  'e:': 'e:',
  i: 'I',
  'i:': 'i:',
  y: 'y',
  'y:': 'y:',
  ä: 'E',
  'ä:': 'E:',
  ö: 'W',
  'ö:': 'Y:',
  ng: 'N',
  sj: 'S',
  tj: 'S;',
  r: 'R',
};

const isVowelSound = (sound: string): boolean =>
  LETTER_SOUNDS[sound.replace(':', '')]?.kind === 'vowel';

/**
 * A word as eSpeak NG phonemes in brackets, from its authored sounds: eSpeak's own rules read
 * some Swedish words wrongly. Stress is on the first long vowel, else on the first vowel.
 */
export function phonemesOf(sounds: readonly string[]): string {
  const firstLong = sounds.findIndex((sound) => sound.endsWith(':'));
  const stressed = firstLong >= 0 ? firstLong : sounds.findIndex(isVowelSound);
  const parts = sounds.map(
    (sound, index) => `${index === stressed ? "'" : ''}${SPOKEN[sound] ?? sound}`,
  );
  return `[[${parts.join('')}]]`;
}
