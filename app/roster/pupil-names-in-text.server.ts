/**
 * Keeps pupils' names out of what staff write freely: a text with the full name of a pupil of the
 * municipality is refused where it is sent. A given name alone is let through, since most are words or
 * colleagues too; the forms ask that no pupil is named.
 */
import type { ScopedDb } from '~/access/in-scope.server';

/** Words in lower case with one space on each side, whatever stood between them. */
function toWords(text: string): string {
  return ` ${text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** Either order, and the genitive: "Elsa Berg", "Berg, Elsa", "Elsa Bergs". */
function isNamed(words: string, { givenName, familyName }: Name): boolean {
  const given = toWords(givenName).trim();
  const family = toWords(familyName).trim();
  const names = family ? [`${given} ${family}`, `${family} ${given}`] : [given];
  return names.some(
    (name) => name.includes(' ') && (words.includes(` ${name} `) || words.includes(` ${name}s `)),
  );
}

type Name = { givenName: string; familyName: string };

/** Whether any of the texts names a pupil of the viewer's municipality in full. One query. */
export async function namesAPupil(db: ScopedDb, texts: readonly string[]): Promise<boolean> {
  const words = texts.map(toWords).filter((text) => text.trim().includes(' '));
  if (words.length === 0) return false;
  const pupils = await db.transaction.pupil.findMany({
    where: { municipalityId: db.municipalityId },
    select: { givenName: true, familyName: true },
  });
  return pupils.some((pupil) => words.some((text) => isNamed(text, pupil)));
}
