/** Whether a pupil of the municipality is named in a person's own words. */
import type { ScopedDb } from '~/access/in-scope.server';
import { findFullNames, type PersonName } from './names-in-text';

/**
 * A pupil's full name stands in one of the texts, as `findFullNames` finds it. Says whether, never whose:
 * also those may ask who see no pupil.
 */
export async function namesAPupil(db: ScopedDb, texts: readonly string[]): Promise<boolean> {
  const people = await listPeopleIn(db, texts);
  return texts.some((text) => findFullNames(text, people).length > 0);
}

/**
 * Pupils of the municipality whose names stand somewhere in the texts, also within a word: few, of however
 * many pupils there are. What is found is sought among them. Compared here and not in the database, which
 * does not know capital å, ä and ö in every installation.
 */
export async function listPeopleIn(db: ScopedDb, texts: readonly string[]): Promise<PersonName[]> {
  const text = flatten(texts.join('\n'));
  if (text.trim() === '') return [];
  const people = await db.transaction.pupil.findMany({
    where: { municipalityId: db.municipalityId },
    select: { givenName: true, familyName: true },
  });
  return people.filter(({ givenName, familyName }) => {
    const [first = ''] = flatten(givenName).trim().split(' ');
    return first !== '' && text.includes(first) && text.includes(flatten(familyName).trim());
  });
}

/** Small letters, one space for white space and hyphens, nothing unseen. */
function flatten(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\s-]+/gu, ' ')
    .toLocaleLowerCase('sv');
}
