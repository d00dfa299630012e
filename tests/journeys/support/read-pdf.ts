/**
 * Reads what a paper that Chromium has printed holds: the size of each page and its words, as somebody who
 * marks and copies them would get them. Enough for Chromium's own papers (plain objects, fonts with a map
 * to letters); no reader of any PDF.
 */
import { inflateSync } from 'node:zlib';

export interface PaperPage {
  /** Points: A4 is 595 x 842. */
  width: number;
  height: number;
  /** Without spaces: where a line is broken or a letter is moved says nothing of a word. */
  text: string;
}

type Objects = Map<string, Buffer>;
type Letters = Map<number, string>;

/** Objects by number, each as its bytes between `obj` and `endobj`. */
function readObjects(pdf: Buffer): Objects {
  const objects: Objects = new Map();
  const text = pdf.toString('latin1');
  for (const found of text.matchAll(/(?:^|[\r\n])(\d+) 0 obj\b/g)) {
    const from = found.index + found[0].length;
    const to = text.indexOf('endobj', from);
    objects.set(found[1] ?? '', pdf.subarray(from, to));
  }
  return objects;
}

function words(object: Buffer | undefined): string {
  const text = object?.toString('latin1') ?? '';
  const stream = text.search(/stream\r?\n/);
  return stream < 0 ? text : text.slice(0, stream);
}

/** A stream as it was before it was packed. */
function unpack(object: Buffer | undefined): string {
  if (!object) return '';
  const head = object.toString('latin1');
  const from = /stream\r?\n/.exec(head);
  if (!from) return '';
  const start = from.index + from[0].length;
  const bytes = object.subarray(start, head.lastIndexOf('endstream'));
  return head.slice(0, start).includes('/FlateDecode')
    ? inflateSync(bytes).toString('latin1')
    : bytes.toString('latin1');
}

const letterOf = (hex: string) =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** The letters of a font's signs, from its map. */
function readLetters(map: string): Letters {
  const letters: Letters = new Map();
  for (const [block] of map.matchAll(/beginbfchar[\s\S]*?endbfchar/g)) {
    for (const [, sign = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      letters.set(Number.parseInt(sign, 16), letterOf(to));
    }
  }
  for (const [block] of map.matchAll(/beginbfrange[\s\S]*?endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of block.matchAll(
      /<(\w+)>\s*<(\w+)>\s*<(\w+)>/g,
    )) {
      const [low, high] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      const begins = Number.parseInt(first, 16);
      for (let sign = low; sign <= high; sign += 1) {
        letters.set(sign, String.fromCharCode(begins + sign - low));
      }
    }
  }
  return letters;
}

/** The body of a dictionary entry: written in place, or in the object it refers to. */
function entryOf(objects: Objects, dictionary: string, key: string): string {
  const refers = new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(dictionary);
  if (refers) return words(objects.get(refers[1] ?? ''));
  const at = dictionary.indexOf(`/${key}`);
  return at < 0 ? '' : dictionary.slice(at);
}

function readFonts(objects: Objects, page: string): Map<string, Letters> {
  const resources = entryOf(objects, page, 'Resources');
  const fonts = /\/Font\s*<<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
  return new Map(
    [...fonts.matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(([, name = '', number = '']) => {
      const map = /\/ToUnicode\s+(\d+) 0 R/.exec(words(objects.get(number)))?.[1] ?? '';
      return [name, readLetters(unpack(objects.get(map)))];
    }),
  );
}

/** What is shown, in the order it is drawn. */
function readText(content: string, fonts: Map<string, Letters>): string {
  let letters: Letters = new Map();
  let text = '';
  for (const [, font, shown] of content.matchAll(
    /\/(\w+)\s+[\d.-]+\s+Tf|(\[[^\]]*\]\s*TJ|<[0-9A-Fa-f]*>\s*Tj)/g,
  )) {
    if (font) {
      letters = fonts.get(font) ?? new Map();
      continue;
    }
    for (const [, signs = ''] of (shown ?? '').matchAll(/<([0-9A-Fa-f]*)>/g)) {
      for (const sign of signs.match(/.{4}/g) ?? []) {
        text += letters.get(Number.parseInt(sign, 16)) ?? '';
      }
    }
  }
  return text.replace(/\s+/g, '');
}

export function readPaper(pdf: Buffer): PaperPage[] {
  const objects = readObjects(pdf);
  const pages = [...objects.values()]
    .map(words)
    .filter((object) => /\/Type\s*\/Page\b/.test(object));
  return pages.map((page) => {
    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(page);
    const contents = [
      ...(/\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(page)?.[1]?.matchAll(/(\d+) 0 R/g) ?? []),
    ];
    const content = contents.map(([, number = '']) => unpack(objects.get(number))).join('\n');
    return {
      width: Math.round(Number(box?.[1])),
      height: Math.round(Number(box?.[2])),
      text: readText(content, readFonts(objects, page)),
    };
  });
}
