import type { FileProblem, ImportNote } from './import-codes';
import { repairMojibake } from './repair-mojibake';
import { decodeWindows1252 } from './windows-1252';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type DecodedText =
  | { ok: true; text: string; encoding: TextEncodingName; notes: ImportNote[] }
  | { ok: false; problem: FileProblem };

/** The largest file that is read: 5 MB, some fifty times the class lists of a large school. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** First bytes of things that are not text: zip (xlsx, ods), old Excel, pdf, png, jpeg, gif, gzip, rtf. */
const KNOWN_BEGINNINGS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
];

const MARKUP = /^\s*<(!doctype|html|\?xml|table)/i;
/** At most this share of control characters may stand in a text. */
const MOST_CONTROL_SHARE = 0.01;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Signs that å, ä and ö turn into when a file from old DOS or Mac OS is read as Windows-1252. */
const UNUSUAL = /[\u0192\u2020\u2021\u201e\u2026\u02c6\u2030\u0152\u2122\ufffd]/;

function startsWith(bytes: Uint8Array, beginning: number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 of ordinary text has a zero in nearly every second byte, and hardly any in the others. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4 || bytes.length % 2 === 1) return null;
  const zeros = [0, 0];
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] === 0) zeros[index % 2]! += 1;
  }
  const most = length / 2;
  if (zeros[1]! > 0.6 * most && zeros[0]! < 0.05 * most) return 'utf-16le';
  if (zeros[0]! > 0.6 * most && zeros[1]! < 0.05 * most) return 'utf-16be';
  return null;
}

function decodeStrictly(bytes: Uint8Array, encoding: TextEncodingName): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeBytes(bytes: Uint8Array): { text: string; encoding: TextEncodingName } | null {
  const marked16 = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : guessUtf16(bytes);
  if (marked16) {
    const text = decodeStrictly(bytes, marked16);
    return text === null ? null : { text, encoding: marked16 };
  }
  const text = decodeStrictly(bytes, 'utf-8');
  if (text !== null) return { text, encoding: 'utf-8' };
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
  }
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
}

function looksBinary(text: string): boolean {
  if (text.includes('\u0000') || MARKUP.test(text.slice(0, 200))) return true;
  return (text.match(CONTROL)?.length ?? 0) > MOST_CONTROL_SHARE * text.length;
}

/**
 * Bytes of a file to its text, composed (NFC), without byte-order mark. Order: byte-order mark,
 * UTF-16 by its zeros, strict UTF-8, else Windows-1252 (with a note, since that is a guess).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) return { ok: false, problem: { code: 'empty-file' } };
  if (bytes.length > MOST_BYTES) {
    return { ok: false, problem: { code: 'too-large', limit: MOST_BYTES / 1024 / 1024 } };
  }
  const known = KNOWN_BEGINNINGS.some((beginning) => startsWith(bytes, beginning));
  const decoded = known ? null : decodeBytes(bytes);
  if (!decoded) return { ok: false, problem: { code: 'not-a-class-list' } };
  const notes: ImportNote[] = [];
  const { text: repaired, repaired: wasMojibake } = repairMojibake(decoded.text);
  if (looksBinary(repaired)) return { ok: false, problem: { code: 'not-a-class-list' } };
  const text = repaired.normalize('NFC');
  if (decoded.encoding === 'windows-1252') notes.push({ code: 'read-as-windows-1252' });
  if (wasMojibake) notes.push({ code: 'mojibake-repaired' });
  if (text !== repaired) notes.push({ code: 'letters-composed' });
  if (UNUSUAL.test(text)) notes.push({ code: 'unusual-letters' });
  if (text.trim() === '') return { ok: false, problem: { code: 'empty-file' } };
  return { ok: true, text, encoding: decoded.encoding, notes };
}
