/**
 * Spelling to sound for short Swedish words: a set of possible broad pronunciations.
 *
 * Used to ask one question: could this made-up word be heard as a real one? So it merges what
 * regions merge (e and ä, short o and å) and returns every reading where the spelling leaves a
 * choice. It is a comparison aid, never a claim about how a word must be said.
 * Rules: vowel length follows from the consonants after it; k, g and sk are soft before e i y ä ö;
 * hj lj dj gj begin with /j/; ck is a doubled k; n is /ŋ/ before k and in ng.
 */

const VOWELS = 'aouåeiyäö';
const SOFT = 'eiyäö';

/** One spelling step: a pattern at the reading position and the sounds it may stand for. */
type SpellingRule = { pattern: RegExp; sounds: readonly string[]; initialOnly?: boolean };

const SPELLING_RULES: readonly SpellingRule[] = [
  { pattern: /^(skj|stj|sch|sj|sh|ch)/, sounds: ['ʃ'] },
  { pattern: new RegExp(`^sk(?=[${SOFT}])`), sounds: ['ʃ', 'sk'] },
  { pattern: /^(tj|kj)/, sounds: ['ɕ'] },
  { pattern: /^(hj|lj|dj|gj)/, sounds: ['j'], initialOnly: true },
  { pattern: /^(ng|gn)/, sounds: ['ŋŋ', 'ŋg', 'ŋn'] },
  { pattern: /^n(?=k)/, sounds: ['ŋ'] },
  { pattern: /^ck/, sounds: ['kk'] },
  { pattern: new RegExp(`^k(?=[${SOFT}])`), sounds: ['ɕ', 'k'], initialOnly: true },
  { pattern: new RegExp(`^g(?=[${SOFT}])`), sounds: ['j', 'g'], initialOnly: true },
  { pattern: new RegExp(`^c(?=[${SOFT}])`), sounds: ['s'] },
  { pattern: /^[cq]/, sounds: ['k'] },
  { pattern: /^w/, sounds: ['v'] },
  { pattern: /^x/, sounds: ['ks'] },
  { pattern: /^z/, sounds: ['s'] },
  { pattern: /^ph/, sounds: ['f'] },
  { pattern: /^th/, sounds: ['t'] },
];

/** Every consonant-and-vowel string a spelling may stand for, vowels still as letters. */
function expandConsonants(rest: string, isInitial: boolean): string[] {
  if (rest === '') return [''];
  const rule = SPELLING_RULES.find(
    (candidate) => (isInitial || !candidate.initialOnly) && candidate.pattern.test(rest),
  );
  const length = rule ? (rule.pattern.exec(rest)?.[0].length ?? 1) : 1;
  const heads = rule ? rule.sounds : [rest.slice(0, 1)];
  const tails = expandConsonants(rest.slice(length), false);
  return heads.flatMap((head) => tails.map((tail) => head + tail));
}

const SHORT_SOUND: Record<string, readonly string[]> = {
  o: ['ɔ', 'ʊ'],
  å: ['ɔ'],
  ä: ['e'],
  e: ['e'],
};
const LONG_SOUND: Record<string, readonly string[]> = {
  o: ['uː', 'oː'],
  å: ['oː'],
  ä: ['eː'],
  e: ['eː'],
};

/** The sounds of one vowel letter, given the consonants that follow it and whether more follows. */
function vowelSounds(letter: string, coda: string, isLastVowel: boolean): string[] {
  const short = SHORT_SOUND[letter] ?? [letter];
  const long = LONG_SOUND[letter] ?? [`${letter}ː`];
  if (coda.length >= 2) return [...short];
  const finalNasal = isLastVowel && (coda === 'm' || coda === 'n');
  return finalNasal ? [...long, ...short] : [...long];
}

function expandVowels(sounds: string, vowelIndex: number, isFirst: boolean): string[] {
  if (vowelIndex === -1) return [sounds];
  const letter = sounds.charAt(vowelIndex);
  const after = sounds.slice(vowelIndex + 1);
  const nextVowel = [...after].findIndex((sound) => VOWELS.includes(sound));
  const coda = nextVowel === -1 ? after : after.slice(0, nextVowel);
  const choices =
    isFirst || coda.length > 0
      ? vowelSounds(letter, coda, nextVowel === -1)
      : (SHORT_SOUND[letter] ?? [letter]);
  const tails = expandVowels(after, nextVowel, false);
  return choices.flatMap((choice) =>
    tails.map((tail) => sounds.slice(0, vowelIndex) + choice + tail),
  );
}

/** Length is on the vowel, so a doubled consonant sounds like a single one. */
function mergeDoubles(sounds: string): string {
  return sounds.replace(/([^ː])\1+/g, '$1');
}

/**
 * Possible broad pronunciations of a lower-case Swedish word of letters only.
 * Worked example: `pronunciations('kåp')` and `pronunciations('kop')` share `koːp`.
 */
export function pronunciations(word: string): Set<string> {
  const result = new Set<string>();
  for (const sounds of expandConsonants(word.toLowerCase().replace(/é/g, 'e'), true)) {
    const firstVowel = [...sounds].findIndex((sound) => VOWELS.includes(sound));
    for (const spoken of expandVowels(sounds, firstVowel, true)) result.add(mergeDoubles(spoken));
  }
  return result;
}
