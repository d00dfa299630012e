/** A word that no text has had before, of letters alone: the figures of an id can look like a telephone number. */
import { newId } from '~/platform/identifier.server';

const LETTERS = 'ghijklmnop';

export function newWord(): string {
  return newId()
    .replaceAll('-', '')
    .replace(/\d/g, (digit) => LETTERS[Number(digit)]!);
}
