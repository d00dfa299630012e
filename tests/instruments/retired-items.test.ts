import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import {
  type Battery,
  type ChoiceTask,
  FORM_IDS,
  parseBattery,
  type TimedGridTask,
} from '~/instruments/battery';
import { describeContents } from '~/instruments/item-content';
import { hashContent } from '~/instruments/item-content.server';
import type { ExportedReview, ReviewState } from '~/instruments/item-review';
import { listBatteryMedia } from '~/instruments/voice-media';
import { retireItems } from '../../tools/authoring/retired-items';
import { listMediaProblems, type NewPrompts } from '../../tools/authoring/version-media';

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
    contentHash: '',
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

  it('is refused for an item that is another than the one that was judged', () => {
    const hashes = new Map([['A1', 'abc']]);
    const judgedNow = judged({ A1: 'retire-next' });
    const spares = { A1: word('x', 'mus') };
    expect(retireItems(makeBattery(), judgedNow, spares, hashes)).toEqual({
      ok: false,
      problems: ['A1: it was another item when it was judged'],
    });
    judgedNow.items[0]!.contentHash = 'abc';
    expect(retireItems(makeBattery(), judgedNow, spares, hashes).ok).toBe(true);
  });

  it('is written by the command, never over another file, and not at all when it is refused', () => {
    const root = mkdtempSync(join(tmpdir(), 'lasfyr-retire-'));
    const file = (name: string, value: unknown) => {
      writeFileSync(join(root, name), JSON.stringify(value));
      return join(root, name);
    };
    const before = makeBattery();
    const progress = { read: { P01: { items: [word('Q1', 'apa')] } } };
    mkdirSync(join(root, 'small'));
    file('small/battery.json', before);
    file('small/media.json', {});
    file('small/progress.json', progress);
    const hashes = new Map(
      [...describeContents(before, {})].map(([id, text]) => [id, hashContent(text)]),
    );
    const review = judged({ A1: 'retire-next' });
    review.items[0]!.contentHash = hashes.get('A1')!;
    const verdicts = file('verdicts.json', review);
    const run = (spare: string) =>
      execFileSync(
        process.execPath,
        [
          'node_modules/tsx/dist/cli.mjs',
          'tools/authoring/retire-items.ts',
          join(root, 'small'),
          verdicts,
          spare,
        ],
        { stdio: 'pipe' },
      );
    const none = file('none.json', { items: {} });
    expect(() => run(none)).toThrow(/no spare item/);
    const lost = { ...word('A1b', 'mus'), picture: 'no-such-picture' };
    expect(() => run(file('lost.json', { items: { A1: lost } }))).toThrow(/no picture no-such/);
    expect(existsSync(join(root, 'small.2'))).toBe(false);
    const good = file('good.json', { items: { A1: word('A1b', 'mus') } });
    run(good);
    const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
    expect(read('small.2/battery.json').version).toBe(2);
    expect(read('small.2/battery.json').tasks[0].forms.P01).toBeUndefined();
    expect(read('small.2/progress.json')).toEqual(progress);
    expect(read('small/battery.json')).toEqual(before);
    expect(() => run(good)).toThrow(/never written over/);
  });
});

describe('the sounds of a new version', () => {
  const battery = getBattery('arskurs-1');
  const media = listBatteryMedia('arskurs-1');

  it('are all there for what ships', () => {
    expect(listMediaProblems(battery, media, {}, () => true)).toEqual([]);
  });

  it('are asked for when an item names a clip that nobody has made, and never made over', () => {
    const task = battery.tasks.find(({ id }) => id === 'understand-words') as ChoiceTask;
    const [first, ...rest] = task.forms.A!.items;
    const items = [{ ...first!, clip: 'word-new' }, ...rest];
    const other = { ...task, forms: { ...task.forms, A: { items } } };
    const next = { ...battery, tasks: [other] };
    const find = (prompts: NewPrompts) => listMediaProblems(next, media, prompts, () => true);
    expect(find({})).toEqual([
      'understand-words: no clip word-new; give its words among the prompts',
    ]);
    const { mediaBundle } = task;
    expect(find({ [mediaBundle]: { 'word-new': { text: 'ny' } } })).toEqual([]);
    expect(
      find({ [mediaBundle]: { 'word-new': { text: 'ny' }, [first!.clip!]: { text: 'ny' } } }),
    ).toEqual([`${mediaBundle}: the clip ${first!.clip} is there and is never changed`]);
  });
});
