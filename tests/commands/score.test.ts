/** `lasfyr score` on files: lines in any order, in pieces, as the pure part gives it. */
import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import { getTask, isPupilTask } from '~/instruments/battery';
import { runScoreCommand } from '~/scoring/score-command';
import { seededRandom } from '../psychometrics/matrices';
import { runLasfyr } from './run-lasfyr';

const battery = getBattery('arskurs-1');
const idOf = (attempt: number, place: number) =>
  `01a00000-0000-7000-8000-${String(attempt * 1000 + place).padStart(12, '0')}`;

/** The events of one pupil's letter sounds, as lines; the first `right` items right. */
function linesOf(attempt: number, right: number): string[] {
  const task = getTask(battery, 'letter-sounds');
  if (!isPupilTask(task) || task.kind !== 'choice') throw new Error('no choice task');
  const started = {
    type: 'started',
    roundId: idOf(1, 1),
    membershipId: idOf(900 + attempt, 0),
    batteryId: battery.id,
    batteryVersion: battery.version,
    taskId: task.id,
    taskVersion: 1,
    formId: 'A',
    driver: 'pupil',
  };
  const answers = task.forms.A!.items.map((item, position) => ({
    type: 'item-answered',
    itemId: item.id,
    position,
    optionId:
      position < right
        ? item.correctOptionId
        : item.options.find(({ id }) => id !== item.correctOptionId)!.id,
    responseMs: 1500,
    replays: 0,
    input: 'touch',
  }));
  return [started, ...answers, { type: 'completed' }].map((body, sequence) =>
    JSON.stringify({
      id: idOf(attempt, sequence),
      attemptId: idOf(attempt, 999),
      sequence,
      version: 1,
      deviceTimeMs: 1_790_000_000_000 + sequence,
      elapsedMs: 3000 * sequence,
      body,
    }),
  );
}

function shuffle(lines: readonly string[], seed: number): string[] {
  const random = seededRandom(seed);
  return lines
    .map((line) => ({ line, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ line }) => line);
}

describe('raw events in a file', () => {
  const [one, other, third] = [linesOf(1, 24), linesOf(2, 9), linesOf(3, 16)];
  const mixed = one.flatMap((line, at) => [other[at]!, line, third[at]!]).reverse();
  const score = (text: string) =>
    runLasfyr(['score', '--battery', 'arskurs-1', '--attempts', 'events.ndjson'], {
      'events.ndjson': text,
    });

  it('gives what the rules give, whatever order and ends of the lines', async () => {
    const { ok, ...expected } = runScoreCommand(battery, mixed) as Record<string, unknown>;
    expect(ok).toBe(true);
    for (const text of [
      mixed.join('\n'),
      `${mixed.join('\r\n')}\r\n\r\n`,
      `\n${mixed.join('\n')}\n`,
    ]) {
      const { code, output, message } = await score(text);
      expect([code, message]).toEqual([0, '']);
      expect(output).toEqual(JSON.parse(JSON.stringify(expected)));
    }
    expect((expected.attempts as { right: number }[]).map(({ right }) => right)).toEqual([
      24, 9, 16,
    ]);
  });

  it('does not depend on how the file was shuffled', async () => {
    const ordered = [...one, ...other, ...third];
    const { output } = await score(ordered.join('\n'));
    expect(output.attempts).toHaveLength(3);
    for (const seed of [1, 2, 3]) {
      const shuffled = shuffle(ordered, seed).flatMap((line, at) =>
        at % 7 === 0 ? ['', line] : [line],
      );
      expect(shuffled.filter((line) => line !== '')).not.toEqual(ordered);
      expect((await score(shuffled.join('\n'))).output).toEqual(output);
    }
  });

  it('reads lines that are longer than a piece', async () => {
    const long = mixed.map((line, at) =>
      at % 20 === 0 ? line + ' '.repeat(1_300_000 + at) : line,
    );
    expect((await score(long.join('\n'))).output).toEqual((await score(mixed.join('\n'))).output);
  });

  it('a broken line anywhere gives one line and no output', async () => {
    const { code, output, message } = await score([...mixed, '{"id":'].join('\n'));
    expect([code, output]).toEqual([2, null]);
    expect(message).toBe(`lasfyr: Line ${mixed.length + 1} is not JSON.`);
  });
});
