/**
 * A package: what installations give one another, as one JSON file with a version and a checksum.
 *
 * The format, version 1, UTF-8: `{"content":{…},"format":"lasfyr-package","sha256":"…","version":1}`. The checksum
 * is SHA-256, in hex, of the canonical text of `content`: keys in the order of their code units, no white
 * space, numbers and strings as JSON writes them. So white space in a file does not matter, and nothing
 * else can be changed without notice. It guards against damage; it does not prove who made the file.
 * Things of a package: the batteries that windows use (named, never carried: items are part of the
 * program), cut policies, words of letters, method cards, and figures of a municipality. A new kind of thing
 * is a new version of the format, so that an older installation refuses what it would lose.
 * Valid: at most 4 MB and 500 things, in texts that a database can keep. Missing data: a package without
 * things is refused.
 */
import * as z from 'zod';
import { isStorable } from '~/administration/event-reading';
import { cardContentSchema } from '~/outcomes/examples/card-content';
import { shownFiguresSchema } from '~/outcomes/examples/card-figures';
import { cutPolicySchema } from '~/scoring/cut-policy';
import { LETTER_LANGUAGES } from '~/support/paper/letter-words';
import { municipalityFiguresSchema } from './municipality-figures';
import { MOST_PACKAGE_BYTES } from './package-size';

const PACKAGE_VERSION = 1;
const MOST_THINGS = 500;

const id = z.string().regex(/^[a-z0-9-]{1,60}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const thingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('battery'),
    batteryId: id,
    version: z.int().positive(),
    /** Of the battery's canonical text, so that the same name for something else is noticed. */
    sha256: hash,
  }),
  z.strictObject({ kind: z.literal('policy'), policy: cutPolicySchema }),
  z.strictObject({
    kind: z.literal('letter'),
    language: z.enum(LETTER_LANGUAGES),
    text: z.string().min(1).max(20_000),
  }),
  z.strictObject({
    kind: z.literal('card'),
    content: cardContentSchema,
    figures: shownFiguresSchema,
  }),
  z.strictObject({ kind: z.literal('figures'), figures: municipalityFiguresSchema }),
]);
export type PackageThing = z.infer<typeof thingSchema>;
export type ThingKind = PackageThing['kind'];

const contentSchema = z.strictObject({
  madeOn: z.iso.date(),
  /** Everything in it is invented. */
  synthetic: z.boolean(),
  things: z.array(thingSchema).min(1).max(MOST_THINGS),
});
export type PackageContent = z.infer<typeof contentSchema>;

const envelope = z.strictObject({
  format: z.literal('lasfyr-package'),
  version: z.int().positive(),
  sha256: hash,
  content: z.unknown(),
});

export type PackageProblem =
  | 'too-large'
  | 'not-a-package'
  | 'newer-format'
  | 'wrong-checksum'
  | 'bad-content';

/** JSON whose text is the same for the same content. @throws {TypeError} for what JSON cannot say. */
export function writeCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, own]) => own !== undefined);
    const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${sorted.map(([key, own]) => `${JSON.stringify(key)}:${writeCanonical(own)}`).join(',')}}`;
  }
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`${typeof value} is no JSON`);
  return text;
}

type Hash = (bytes: Uint8Array) => string;

const encode = (text: string) => new TextEncoder().encode(text);

export function hashCanonical(value: unknown, sha256Hex: Hash): string {
  return sha256Hex(encode(writeCanonical(value)));
}

/** The file of a package. @param sha256Hex hash of bytes, in hex. */
export function writePackage(content: PackageContent, sha256Hex: Hash): string {
  const sha256 = hashCanonical(content, sha256Hex);
  return writeCanonical({ format: 'lasfyr-package', version: PACKAGE_VERSION, sha256, content });
}

export type PackageReading =
  | { ok: true; content: PackageContent; sha256: string }
  | { ok: false; problem: PackageProblem };

/** The package in a file, or why it is none. Never throws. */
export function readPackage(file: Uint8Array, sha256Hex: Hash): PackageReading {
  if (file.length > MOST_PACKAGE_BYTES) return refuse('too-large');
  const read = envelope.safeParse(parse(file));
  if (!read.success) return refuse('not-a-package');
  const { version, sha256, content } = read.data;
  if (version > PACKAGE_VERSION) return refuse('newer-format');
  const hashed = tryHash(content, sha256Hex);
  if (hashed === null) return refuse('bad-content');
  if (hashed !== sha256) return refuse('wrong-checksum');
  if (!isStorable(JSON.stringify(content))) return refuse('bad-content');
  const checked = contentSchema.safeParse(content);
  return checked.success ? { ok: true, content: checked.data, sha256 } : refuse('bad-content');
}

function refuse(problem: PackageProblem): PackageReading {
  return { ok: false, problem };
}

/** Null for what is nested deeper than can be followed. */
function tryHash(content: unknown, sha256Hex: Hash): string | null {
  try {
    return hashCanonical(content, sha256Hex);
  } catch {
    return null;
  }
}

function parse(file: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file));
  } catch {
    return null;
  }
}
