/**
 * The command line: words in, JSON on standard output, messages on standard error.
 * Exit 0 done, 2 bad input with one clear line.
 */
import { parseArgs } from 'node:util';
import { abilityCommand } from '~/commands/ability.server';
import { accuracyCommand } from '~/commands/accuracy.server';
import { adminCommand } from '~/commands/admin.server';
import { calibrateCommand } from '~/commands/calibrate.server';
import { BadInput, type Command, JsonPieces } from '~/commands/command';
import { countryCommand } from '~/commands/country.server';
import { fluencyCommand } from '~/commands/fluency.server';
import { levelCommand } from '~/commands/level.server';
import { reliabilityCommand } from '~/commands/reliability.server';
import { scoreCommand } from '~/commands/score.server';
import { slopeCommand } from '~/commands/slope.server';
import { suppressCommand } from '~/commands/suppress.server';

/** Every command, in the order of `help`. */
const COMMANDS: readonly Command[] = [
  calibrateCommand,
  abilityCommand,
  accuracyCommand,
  reliabilityCommand,
  fluencyCommand,
  slopeCommand,
  suppressCommand,
  levelCommand,
  scoreCommand,
  adminCommand,
  countryCommand,
];

/** Run one command. @returns the exit code. */
export async function runCommand(words: string[]): Promise<number> {
  try {
    const { name, rest, options } = readWords(words);
    if (name === 'help') {
      await write(process.stderr, `${COMMANDS.map(({ usage }) => usage).join('\n')}\n`);
      return 0;
    }
    const command = findCommand(name);
    refuseStrangers(command, rest, options);
    await show(await command.run({ words: rest, options }));
    return 0;
  } catch (error) {
    const isUsage =
      error instanceof BadInput || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!isUsage) throw error;
    const line = (error as Error).message.split('\n')[0];
    await write(process.stderr, `lasfyr: ${line}\n`);
    return 2;
  }
}

function readWords(words: string[]) {
  const names = new Set(COMMANDS.flatMap((command) => command.options));
  const known = [...names].map((option) => [option, { type: 'string' as const }]);
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: Object.fromEntries(known) as Record<string, { type: 'string' }>,
  });
  const [name = 'help', ...rest] = positionals;
  return { name, rest, options: values as Record<string, string | undefined> };
}

function findCommand(name: string): Command {
  const command = COMMANDS.find((each) => each.name === name);
  if (command) return command;
  throw new BadInput(`there is no command "${name}"; see: npm run lasfyr -- help`);
}

/** An option or word that the command does not take is a mistake, not something to pass over. */
function refuseStrangers(command: Command, rest: readonly string[], options: object): void {
  const stranger = Object.keys(options).find((option) => !command.options.includes(option));
  if (stranger) throw new BadInput(`${command.name} takes no --${stranger}`);
  const word = rest[command.wordCount ?? 0];
  if (word !== undefined) throw new BadInput(`${command.name} has no use for the word "${word}"`);
}

/** One JSON object on standard output. */
async function show(output: object): Promise<void> {
  if (!(output instanceof JsonPieces)) return write(process.stdout, `${JSON.stringify(output)}\n`);
  for (const piece of output.pieces) await write(process.stdout, piece);
  await write(process.stdout, '\n');
}

/** Wait until it is written: the process ends right after a command. */
function write(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
