/**
 * What is told of a whole municipality is worked out once for what is kept of its classes: the pages that are
 * opened most tell the same of the same. It is known again by all that it is told from, so that it is never of
 * anything else than what is kept now (see `kept-facts`): the parts' digests and names as one statement has read
 * them, the windows and the day, and what the caller names.
 */
import { createHash } from 'node:crypto';
import { readOnce, type ScopedDb } from '~/access/in-scope.server';
import { findStamp, type KeptPlaces, type Part, readKept } from './kept-facts.server';

/** Of several municipalities; the one asked for longest ago goes first. Some hundred kilobytes each at most. */
const MOST_REMEMBERED = 40;
const remembered = new Map<string, unknown>();

interface Asked<Value> {
  part: Part<Value>;
  /** One for each school year that is told of. */
  years: readonly KeptPlaces[];
  /** What is told, with everything beside the parts that `tell` looks at. */
  name: readonly unknown[];
}

/** @param tell is given the classes of each year, and must look at nothing else. What it gives cannot be changed. */
export async function tellOnce<Value, Told>(
  db: ScopedDb,
  asked: Asked<Value>,
  tell: (years: Value[][]) => Told,
): Promise<Told> {
  const { part, years } = asked;
  const stamps: (string | null)[] = [];
  for (const year of years) {
    stamps.push(await readOnce(db, nameOf('stamp', part, year), () => findStamp(db, year, part)));
  }
  const known = recall<Told>(keyOf(db, asked, stamps));
  if (known) return known.told;
  const read = [];
  for (const year of years) {
    read.push(await readOnce(db, nameOf('kept', part, year), () => readKept(db, year, part)));
  }
  const told = freezeAll(tell(read.map(({ classes }) => classes)));
  remember(
    keyOf(
      db,
      asked,
      read.map(({ stamp }) => stamp),
    ),
    told,
  );
  return told;
}

/** Under which a page that only reads remembers it until it is told. */
function nameOf<Value>(what: string, part: Part<Value>, { windowIds, asOf }: KeptPlaces): string {
  return [what, part.name, asOf, ...windowIds].join(' ');
}

/** Null where something is not kept. */
function keyOf<Value>(
  { municipalityId }: ScopedDb,
  { part, years, name }: Asked<Value>,
  stamps: readonly (string | null)[],
): string | null {
  if (stamps.includes(null)) return null;
  const places = years.map(({ windowIds, from, to, asOf }) => [windowIds, from, to, asOf]);
  const all = JSON.stringify([municipalityId, part.name, name, places, stamps]);
  return createHash('sha256').update(all).digest('base64url');
}

function recall<Told>(key: string | null): { told: Told } | null {
  if (key === null || !remembered.has(key)) return null;
  const told = remembered.get(key) as Told;
  remembered.delete(key);
  remembered.set(key, told);
  return { told };
}

function remember(key: string | null, told: unknown): void {
  if (key === null) return;
  remembered.set(key, told);
  if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
}

function freezeAll<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.values(Object.freeze(value)).map(freezeAll);
  }
  return value;
}
