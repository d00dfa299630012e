import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import { type ChoiceItem, type ChoiceTask, FORM_IDS, getTask } from '~/instruments/battery';
import { judgeSampledItems } from '~/instruments/stop-table';
import { BLEND_SOUNDS, writeBlend } from '../../tools/authoring/blend-sounds-words';
import { judgePooledPhonemes } from '../../tools/authoring/first-sounds-stop';
import { getPicture, isVowelSound, type PictureWord } from '../../tools/authoring/picture-words';

const task = getTask(getBattery('arskurs-1'), 'blend-sounds') as ChoiceTask;
const formItems = FORM_IDS.map((form) => task.forms[form]!.items);
const everyItem = [...task.practice, ...formItems.flat()];
const answerOf = (item: ChoiceItem) => getPicture(item.correctOptionId);
const wrongOf = (item: ChoiceItem) =>
  item.options.filter(({ id }) => id !== item.correctOptionId).map(({ id }) => getPicture(id));

function sharesSound(answer: PictureWord, wrong: PictureWord): boolean {
  return (
    answer.sounds[0] === wrong.sounds[0] ||
    answer.sounds.at(-1) === wrong.sounds.at(-1) ||
    wrong.sounds.some((sound) => isVowelSound(sound) && answer.sounds.includes(sound))
  );
}

describe('blend-sounds', () => {
  it.each(FORM_IDS)(
    'form %s has five words of two, of three and of four sounds, in order',
    (form) => {
      const lengths = task.forms[form]!.items.map((item) => BLEND_SOUNDS[item.clip!]!.length);
      expect(lengths).toEqual([2, 3, 4].flatMap((sounds) => Array(5).fill(sounds)));
    },
  );

  it('is only heard, and names no picture', () => {
    for (const item of everyItem) {
      expect(item.clip).toBe(`blend-${item.correctOptionId}`);
      expect(item.stimulus).toBeUndefined();
      expect(item.stimulusPicture).toBeUndefined();
      for (const option of item.options) expect(option.clip).toBeUndefined();
    }
  });

  it('counts sounds, not letters', () => {
    expect(BLEND_SOUNDS['blend-ice']).toEqual(['i:', 's']);
    expect(BLEND_SOUNDS['blend-egg']).toHaveLength(2);
    expect(BLEND_SOUNDS['blend-ring']).toEqual(['r', 'i', 'ng']);
    expect(BLEND_SOUNDS['blend-book']).toEqual(['b', 'o:', 'k']);
    expect(BLEND_SOUNDS['blend-fish']).toHaveLength(4);
    expect(writeBlend('blend-pencil')).toBe('p – e – n – a');
    expect(writeBlend('blend-egg')).toBe('ä – g');
  });

  it('has sounds that every region divides alike: no rn, rt, rs, rd, sj or tj', () => {
    for (const sounds of Object.values(BLEND_SOUNDS)) {
      expect(sounds.join(' ')).not.toMatch(/\br [nltsd]\b/);
      for (const sound of sounds) expect(['sj', 'tj']).not.toContain(sound);
    }
  });

  it('has wrong options near in sound: first sound, last sound or vowel', () => {
    for (const item of formItems.flat()) {
      const answer = answerOf(item);
      for (const wrong of wrongOf(item)) expect(sharesSound(answer, wrong)).toBe(true);
      const isNearLength = (wrong: PictureWord) =>
        Math.abs(wrong.sounds.length - answer.sounds.length) <= 1;
      expect(wrongOf(item).filter(isNearLength).length).toBeGreaterThanOrEqual(1);
    }
  });

  it('practises with wrong options that share no first sound', () => {
    for (const item of task.practice)
      for (const wrong of wrongOf(item)) expect(wrong.sounds[0]).not.toBe(answerOf(item).sounds[0]);
  });

  it('has seven words of two sounds, each in two or three forms and in another place', () => {
    const asked = formItems.map((items) => items.slice(0, 5).map((item) => item.correctOptionId));
    const words = [...new Set(asked.flat())];
    expect(words).toHaveLength(7);
    for (const word of words) {
      const places = asked.map((form) => form.indexOf(word)).filter((place) => place >= 0);
      expect(places.length).toBeGreaterThanOrEqual(2);
      expect(places.length).toBeLessThanOrEqual(3);
    }
  });

  it('shares three words of two sounds between forms after each other, the fewest possible', () => {
    const asked = formItems.map((items) => items.slice(0, 5).map((item) => item.correctOptionId));
    for (const index of [0, 1, 2])
      expect(asked[index]!.filter((word) => asked[index + 1]!.includes(word))).toHaveLength(3);
  });

  it('asks for a word of three or four sounds in one form only', () => {
    const longer = formItems.flatMap((items) => items.slice(5).map((item) => item.correctOptionId));
    expect(new Set(longer).size).toBe(40);
  });

  it('stops only where both readings allow it: pooled in autumn, alone in winter', () => {
    expect(task.stopTable).toEqual([
      { presented: 5, atMost: 0 },
      { presented: 10, atMost: 2 },
    ]);
    const alone = { items: 15, options: 4, limit: 2 / 3, clearlyBelowAt: 10 };
    for (const { presented, atMost } of task.stopTable)
      for (const judged of [
        judgeSampledItems(alone, presented, atMost),
        judgePooledPhonemes('blend', presented, atMost),
      ]) {
        expect(judged.staysBelow).toBeGreaterThanOrEqual(0.98);
        expect(judged.below).toBeGreaterThanOrEqual(0.8);
      }
    expect(judgePooledPhonemes('blend', 10, 3).staysBelow).toBeLessThan(0.98);
  });
});
