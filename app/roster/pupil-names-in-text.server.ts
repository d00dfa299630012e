/**
 * Whether a text that others will read names a pupil of the municipality.
 *
 * A full name counts, in either order, with or without a genitive s; of several given names the first is
 * enough. A given name alone does not: many adults and places share it. An alias of two words counts too.
 */
import type { ScopedDb } from '~/access/in-scope.server';

/** One question to the database, only when there is something to read. */
export async function namesAPupil(db: ScopedDb, texts: readonly string[]): Promise<boolean> {
  const searched = texts.map(flatten).filter((text) => text.includes(' '));
  if (searched.length === 0) return false;
  const pupils = await db.transaction.pupil.findMany({
    where: { municipalityId: db.municipalityId },
    select: { givenName: true, familyName: true },
  });
  const padded = searched.map((text) => ` ${text} `);
  return pupils.some((pupil) =>
    spellings(pupil).some((name) =>
      padded.some((text) => text.includes(` ${name} `) || text.includes(` ${name}s `)),
    ),
  );
}

function spellings({ givenName, familyName }: { givenName: string; familyName: string }): string[] {
  const given = flatten(givenName);
  const family = flatten(familyName);
  if (family === '') return given.includes(' ') ? [given] : [];
  const [first = given] = given.split(' ');
  return [`${given} ${family}`, `${first} ${family}`, `${family} ${given}`, `${family} ${first}`];
}

/** Lower case, and one space between words whatever stood there. */
function flatten(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replaceAll(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, ' ')
    .trim();
}
