/**
 * The Windows-1252 code page, both ways. Written out because the platform's own decoder reads the
 * bytes 0x80-0x9F as control characters on some versions of Node. Five bytes are undefined in the
 * code page (81 8D 8F 90 9D); they become the control character of the same number.
 */
const HIGH_CONTROLS =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const byteOfLetter = new Map([...HIGH_CONTROLS].map((letter, index) => [letter, 0x80 + index]));

const CHUNK_BYTES = 8192;

export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    const chunk = bytes.subarray(start, start + CHUNK_BYTES);
    const text = String.fromCharCode(...chunk);
    parts.push(
      text.replace(/[\u0080-\u009f]/g, (letter) => HIGH_CONTROLS[letter.charCodeAt(0) - 0x80]!),
    );
  }
  return parts.join('');
}

/** The bytes of a text, or null when it holds a letter that the code page lacks. */
export function encodeWindows1252(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const byte = code <= 0xff ? code : byteOfLetter.get(text[index]!);
    if (byte === undefined) return null;
    bytes[index] = byte;
  }
  return bytes;
}
