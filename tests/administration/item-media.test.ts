import { describe, expect, it } from 'vitest';
import { listBeats } from '~/administration/runner/demonstration-beats';
import {
  listNeededClips,
  listNeededPictures,
  listSpoken,
  picturePath,
} from '~/administration/runner/item-media';
import { keepSide, readSide } from '~/administration/runner/side';
import type { ChoiceItem } from '~/instruments/battery';
import { makeChoiceTask, makeTilesPlan, makeTimedPlan } from './small-tasks';

const item: ChoiceItem = {
  id: 'one',
  stratum: 'one',
  difficulty: 0,
  reasoning: 'test',
  review: 'approved',
  clip: 'word-sun',
  stimulusPicture: 'sun',
  options: ['cat', 'bed', 'cow'].map((id) => ({ id, text: id, picture: id, clip: `word-${id}` })),
  correctOptionId: 'bed',
};
const task = makeChoiceTask({
  optionLook: 'pictures',
  practice: [item, item],
  forms: { A: { items: [item] }, B: { items: [item] }, C: { items: [item] }, D: { items: [item] } },
});

describe('what is said in an item', () => {
  it('is the stimulus and then each option’s name where it stands', () => {
    expect(listSpoken('b', item, ['cow', 'cat', 'bed'])).toEqual([
      { clip: 'b/word-sun', optionId: null },
      { clip: 'b/word-cow', optionId: 'cow' },
      { clip: 'b/word-cat', optionId: 'cat' },
      { clip: 'b/word-bed', optionId: 'bed' },
    ]);
  });

  it('is the word alone for tiles, and nothing for a sentence that is read', () => {
    const [word] = makeTilesPlan().task.practice;
    const [sentence] = makeTimedPlan().task.practice;
    if (!word || !sentence) throw new Error('no practice');
    expect(listSpoken('b', word, ['s1', 's2'])).toEqual([{ clip: 'b/word-1', optionId: null }]);
    expect(listSpoken('b', sentence, ['true', 'false'])).toEqual([]);
  });
});

describe('what must be here before a task starts', () => {
  it('is every clip and every picture, each once', () => {
    const clips = ['instruction', 'ready', 'word-sun', 'word-cat', 'word-bed', 'word-cow'];
    expect(listNeededClips(task, 'B').sort()).toEqual(clips.sort());
    expect(listNeededPictures(task, 'B')).toEqual(['sun', 'cat', 'bed', 'cow']);
    expect(picturePath('sun')).toBe('/pictures/sun.svg');
  });
});

describe('the demonstration', () => {
  it('names the options and then presses the right one', () => {
    const beats = listBeats(task, () => true);
    expect(beats[0]?.clip).toBe('small/instruction');
    expect(beats.at(-1)).toMatchObject({ targetId: 'bed', isPressed: true, clip: null });
    expect(beats.filter(({ isPressed }) => isPressed)).toHaveLength(1);
  });

  it('lays the word tile by tile and then presses the lantern', () => {
    const beats = listBeats(makeTilesPlan().task, () => false).filter(({ isPressed }) => isPressed);
    expect(beats.map(({ laidIds }) => laidIds.length)).toEqual([1, 2, 3, 3]);
    expect(beats.at(-1)?.light).toBe('finish');
  });

  it('lights up a sentence that is only read', () => {
    const beats = listBeats(makeTimedPlan().task, () => false);
    expect(beats.map(({ light }) => light)).toEqual(['guide', 'stimulus', 'target']);
  });
});

describe('the side of the ways out', () => {
  it('is remembered for each pupil, and for nobody in a trial', () => {
    const kept = new Map<string, string>();
    const keep = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    expect(readSide(keep, 'me')).toBe('right');
    keepSide(keep, 'me', 'left');
    keepSide(keep, 'other', 'right');
    expect(readSide(keep, 'me')).toBe('left');
    expect(readSide(keep, 'other')).toBe('right');
    keepSide(keep, null, 'left');
    expect(readSide(keep, null)).toBe('right');
    kept.set('lasfyr-sides', 'not json');
    expect(readSide(keep, 'me')).toBe('right');
  });
});
