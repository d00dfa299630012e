import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepChoice } from '~/administration/choice-machine';
import { createChoiceState } from '~/administration/choice-state';
import { layRightWord, placeTile, takeTileBack } from '~/administration/runner/tile-word';
import { isRightAnswer, type TileItem } from '~/instruments/battery';
import { makeTilesPlan } from './small-tasks';

const plan = makeTilesPlan();
const items = plan.task.forms.B?.items as TileItem[];
const twin = items[1] as TileItem;

describe('a word of tiles', () => {
  it('keeps every tile once, in the order it was tapped, whatever is tapped and taken back', () => {
    const tileIds = twin.tiles.map(({ id }) => id);
    const taps = fc.array(fc.record({ id: fc.constantFrom(...tileIds), back: fc.boolean() }));
    fc.assert(
      fc.property(taps, (made) => {
        const placed = made.reduce<string[]>(
          (before, { id, back }) => (back ? takeTileBack(before, id) : placeTile(before, id)),
          [],
        );
        expect(new Set(placed).size).toBe(placed.length);
        const lastTap = (id: string) => made.findLast((tap) => tap.id === id);
        expect([...placed].sort()).toEqual(
          tileIds.filter((id) => lastTap(id)?.back === false).sort(),
        );
      }),
    );
  });

  it('is laid right with a tile for every grapheme, also when one comes several times', () => {
    for (const item of items) {
      const laid = layRightWord(item);
      expect(laid).toHaveLength(item.graphemes.length);
      expect(isRightAnswer(item, laid.join(' '))).toBe(true);
    }
  });

  it('is right with any of the equal tiles, and wrong when it is cut short', () => {
    const [m1, a1, m2, m3, a2] = layRightWord(twin);
    expect(isRightAnswer(twin, [m3, a2, m1, m2, a1].join(' '))).toBe(true);
    expect(isRightAnswer(twin, [m1, a1, m2].join(' '))).toBe(false);
  });

  it('goes through practice and items like any other task, and takes no impossible answer', () => {
    let state = createChoiceState();
    const step = (action: Parameters<typeof stepChoice>[2]) => {
      const next = stepChoice(plan, state, action);
      state = next.state;
      return next.events;
    };
    step({ type: 'begin', elapsedMs: 0 });
    for (const item of plan.task.practice as TileItem[]) {
      const optionId = layRightWord(item).join(' ');
      step({ type: 'practice-answer', itemId: item.id, optionId, elapsedMs: 1 });
      step({ type: 'practice-next', elapsedMs: 2 });
    }
    const [shown] = step({ type: 'begin-items', elapsedMs: 3 });
    if (shown?.type !== 'item-presented') throw new Error('an item is shown');
    expect([...shown.optionOrder].sort()).toEqual(items[0]?.tiles.map(({ id }) => id).sort());
    const given = { itemId: 'word-1', responseMs: 9_000, replays: 1, input: 'touch' } as const;
    expect(step({ type: 'answer', ...given, optionId: 's1 s1', elapsedMs: 4 })).toEqual([]);
    const answered = step({ type: 'answer', ...given, optionId: 's1 s2 s3', elapsedMs: 4 });
    expect(answered.map(({ type }) => type)).toEqual(['item-answered', 'item-presented']);
    expect(state.rightCount).toBe(1);
  });
});
