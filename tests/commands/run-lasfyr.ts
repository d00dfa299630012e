/** Runs one command of the command line in this process, with what it writes kept apart. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { runCommand } from '~/commands.server';

interface Run {
  code: number;
  /** The JSON object on standard output; null when there is none. */
  output: ReturnType<typeof JSON.parse>;
  /** Standard error without its last line break. */
  message: string;
}

/** @param files texts by name; a word that is such a name becomes the path of the file. */
export async function runLasfyr(
  words: string[],
  files: Record<string, string | Uint8Array> = {},
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'lasfyr-command-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [out, err] = [keep(process.stdout), keep(process.stderr)];
  try {
    const paths = words.map((word) => (word in files ? join(folder, word) : word));
    const code = await runCommand(paths);
    const text = out.text();
    return { code, output: text === '' ? null : JSON.parse(text), message: err.text().trimEnd() };
  } finally {
    out.restore();
    err.restore();
    rmSync(folder, { recursive: true });
  }
}

function keep(stream: NodeJS.WriteStream) {
  const pieces: Buffer[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation(((
    piece: string | Uint8Array,
    done?: () => void,
  ) => {
    pieces.push(Buffer.from(piece as Uint8Array));
    done?.();
    return true;
  }) as never);
  return { text: () => Buffer.concat(pieces).toString('utf8'), restore: () => spy.mockRestore() };
}
