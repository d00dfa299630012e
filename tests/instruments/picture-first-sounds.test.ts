import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import { type ChoiceItem, type ChoiceTask, FORM_IDS, getTask } from '~/instruments/battery';
import { computeStopTable } from '~/instruments/stop-table';
import { judgePooledPhonemes } from '../../tools/authoring/first-sounds-stop';
import { beginningOf, isFairAnswer, isFairWrong } from '../../tools/authoring/first-sounds-words';
import { endAlike, getPicture, isVowelSound } from '../../tools/authoring/picture-words';

const task = getTask(getBattery('arskurs-1'), 'first-sounds') as ChoiceTask;
const formItems = FORM_IDS.map((form) => task.forms[form]!.items);
const everyItem = [...task.practice, ...formItems.flat()];
const stimulusOf = (item: ChoiceItem) => getPicture(item.stimulusPicture!);
const answerOf = (item: ChoiceItem) => getPicture(item.correctOptionId);
const wrongOf = (item: ChoiceItem) =>
  item.options.filter(({ id }) => id !== item.correctOptionId).map(({ id }) => getPicture(id));

describe('first-sounds', () => {
  it('says and shows the word, and names every picture', () => {
    for (const item of everyItem) {
      expect(item.clip).toBe(`word-${item.stimulusPicture}`);
      expect(item.stimulus).toBeUndefined();
      for (const option of item.options) expect(option.clip).toBe(`word-${option.picture}`);
    }
  });

  it('has one option with the first sound of the word, and it is the right one', () => {
    for (const item of everyItem) {
      const first = stimulusOf(item).sounds[0];
      const same = item.options.filter(({ id }) => getPicture(id).sounds[0] === first);
      expect(same.map(({ id }) => id)).toEqual([item.correctOptionId]);
      expect(item.options.map(({ id }) => id)).not.toContain(item.stimulusPicture);
    }
  });

  it('uses words whose first letter says its own sound, so letter and sound never disagree', () => {
    for (const item of everyItem)
      for (const { sv, sounds } of [stimulusOf(item), answerOf(item), ...wrongOf(item)]) {
        expect(sounds[0]!.replace(':', '')).toBe(sv[0]);
        expect(sv).not.toMatch(/^(sj|stj|skj|tj|kj|hj|lj|dj|gj|sk[eiyäö]|[kg][eiyäö]|[cqwxz])/);
        expect(['e', 'å', 'ö', 'u', 'y']).not.toContain(sv[0]);
      }
  });

  it('has wrong options that share neither first sound, first letter nor ending', () => {
    for (const item of everyItem) {
      const stimulus = stimulusOf(item);
      for (const wrong of wrongOf(item)) {
        expect(wrong.sounds[0]).not.toBe(stimulus.sounds[0]);
        expect(wrong.sv[0]).not.toBe(stimulus.sv[0]);
        expect(endAlike(stimulus, wrong)).toBe(false);
        expect(isFairWrong(stimulus, wrong)).toBe(true);
      }
      expect(new Set(item.options.map(({ id }) => getPicture(id).sounds[0])).size).toBe(3);
    }
  });

  it('can only be answered by the first sound: not by rhyme, the second sound or meaning', () => {
    for (const item of everyItem) {
      expect(isFairAnswer(stimulusOf(item), answerOf(item))).toBe(true);
      const fields = item.options.map(({ id }) => getPicture(id).field);
      expect(fields).not.toContain(stimulusOf(item).field);
    }
  });

  it('would notice a trap', () => {
    const fair = (stimulus: string, answer: string) =>
      isFairAnswer(getPicture(stimulus), getPicture(answer));
    expect(fair('sun', 'star')).toBe(false);
    expect(fair('sun', 'chair')).toBe(false);
    expect(fair('duck', 'monkey')).toBe(false);
    expect(fair('sun', 'swan')).toBe(true);
    expect(isFairWrong(getPicture('sun'), getPicture('star'))).toBe(false);
    expect(isFairWrong(getPicture('bus'), getPicture('pencil'))).toBe(false);
    expect(isFairWrong(getPicture('house'), getPicture('mouse'))).toBe(false);
  });

  it('begins with vowels, then what can be held, then what cannot', () => {
    for (const items of formItems) {
      const strata = items.map((item) => item.stratum);
      for (const [index, item] of items.entries())
        expect(strata[index]).toBe(beginningOf(stimulusOf(item)));
      expect(strata.slice(0, 3)).toEqual(['vowel', 'vowel', 'vowel']);
      expect(strata.slice(3, 8).every((stratum) => stratum === 'continuant, single')).toBe(true);
      expect(strata.slice(15).every((stratum) => stratum === 'stop, cluster')).toBe(true);
    }
  });

  it('varies the first sounds: no consonant twice in a row, none more than three in a form', () => {
    for (const items of formItems) {
      const sounds = items.map((item) => stimulusOf(item).sounds[0]!);
      for (const sound of sounds)
        expect(sounds.filter((other) => other === sound).length).toBeLessThanOrEqual(3);
      sounds.slice(3).forEach((sound, index) => {
        if (!isVowelSound(sound)) expect(sound).not.toBe(sounds[index + 2]);
      });
    }
  });

  it('asks for a word in one form only; of the few vowel words some come back in form D', () => {
    const asked = formItems.map((items) => items.map((item) => item.stimulusPicture!));
    const screening = asked.slice(0, 3).flat();
    expect(new Set(screening).size).toBe(screening.length);
    const again = asked[3]!.filter((id) => screening.includes(id));
    expect(again).toEqual(['egg']);
  });

  it('stops where the pooled result would stay clearly below', () => {
    expect(task.stopTable).toEqual(
      computeStopTable([6, 12], (presented, right) =>
        judgePooledPhonemes('first', presented, right),
      ),
    );
    expect(task.stopTable).toEqual([
      { presented: 6, atMost: 0 },
      { presented: 12, atMost: 4 },
    ]);
    expect(judgePooledPhonemes('first', 12, 5).staysBelow).toBeLessThan(0.98);
    expect(judgePooledPhonemes('first', 18, 18).below).toBeLessThan(0.01);
  });
});
