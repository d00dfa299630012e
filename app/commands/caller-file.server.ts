/**
 * Files that the one who types a command names: relative to the folder where it was typed.
 *
 * The server process runs in the project folder, so the caller's own folder comes by the environment.
 */
import { createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { BadInput, type CommandInput, requireOption } from '~/commands/command';
import { NumberList } from '~/platform/number-list';

function locate(name: string): string {
  return resolve(process.env.LASFYR_CALLER_DIR ?? '.', name);
}

/** The whole text of the file that an option names, without a byte-order mark. @throws {BadInput} when it cannot be read. */
export function readNamedFile(input: CommandInput, option: string): string {
  const name = requireOption(input, option);
  return tryTo(() => readFileSync(locate(name), 'utf8').replace(/^\uFEFF/, ''), name);
}

const PIECE_BYTES = 1 << 20;

const NEW_LINE = 10;

/**
 * The lines of the file that an option names: all of them in order, and then each by its place, the first
 * being 0. What is held is where each line begins, eight bytes a line. @throws {BadInput} when it cannot be read.
 */
export function openNamedLines(
  input: CommandInput,
  option: string,
): { all: Iterable<string>; at: (place: number) => string } {
  const name = requireOption(input, option);
  const file = tryTo(() => openSync(locate(name), 'r'), name);
  const read = (into: Buffer, from: number) =>
    tryTo(() => readSync(file, into, { position: from }), name);
  const starts = new NumberList();
  let line = Buffer.alloc(4096);
  return {
    all: readLines(read, starts),
    at: (place) => {
      const from = starts.get(place);
      const length = starts.get(place + 1) - 1 - from;
      if (length > line.length) line = Buffer.alloc(2 * length);
      if (length > 0) read(line.subarray(0, length), from);
      return line.toString('utf8', 0, length);
    },
  };
}

/** Reads on from the beginning, noting in `starts` where each line begins and, last, where a next one would. */
function* readLines(
  read: (into: Buffer, from: number) => number,
  starts: NumberList,
): Generator<string> {
  let bytes = Buffer.alloc(PIECE_BYTES);
  // The bytes from `from` on that have been read and not yet given out stand first.
  let [from, waiting] = [0, 0];
  for (;;) {
    if (waiting === bytes.length) bytes = Buffer.concat([bytes], 2 * bytes.length);
    const length = read(bytes.subarray(waiting), from + waiting);
    if (length === 0) break;
    const filled = bytes.subarray(0, waiting + length);
    let start = 0;
    for (let end = filled.indexOf(NEW_LINE); end >= 0; end = filled.indexOf(NEW_LINE, start)) {
      starts.push(from + start);
      yield filled.toString('utf8', start, end);
      start = end + 1;
    }
    filled.copyWithin(0, start);
    from += start;
    waiting = filled.length - start;
  }
  starts.push(from);
  yield bytes.toString('utf8', 0, waiting);
  starts.push(from + waiting + 1);
}

function tryTo<T>(read: () => T, name: string): T {
  try {
    return read();
  } catch {
    throw new BadInput(`${name} cannot be read`);
  }
}

/** The file that an option names, a piece at a time. @throws {BadInput} when it cannot be read. */
export function openNamedFile(input: CommandInput, option: string): Readable {
  const name = requireOption(input, option);
  const path = locate(name);
  try {
    if (statSync(path).isDirectory()) throw new Error('a folder');
  } catch {
    throw new BadInput(`${name} cannot be read`);
  }
  return createReadStream(path);
}
