/** `lasfyr score`: raw events in, results, levels and explanations out. */
import { readNamedLines } from '~/commands/caller-file.server';
import { BadInput, type Command, requireOption, requireOutcome } from '~/commands/command';
import { listBatteries } from '~/instruments/batteries';
import { runScoreCommand } from '~/scoring/score-command';

export const scoreCommand: Command = {
  name: 'score',
  usage: 'lasfyr score --battery ID --attempts FILE.ndjson',
  options: ['battery', 'attempts'],
  run: (input) => {
    const battery = findBattery(requireOption(input, 'battery'));
    return requireOutcome(runScoreCommand(battery, readNamedLines(input, 'attempts')));
  },
};

function findBattery(id: string) {
  const battery = listBatteries().find((candidate) => candidate.id === id);
  if (!battery) throw new BadInput(`there is no battery ${id}`);
  return battery;
}
