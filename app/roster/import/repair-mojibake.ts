import { encodeWindows1252 } from './windows-1252';

/**
 * Mojibake: UTF-8 that was once read as Windows-1252 and saved again, so that ö stands as two
 * characters (capital A with tilde, then a sign). The sure sign is a capital A with tilde or
 * circumflex followed by a character whose byte is 80-BF: no name is spelt so.
 */
const CONTINUATION =
  '[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]';
const SURE_SIGN = new RegExp(`[\u00c2\u00c3]${CONTINUATION}`);
const DAMAGED_PAIRS = new RegExp(`[\u00c2\u00c3]${CONTINUATION}`, 'g');
const MOST_TIMES = 2;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function decodeAgain(text: string): string | null {
  const bytes = encodeWindows1252(text);
  if (!bytes) return null;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

function repairOnce(text: string): string {
  return decodeAgain(text) ?? text.replace(DAMAGED_PAIRS, (pair) => decodeAgain(pair) ?? pair);
}

/** Undoes up to two layers of mojibake; a text without the sure sign comes back as it is. */
export function repairMojibake(text: string): { text: string; repaired: boolean } {
  let current = text;
  for (let times = 0; times < MOST_TIMES && SURE_SIGN.test(current); times += 1) {
    current = repairOnce(current);
  }
  return { text: current, repaired: current !== text };
}
