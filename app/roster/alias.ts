/** Letters of proposed aliases; I and O are left out, since they look like 1 and 0. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The form two aliases are compared in. */
export function aliasKey(alias: string): string {
  return alias.normalize('NFC').toLowerCase().replace(/\s+/g, '');
}

/** The first of "Elev A1", "Elev A2" … "Elev Z9" that no pupil of the municipality has. */
export function proposeAlias(knownAliases: readonly string[]): string {
  const taken = new Set(knownAliases.map(aliasKey));
  for (const letter of LETTERS) {
    for (let number = 1; number <= 9; number += 1) {
      const alias = `Elev ${letter}${number}`;
      if (!taken.has(aliasKey(alias))) return alias;
    }
  }
  return `Elev ${knownAliases.length + 1}`;
}
