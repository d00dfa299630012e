/**
 * Whether a free text names a pupil, so that texts for leaders can be refused.
 *
 * Rule: a pupil is named when the given name (whole, or its first) and the family name stand beside one
 * another in either order, whatever the case, signs between them, or a genitive s at the end. One name
 * alone is nobody: too many share it. Where a pupil is known by one text only (an alias), that text
 * counts when it has two words.
 * Pupils are those of the municipality in any year. Names are compared here and not in the database,
 * which does not know capital å, ä and ö in every installation.
 */
import type { ScopedDb } from '~/access/in-scope.server';

export async function namesAPupil(db: ScopedDb, texts: readonly string[]): Promise<boolean> {
  const text = asWords(texts.join(' . '));
  if (text.trim() === '') return false;
  const pupils = await db.transaction.pupil.findMany({
    where: { municipalityId: db.municipalityId },
    select: { givenName: true, familyName: true },
  });
  return pupils.some((pupil) => listFullNames(pupil).some((name) => stands(name, text)));
}

/** Small letters, one space between words, one at each end. */
function asWords(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLocaleLowerCase('sv')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}

function stands(name: string, text: string): boolean {
  return text.includes(` ${name} `) || text.includes(` ${name}s `);
}

function listFullNames(pupil: { givenName: string; familyName: string }): string[] {
  const given = asWords(pupil.givenName).trim();
  const family = asWords(pupil.familyName).trim();
  if (given === '' || family === '') {
    const only = given || family;
    return only.includes(' ') ? [only] : [];
  }
  const calls = new Set([given, given.split(' ')[0] ?? given]);
  return [...calls].flatMap((call) => [`${call} ${family}`, `${family} ${call}`]);
}
