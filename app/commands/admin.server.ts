/** `lasfyr admin create`: the first administrator of a municipality. */
import { readFileSync } from 'node:fs';
import { createFirstAdministrator } from '~/access/first-administrator.server';
import { BadInput, type Command, requireOption, requireOutcome } from '~/commands/command';

export const adminCommand: Command = {
  name: 'admin',
  usage: 'lasfyr admin create USERNAME --municipality NAME   (password on standard input)',
  options: ['municipality'],
  wordCount: 2,
  run: async (input) => {
    const [verb, username] = input.words;
    if (verb !== 'create' || !username) throw new BadInput('admin create USERNAME is missing');
    const password = readFileSync(0, 'utf8').trim();
    const municipality = requireOption(input, 'municipality');
    return requireOutcome(await createFirstAdministrator(username, municipality, password));
  },
};
