import { describe, expect, it } from 'vitest';
import {
  type FetchedLetter,
  isNewStep,
  listStandingSteps,
  prepareLetters,
  readLetterBatchForm,
} from '~/support/paper/letter-batch';

const letterOf = (pupilId: string) => ({ template: '', letter: { pupilId } }) as FetchedLetter;

/** Prepares letters; those in `broken` fail. What happened, in order. */
async function prepare(
  wanted: string[],
  broken: string[] = [],
  stopAfter = Number.POSITIVE_INFINITY,
) {
  const told: string[] = [];
  const controller = new AbortController();
  const steps = {
    fetchOne: async (pupilId: string) => {
      told.push(`ask ${pupilId}`);
      if (broken.includes(pupilId)) throw new Error('network');
      return letterOf(pupilId);
    },
    onDone: (pupilId: string) => {
      told.push(`done ${pupilId}`);
      if (told.filter((line) => line.startsWith('done')).length >= stopAfter) controller.abort();
    },
    onFailed: (pupilId: string) => told.push(`failed ${pupilId}`),
  };
  await prepareLetters(wanted, steps, controller.signal);
  return told;
}

describe('preparing one after another', () => {
  it('asks for the next when the one before is there', async () => {
    expect(await prepare(['a', 'b'])).toEqual(['ask a', 'done a', 'ask b', 'done b']);
  });

  it('one that fails is told, and loses none of the others', async () => {
    expect(await prepare(['a', 'b', 'c'], ['b'])).toEqual([
      'ask a',
      'done a',
      'ask b',
      'failed b',
      'ask c',
      'done c',
    ]);
  });

  it('stops when it is told to, and asks for no more', async () => {
    expect(await prepare(['a', 'b', 'c'], [], 1)).toEqual(['ask a', 'done a']);
  });

  it('what is broken off by the stop itself is no failure', async () => {
    const controller = new AbortController();
    const failed: string[] = [];
    await prepareLetters(
      ['a'],
      {
        fetchOne: async () => {
          controller.abort();
          throw new Error('aborted');
        },
        onDone: () => failed.push('done'),
        onFailed: (pupilId) => failed.push(pupilId),
      },
      controller.signal,
    );
    expect(failed).toEqual([]);
  });
});

describe('steps of a letter', () => {
  it('a taking back removes the one before it', () => {
    const rows = ['printed', 'handed-out', 'taken-back'].map((kind) => ({ kind }));
    expect(listStandingSteps(rows)).toEqual([{ kind: 'printed' }]);
    expect(listStandingSteps([{ kind: 'taken-back' }])).toEqual([]);
  });

  it('is handed out once, and printed as often as one likes', () => {
    expect(isNewStep('handed-out', { kind: 'handed-out' })).toBe(false);
    expect(isNewStep('handed-out', { kind: 'printed' })).toBe(true);
    expect(isNewStep('printed', { kind: 'printed' })).toBe(true);
    expect(isNewStep('handed-out', null)).toBe(true);
  });

  it('a form without pupils, or with something else than ids, is none', () => {
    const read = (fields: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return readLetterBatchForm(form);
    };
    const id = '0192f4f0-1111-7111-8111-111111111111';
    expect(read({ intent: 'printed', pupilIds: `${id},${id}`, language: 'sv' })).toEqual({
      intent: 'printed',
      pupilIds: [id],
      language: 'sv',
    });
    expect(read({ intent: 'printed', pupilIds: '', language: 'sv' })).toBeNull();
    expect(read({ intent: 'handed-out', pupilIds: 'Alva' })).toBeNull();
    expect(read({ intent: 'shred', pupilIds: id })).toBeNull();
  });
});
