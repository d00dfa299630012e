/** `lasfyr ability`: item parameters and responses in, an ability for each person out. */
import { openNamedFile, readNamedFile } from '~/commands/caller-file.server';
import {
  BadInput,
  type Command,
  JsonPieces,
  requireChoice,
  requireOption,
} from '~/commands/command';
import { ABILITY_METHODS, writeAbilities } from '~/scoring/ability-command';
import { parseItemParameters } from '~/scoring/parse-item-parameters';
import { readResponseFile } from '~/scoring/read-response-file.server';

export const abilityCommand: Command = {
  name: 'ability',
  usage: 'lasfyr ability --items ITEMS.csv --responses FILE.csv --method eap|map|ml|wle',
  options: ['items', 'responses', 'method'],
  run: async (input) => {
    const method = requireChoice(input, 'method', ABILITY_METHODS, 'eap');
    const itemsName = requireOption(input, 'items');
    const parsed = parseItemParameters(readNamedFile(input, 'items'));
    if (!parsed.ok) throw new BadInput(`${itemsName}: ${parsed.problem}`);
    const name = requireOption(input, 'responses');
    const responses = await readResponseFile(openNamedFile(input, 'responses'), name);
    if (!responses.ok) throw new BadInput(responses.problem);
    const outcome = writeAbilities(method, parsed.items, responses.matrix);
    if (!outcome.ok) throw new BadInput(`${name}: ${outcome.problem}`);
    for (const remark of parsed.remarks) process.stderr.write(`lasfyr: ${remark}\n`);
    return new JsonPieces(outcome.pieces);
  },
};
