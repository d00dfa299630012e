/**
 * The command line: words in, JSON on standard output, messages on standard error.
 * Exit 0 done, 2 bad input with one clear line.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createFirstAdministrator } from '~/access/first-administrator.server';
import { listBatteries } from '~/instruments/batteries';
import { runLevelCommand } from '~/scoring/level-command';
import { runScoreCommand } from '~/scoring/score-command';

const HELP = `lasfyr level --policy ID --window autumn|winter|spring --results FILE.json
lasfyr score --battery ID --attempts FILE.ndjson
lasfyr admin create USERNAME --municipality NAME   (password on standard input)
`;

class BadInput extends Error {}

type Options = Record<string, string | undefined>;

function readFile(name: string | undefined, option: string): string {
  if (!name) throw new BadInput(`--${option} is missing`);
  const path = resolve(process.env.LASFYR_CALLER_DIR ?? '.', name);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new BadInput(`${name} cannot be read`);
  }
}

function requireOption(options: Options, name: string): string {
  const value = options[name];
  if (!value) throw new BadInput(`--${name} is missing`);
  return value;
}

type Outcome = { ok: true } | { ok: false; problem: string };

/** One JSON object on standard output; an outcome's own `ok` is not part of it. */
function show(outcome: Outcome): void {
  if (!outcome.ok) throw new BadInput(outcome.problem);
  const { ok: _isOk, ...output } = outcome;
  process.stdout.write(`${JSON.stringify(output)}\n`);
}

function findBattery(id: string) {
  const battery = listBatteries().find((candidate) => candidate.id === id);
  if (!battery) throw new BadInput(`there is no battery ${id}`);
  return battery;
}

async function dispatch(command: string, rest: string[], options: Options): Promise<void> {
  switch (command) {
    case 'level': {
      const [policy, window] = [requireOption(options, 'policy'), requireOption(options, 'window')];
      return show(runLevelCommand(policy, window, readFile(options.results, 'results')));
    }
    case 'score': {
      const battery = findBattery(requireOption(options, 'battery'));
      return show(runScoreCommand(battery, readFile(options.attempts, 'attempts').split('\n')));
    }
    case 'admin': {
      if (rest[0] !== 'create' || !rest[1]) throw new BadInput('admin create USERNAME is missing');
      const password = readFileSync(0, 'utf8').trim();
      return show(
        await createFirstAdministrator(rest[1], requireOption(options, 'municipality'), password),
      );
    }
    case 'help':
      process.stderr.write(HELP);
      return;
    default:
      throw new BadInput(`there is no command "${command}"; see: npm run lasfyr -- help`);
  }
}

/** Run one command. @returns the exit code. */
export async function runCommand(words: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        window: { type: 'string' },
        results: { type: 'string' },
        battery: { type: 'string' },
        attempts: { type: 'string' },
        municipality: { type: 'string' },
      },
    });
    const [command = 'help', ...rest] = positionals;
    await dispatch(command, rest, values);
    return 0;
  } catch (error) {
    const isUsage =
      error instanceof BadInput || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!isUsage) throw error;
    process.stderr.write(`lasfyr: ${(error as Error).message}\n`);
    return 2;
  }
}
