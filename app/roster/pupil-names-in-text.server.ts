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
 * many pupils there are. What is found is sought among them.
 */
export async function listPeopleIn(db: ScopedDb, texts: readonly string[]): Promise<PersonName[]> {
  const seen = texts
    .join('\n')
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  const flat = seen.replace(/[\s-]+/gu, ' ').toLocaleLowerCase('sv');
  return db.transaction.$queryRaw<PersonName[]>`
    SELECT DISTINCT "givenName", "familyName" FROM "Pupil"
    WHERE "municipalityId" = ${db.municipalityId}::uuid AND trim("givenName") <> ''
      AND strpos(${flat}, lower(split_part(trim("givenName"), ' ', 1))) > 0
      AND strpos(${flat}, lower(translate(trim("familyName"), '-', ' '))) > 0`;
}
