/**
 * Files that the one who types a command names: relative to the folder where it was typed.
 *
 * The server process runs in the project folder, so the caller's own folder comes by the environment.
 */
import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { BadInput, type CommandInput, requireOption } from '~/commands/command';

function locate(name: string): string {
  return resolve(process.env.LASFYR_CALLER_DIR ?? '.', name);
}

/** The whole text of the file that an option names, without a byte-order mark. @throws {BadInput} when it cannot be read. */
export function readNamedFile(input: CommandInput, option: string): string {
  const name = requireOption(input, option);
  return tryTo(() => readFileSync(locate(name), 'utf8').replace(/^\uFEFF/, ''), name);
}

const PIECE_BYTES = 1 << 20;

/** The lines of the file that an option names, one at a time. @throws {BadInput} when it cannot be read. */
export function* readNamedLines(input: CommandInput, option: string): Generator<string> {
  const name = requireOption(input, option);
  const file = tryTo(() => openSync(locate(name), 'r'), name);
  const decoder = new StringDecoder('utf8');
  const piece = Buffer.alloc(PIECE_BYTES);
  let waiting = '';
  try {
    for (;;) {
      const length = tryTo(() => readSync(file, piece), name);
      if (length === 0) break;
      const lines = (waiting + decoder.write(piece.subarray(0, length))).split('\n');
      waiting = lines.pop()!;
      yield* lines;
    }
    yield waiting + decoder.end();
  } finally {
    closeSync(file);
  }
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
