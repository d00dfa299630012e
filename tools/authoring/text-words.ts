/**
 * What makes a written word easy or hard for a beginner, counted: letters, consonant clusters,
 * spellings that are taught late. For words of running text and sentences.
 */

const VOWELS = 'aouåeiyäö';
const DIGRAPH_OR_DOUBLE = /ck|ng|sj|tj|([bdfgklmnprstv])\1/g;

/** Words of a sentence or text, lower case, without punctuation. */
export function listWords(text: string): string[] {
  return text.toLowerCase().match(/[a-zåäöé]+/g) ?? [];
}

/** Runs of two or more consonant sounds; a doubled letter, ck, ng, sj or tj is one sound. */
export function countClusters(word: string): number {
  const sounds = word.replace(DIGRAPH_OR_DOUBLE, 'C').replace(/x/g, 'ks');
  const shape = [...sounds].map((sound) => (VOWELS.includes(sound) ? 'V' : 'C')).join('');
  return (shape.match(/C{2,}/g) ?? []).length;
}

/**
 * True when the word is outside letter bands 1-3: a doubled consonant, tj, stj, skj, x, z, q, w,
 * a lone c, a soft k, g or sk, or a silent first letter.
 */
export function hasLateSpelling(word: string): boolean {
  return (
    /([bdfgklmnprstv])\1|tj|skj|[xzqw]|c(?!k)/.test(word) ||
    /^(hj|lj|dj|gj)/.test(word) ||
    /^(k|g)[eiyäö]/.test(word) ||
    /sk[eiyäö]/.test(word)
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Letters a word, words, share of words with a cluster and share with a late spelling. */
export type TextMeasures = {
  words: number;
  lettersPerWord: number;
  clusterShare: number;
  lateShare: number;
};

export function measureText(text: string): TextMeasures {
  const words = listWords(text);
  return {
    words: words.length,
    lettersPerWord: mean(words.map((word) => word.length)),
    clusterShare: mean(words.map((word) => (countClusters(word) > 0 ? 1 : 0))),
    lateShare: mean(words.map((word) => (hasLateSpelling(word) ? 1 : 0))),
  };
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
const round = (value: number) => Math.round(value * 100) / 100;

export type Judgement = { difficulty: number; reasoning: string };

function addSteps(base: number, steps: readonly (readonly [number, string])[]): Judgement {
  const kept = steps.map(([value, reason]) => [round(value), reason] as const);
  return {
    difficulty: round(kept.reduce((sum, [value]) => sum + value, base)),
    reasoning: [
      `base ${signed(base)}`,
      ...kept
        .filter(([value]) => value !== 0)
        .map(([value, reason]) => `${reason} ${signed(value)}`),
    ].join('; '),
  };
}

const SENTENCE = { base: -2, letter: 0.45, cluster: 0.8, late: 0.8, word: 0.1 };

/** Authored difficulty of a short sentence to be understood, in logits. */
export function judgeSentence(sentence: string): Judgement {
  const { words, lettersPerWord, clusterShare, lateShare } = measureText(sentence);
  return addSteps(SENTENCE.base, [
    [SENTENCE.letter * (lettersPerWord - 3), `${lettersPerWord.toFixed(1)} letters a word`],
    [SENTENCE.cluster * clusterShare, 'words with clusters'],
    [SENTENCE.late * lateShare, 'words with late spellings'],
    [SENTENCE.word * (words - 4), `${words} words`],
  ]);
}

const WORD = { base: -3, letter: 0.3, cluster: 0.4, late: 0.4 };

/** Authored difficulty of a word in running text, read aloud, in logits. */
export function judgeTextWord(shown: string): Judgement {
  const word = listWords(shown)[0]!;
  return addSteps(WORD.base, [
    [WORD.letter * (word.length - 2), `${word.length} letters`],
    [WORD.cluster * countClusters(word), 'clusters'],
    [hasLateSpelling(word) ? WORD.late : 0, 'late spelling'],
  ]);
}
