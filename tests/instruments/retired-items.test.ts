import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Battery, FORM_IDS, parseBattery, type TimedGridTask } from '~/instruments/battery';
import type { ExportedReview, ReviewState } from '~/instruments/item-review';
import { retireItems } from '../../tools/authoring/retired-items';

const word = (id: string, text: string, difficulty = -1, stratum = 'L1') => ({
  id,
  text,
  difficulty,
  stratum,
  reasoning: 'authored',
  review: 'awaiting-review' as const,
});

/** Two words in each of four forms, one of each stratum. */
function makeBattery(): Battery {
  const forms = Object.fromEntries(
    FORM_IDS.map((form) => [
      form,
      { items: [word(`${form}1`, `ett${form}`), word(`${form}2`, `tva${form}`, 0, 'L2')] },
    ]),
  );
  const both = { sv: 'ord', en: 'words' };
  return parseBattery({
    id: 'small',
    version: 1,
    locale: 'sv-SE',
    title: both,
    voice: { id: 'none', synthetic: true },
    tasks: [
      {
        kind: 'timed-grid',
        id: 'read',
        version: 1,
        title: both,
        measures: both,
        skill: 'decoding',
        seconds: 60,
        columns: 2,
        stopAfterFirstRowWrong: true,
        script: both,
        practice: [word('P1', 'sol')],
        forms,
      },
    ],
    windows: {},
  });
}

const judged = (states: Record<string, ReviewState>): ExportedReview => ({
  battery: 'small',
  version: 1,
  items: Object.entries(states).map(([itemId, state]) => ({
    taskId: 'read',
    itemId,
    state,
    verdicts: [],
  })),
});

describe('the next version of a battery', () => {
  it('has spare items where two people retired one, and leaves the rest and the old version alone', () => {
    const battery = makeBattery();
    const before = structuredClone(battery);
    const review = judged({ A1: 'retire-next', A2: 'retire-proposed', B1: 'approved' });
    const made = retireItems(battery, review, { A1: word('A1b', 'mus', -1.02) });
    expect(battery).toEqual(before);
    if (!made.ok) throw new Error(made.problems.join());
    const task = made.battery.tasks[0] as TimedGridTask;
    expect([made.battery.version, task.version]).toEqual([2, 2]);
    expect(task.forms.A!.items.map(({ id }) => id)).toEqual(['A1b', 'A2']);
    expect(task.forms.B).toEqual((battery.tasks[0] as TimedGridTask).forms.B);
    expect(made.battery.retired).toEqual([
      {
        taskId: 'read',
        replacedBy: 'A1b',
        item: { ...word('A1', 'ettA'), review: 'retired' },
      },
    ]);
    expect(parseBattery(made.battery).version).toBe(2);
  });

  it('replaces practice items too', () => {
    const made = retireItems(makeBattery(), judged({ P1: 'retire-next' }), {
      P1: word('P1b', 'ros'),
    });
    expect(made.ok && made.battery.tasks[0]!.practice.map(({ id }) => id)).toEqual(['P1b']);
  });

  it.each([
    ['no spare', judged({ A1: 'retire-next' }), {}, 'A1: no spare item'],
    [
      'another stratum',
      judged({ A1: 'retire-next' }),
      { A1: word('x', 'mus', -1, 'L2') },
      'A1: its spare is of stratum "L2", not "L1"',
    ],
    [
      'another difficulty',
      judged({ A1: 'retire-next' }),
      { A1: word('x', 'mus', 1) },
      'A1: its spare is 1 logits, too far from -1',
    ],
    [
      'a form that becomes harder than the others',
      judged({ A1: 'retire-next' }),
      { A1: word('x', 'mus', -0.8) },
      'read: mean difficulty of the forms differs by 0.100 logits',
    ],
    [
      'an id that is taken',
      judged({ A1: 'retire-next' }),
      { A1: word('B1', 'mus') },
      'B1: the id is taken',
    ],
    [
      'verdicts on another version',
      { ...judged({ A1: 'retire-next' }), version: 2 },
      { A1: word('x', 'mus') },
      'the verdicts are on small version 2, not small version 1',
    ],
    [
      'an item that is not there',
      judged({ Z9: 'retire-next', A1: 'retire-next' }),
      { A1: word('x', 'mus') },
      'Z9: read has no such item',
    ],
    [
      'only one person',
      judged({ A1: 'retire-proposed' }),
      { A1: word('x', 'mus') },
      'nothing is retired by two people',
    ],
  ] as const)('is refused for %s', (_why, review, spares, problem) => {
    expect(retireItems(makeBattery(), review as ExportedReview, spares)).toEqual({
      ok: false,
      problems: [problem],
    });
  });

  it('is written by the command, never over another file, and not at all when it is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lasfyr-retire-'));
    const file = (name: string, value: unknown) => {
      writeFileSync(join(folder, name), JSON.stringify(value));
      return join(folder, name);
    };
    const battery = file('battery.json', makeBattery());
    const verdicts = file('verdicts.json', judged({ A1: 'retire-next' }));
    const run = (spare: string, out: string) =>
      execFileSync(
        process.execPath,
        [
          'node_modules/tsx/dist/cli.mjs',
          'tools/authoring/retire-items.ts',
          battery,
          verdicts,
          spare,
          join(folder, out),
        ],
        { stdio: 'pipe' },
      );
    const good = file('good.json', { A1: word('A1b', 'mus') });
    run(good, 'next.json');
    expect(JSON.parse(readFileSync(join(folder, 'next.json'), 'utf8')).version).toBe(2);
    expect(() => run(good, 'next.json')).toThrow(/never written over/);
    expect(() => run(file('none.json', {}), 'other.json')).toThrow(/no spare item/);
    expect(existsSync(join(folder, 'other.json'))).toBe(false);
  });
});
