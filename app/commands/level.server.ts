/** `lasfyr level`: task results in, levels and sentences out. */
import { readNamedFile } from '~/commands/caller-file.server';
import { type Command, requireOption, requireOutcome } from '~/commands/command';
import { runLevelCommand } from '~/scoring/level-command';

export const levelCommand: Command = {
  name: 'level',
  usage: 'lasfyr level --policy ID --window autumn|winter|spring --results FILE.json',
  options: ['policy', 'window', 'results'],
  run: (input) => {
    const [policy, window] = [requireOption(input, 'policy'), requireOption(input, 'window')];
    return requireOutcome(runLevelCommand(policy, window, readNamedFile(input, 'results')));
  },
};
