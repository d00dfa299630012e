/** `lasfyr country`: the synthetic country, into an embedded database of its own. */
import { BadInput, type Command, type CommandInput } from '~/commands/command';
import { loadCountry } from '~/demonstration/country/load-country.server';
import { now } from '~/platform/clock.server';
import { getEnvironment } from '~/platform/environment.server';

const SEED = 120_000;

const PROBLEMS = {
  'not-a-demonstration': 'the synthetic country is loaded with LASFYR_MODE=demo only',
  'not-empty': 'the database holds something; name an empty folder in LASFYR_DATA_DIR',
} as const;

export const countryCommand: Command = {
  name: 'country',
  usage:
    'lasfyr country [--share 0…1] [--seed N]   (with LASFYR_DATA_DIR=FOLDER: synthetic pupils of a whole country, for measuring)',
  options: ['share', 'seed'],
  run: async (input) => {
    const { LASFYR_DATA_DIR, LASFYR_MODE, DATABASE_OWNER_URL } = getEnvironment();
    const choice = {
      share: readNumber(input, 'share', 1),
      seed: readNumber(input, 'seed', SEED),
      at: now(),
      mode: LASFYR_MODE,
    };
    if (!(choice.share > 0 && choice.share <= 1)) {
      throw new BadInput('--share must be over 0 and at most 1');
    }
    if (!LASFYR_DATA_DIR || !DATABASE_OWNER_URL) {
      throw new BadInput('say where: LASFYR_DATA_DIR=FOLDER npm run lasfyr -- country');
    }
    const outcome = await loadCountry(DATABASE_OWNER_URL, choice, (line) =>
      process.stderr.write(`${line}\n`),
    );
    if (!outcome.ok) throw new BadInput(PROBLEMS[outcome.problem]);
    const { ok: _isOk, ...loaded } = outcome;
    return loaded;
  },
};

function readNumber({ options }: CommandInput, name: string, standard: number): number {
  const text = options[name];
  if (text === undefined) return standard;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new BadInput(`--${name} must be a number, not ${text}`);
  }
  return value;
}
