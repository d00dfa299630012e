/** `lasfyr reliability`: how consistent a test of right-or-wrong items is, and each of its items. */
import { openNamedFile } from '~/commands/caller-file.server';
import { BadInput, type Command } from '~/commands/command';
import { describeReliability } from '~/commands/reliability';
import { readResponseFile } from '~/scoring/read-response-file.server';

export const reliabilityCommand: Command = {
  name: 'reliability',
  usage: 'lasfyr reliability --responses FILE.csv',
  options: ['responses'],
  run: async (input) => {
    const responses = await readResponseFile(
      openNamedFile(input, 'responses'),
      input.options.responses!,
    );
    if (!responses.ok) throw new BadInput(responses.problem);
    return describeReliability(responses.matrix);
  },
};
