/** `lasfyr calibrate`: responses in, item parameters with their errors and fit out. */
import { openNamedFile } from '~/commands/caller-file.server';
import {
  BadInput,
  type Command,
  type CommandInput,
  requireChoice,
  requireOption,
} from '~/commands/command';
import { calibrateConditional } from '~/psychometrics/calibrate-conditional';
import { calibrateMarginal } from '~/psychometrics/calibrate-marginal';
import { readResponseFile } from '~/scoring/read-response-file.server';

export const calibrateCommand: Command = {
  name: 'calibrate',
  usage:
    'lasfyr calibrate --model rasch|1pl|2pl [--guessing 0.25] [--method mml|cml] --responses FILE.csv',
  options: ['model', 'guessing', 'method', 'responses'],
  run: async (input) => {
    const model = requireChoice(input, 'model', ['rasch', '1pl', '2pl']);
    const method = requireChoice(input, 'method', ['mml', 'cml'], 'mml');
    const guessing = readGuessing(input);
    if (method === 'cml' && model !== 'rasch') {
      throw new BadInput(`--method cml is for --model rasch, not ${model}`);
    }
    if (method === 'cml' && guessing > 0) throw new BadInput('--method cml has no guessing');
    const name = requireOption(input, 'responses');
    const responses = await readResponseFile(openNamedFile(input, 'responses'), name);
    if (!responses.ok) throw new BadInput(responses.problem);
    const outcome =
      method === 'cml'
        ? calibrateConditional(responses.matrix)
        : calibrateMarginal(responses.matrix, model, guessing);
    if (!outcome.ok) throw new BadInput(`${name}: ${outcome.problem}`);
    for (const remark of outcome.remarks) process.stderr.write(`lasfyr: ${remark}\n`);
    return outcome.calibration;
  },
};

function readGuessing({ options }: CommandInput): number {
  const text = options.guessing ?? '0';
  const guessing = Number(text);
  if (text.trim() === '' || !(guessing >= 0 && guessing < 1)) {
    throw new BadInput(`--guessing must be a number from 0 up to, but not, 1, not ${text}`);
  }
  return guessing;
}
