/** `lasfyr score`: raw events in, results, levels and explanations out. */
import { openNamedLines } from '~/commands/caller-file.server';
import { BadInput, type Command, JsonPieces, requireOption } from '~/commands/command';
import { listBatteries } from '~/instruments/batteries';
import { type ScoreStream, streamScores } from '~/scoring/score-command';

export const scoreCommand: Command = {
  name: 'score',
  usage: 'lasfyr score --battery ID --attempts FILE.ndjson',
  options: ['battery', 'attempts'],
  run: (input) => {
    const battery = findBattery(requireOption(input, 'battery'));
    const stream = streamScores(battery, openNamedLines(input, 'attempts'));
    if (!stream.ok) throw new BadInput(stream.problem);
    return new JsonPieces(writeScores(stream));
  },
};

function findBattery(id: string) {
  const battery = listBatteries().find((candidate) => candidate.id === id);
  if (!battery) throw new BadInput(`there is no battery ${id}`);
  return battery;
}

function* writeScores({ attempts, pupils }: Extract<ScoreStream, { ok: true }>): Generator<string> {
  yield '{"attempts":[';
  yield* joinRows(attempts);
  yield '],"pupils":[';
  yield* joinRows(pupils());
  yield ']}';
}

function* joinRows(rows: Iterable<object>): Generator<string> {
  let comma = '';
  for (const row of rows) {
    yield `${comma}${JSON.stringify(row)}`;
    comma = ',';
  }
}
