/**
 * Files that the one who types a command names: relative to the folder where it was typed.
 *
 * The server process runs in the project folder, so the caller's own folder comes by the environment.
 */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { BadInput, type CommandInput, requireOption } from '~/commands/command';

function locate(name: string): string {
  return resolve(process.env.LASFYR_CALLER_DIR ?? '.', name);
}

/** The whole text of the file that an option names, without a byte-order mark. @throws {BadInput} when it cannot be read. */
export function readNamedFile(input: CommandInput, option: string): string {
  const name = requireOption(input, option);
  try {
    return readFileSync(locate(name), 'utf8').replace(/^\uFEFF/, '');
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
