/** SHA-256 of what a result was made from: the same input gives the same text, on every machine. */
import { createHash } from 'node:crypto';

/** Hex digest of a plain value; the order of an object's keys does not matter, that of a list does. */
export function hashInput(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sortKeys)).digest('hex');
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
