import { describe, expect, it } from 'vitest';
import { runLasfyr } from './run-lasfyr';

describe('the command line', () => {
  it('shows every command in help, on standard error', async () => {
    for (const words of [[], ['help']]) {
      const { code, output, message } = await runLasfyr(words);
      expect(code).toBe(0);
      expect(output).toBeNull();
      for (const name of ['accuracy', 'slope', 'level', 'score', 'admin create']) {
        expect(message).toContain(`lasfyr ${name}`);
      }
    }
  });

  it.each([
    ['a command that is not there', ['divine'], /no command "divine"/],
    ['an option that nobody has', ['level', '--loud'], /--loud/],
    ['an option of another command', ['level', '--battery', 'x'], /level takes no --battery/],
    ['an option without its value', ['level', '--policy'], /--policy/],
    ['an option in place of a value', ['level', '--policy', '--window'], /--policy/],
    ['a word too many', ['level', 'now'], /no use for the word "now"/],
    ['a missing option', ['level', '--policy', 'grund-1'], /--window is missing/],
    [
      'a file that is not there',
      ['level', '--policy', 'grund-1', '--window', 'winter', '--results', '/nowhere.json'],
      /cannot be read/,
    ],
    ['a battery that is not there', ['score', '--battery', 'x'], /no battery x/],
    ['half an administrator', ['admin', 'create'], /USERNAME is missing/],
  ])('%s: code 2 and one line', async (_, words, expected) => {
    const { code, output, message } = await runLasfyr(words);
    expect(code).toBe(2);
    expect(output).toBeNull();
    expect(message).toMatch(expected);
    expect(message).toMatch(/^lasfyr: [^\n]+$/);
  });

  it('scores events line by line, and names the line that is none', async () => {
    const words = ['score', '--battery', 'arskurs-1', '--attempts', 'events.ndjson'];
    const none = await runLasfyr(words, { 'events.ndjson': '\n\n' });
    expect(none.output).toEqual({ attempts: [], pupils: [] });
    const broken = await runLasfyr(words, { 'events.ndjson': '\n{"a":\n' });
    expect([broken.code, broken.message]).toEqual([2, 'lasfyr: Line 2 is not JSON.']);
    const gone = await runLasfyr(words);
    expect(gone.message).toBe('lasfyr: events.ndjson cannot be read');
  });

  it('gives the levels of a file as one JSON object', async () => {
    const results = [{ task: 'letter-sounds', right: 24, presented: 24 }];
    const { code, output, message } = await runLasfyr(
      ['level', '--policy', 'grund-1', '--window', 'winter', '--results', 'results.json'],
      { 'results.json': JSON.stringify({ pupils: [{ id: 7, results }] }) },
    );
    expect([code, message]).toEqual([0, '']);
    expect(output.pupils).toHaveLength(1);
    expect(output.pupils[0].id).toBe(7);
  });
});
