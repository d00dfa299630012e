import type { RosterPlan } from './roster-plan';

/** JSON with the keys of every object in one order, so that equal values give equal texts. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, content]) => `${JSON.stringify(key)}:${canonicalJson(content)}`);
  return `{${entries.join(',')}}`;
}

/**
 * 64 bits of a text as 16 hexadecimal digits: two 32-bit multiply-and-xor lanes (the FNV-1a step
 * with different primes), mixed at the end. It tells whether something changed; it does not withstand
 * someone who wants two texts to agree, and is no substitute for a check of rights.
 */
export function fingerprint64(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= high >>> 15;
  }
  low = Math.imul(low ^ (low >>> 16) ^ high, 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 13) ^ low, 0x27d4eb2f);
  const hexadecimal = (half: number) => (half >>> 0).toString(16).padStart(8, '0');
  return hexadecimal(high ^ (high >>> 16)) + hexadecimal(low ^ (low >>> 15));
}

/**
 * The fingerprint of a plan. The preview shows a plan and keeps its hash; applying makes the plan
 * anew from the file and the register of that moment and goes on only if the hashes agree, so that
 * what is written is what was seen. `digest` may be any hash of a text.
 */
export function planHash(
  plan: RosterPlan,
  digest: (text: string) => string = fingerprint64,
): string {
  return digest(canonicalJson(plan));
}
