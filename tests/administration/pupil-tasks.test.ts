import { describe, expect, it } from 'vitest';
import type { AttemptState, HeartbeatResponse } from '~/administration/device-protocol';
import type { AttemptRecord } from '~/administration/device-storage.client';
import { fetchTexts } from '~/administration/runner/fetch-texts';
import { countLanterns, listRemaining } from '~/administration/runner/pupil-tasks';
import { dropCode, readAddress, tidyCode } from '~/administration/runner/read-address';
import { SWEDISH } from '~/administration/runner/texts';
import { ENGLISH } from '~/administration/runner/texts-en';
import type { Battery } from '~/instruments/battery';
import { makeChoiceTask, makeGridPlan } from './small-tasks';

const battery: Battery = {
  id: 'small',
  version: 1,
  locale: 'sv-SE',
  title: { sv: 'Liten', en: 'Small' },
  voice: { id: 'none', synthetic: true },
  tasks: [makeChoiceTask({ id: 'one' }), makeChoiceTask({ id: 'two' }), makeGridPlan().task],
  windows: { winter: { form: 'B', wholeClass: ['one', 'two'], oneToOne: ['small-grid'] } },
};

function hear(tasks: [string, string][], attempts: AttemptState[] = []): HeartbeatResponse {
  return {
    admission: 'admitted',
    kind: 'pupil',
    serverTimeMs: 0,
    round: {
      roundId: 'round',
      batteryId: 'small',
      batteryVersion: 1,
      windowKind: 'winter',
      paused: false,
      lessonOver: false,
      synthetic: true,
    },
    pupils: [
      {
        membershipId: 'me',
        signId: 'fox',
        taken: false,
        displayName: null,
        tasks: tasks.map(([taskId, formId]) => ({ taskId, formId })),
        oneToOne: [],
      },
    ],
    own: { membershipId: 'me', attempts },
    letOn: false,
    showGrid: null,
  };
}

function endedHere(taskId: string, ending: string | null): AttemptRecord {
  return {
    attemptId: `run-${taskId}`,
    roundId: 'round',
    membershipId: 'me',
    taskId,
    formId: 'B',
    ending,
    adoptedItemIds: null,
    firstSequence: 0,
    soundCheck: false,
  };
}

const ids = (heartbeat: HeartbeatResponse, here: AttemptRecord[]) =>
  listRemaining(heartbeat, battery, here).map((entry) => `${entry.taskId} ${entry.formId}`);

describe('what a pupil has left', () => {
  const both = hear([
    ['one', 'B'],
    ['two', 'B'],
  ]);

  it('leaves out what was ended here before the server has heard of it', () => {
    expect(ids(both, [])).toEqual(['one B', 'two B']);
    expect(ids(both, [endedHere('one', 'completed')])).toEqual(['two B']);
    expect(ids(both, [endedHere('one', 'stop-rule')])).toEqual(['two B']);
    expect(ids(both, [endedHere('one', null)])).toEqual(['one B', 'two B']);
  });

  it('takes up again what the lesson’s end cut off, and what the server made void', () => {
    expect(ids(both, [endedHere('one', 'lesson-over')])).toEqual(['one B', 'two B']);
    const void_: AttemptState = {
      attemptId: 'run-one',
      taskId: 'one',
      formId: 'B',
      state: 'void',
      answeredItemIds: [],
      deviceId: 'other',
      nextSequence: 3,
    };
    const heard = hear([['one', 'B']], [void_]);
    expect(ids(heard, [endedHere('one', 'completed')])).toEqual(['one B']);
    expect(ids(hear([['one', 'D']]), [endedHere('one', 'completed')])).toEqual(['one D']);
  });

  it('never takes a task that an adult must mark, or one it does not know', () => {
    const odd = hear([
      ['small-grid', 'B'],
      ['three', 'B'],
      ['one', 'Q'],
    ]);
    expect(ids(odd, [])).toEqual([]);
  });

  it('goes to the reserve form when a timed run was cut off here, before the server has heard', () => {
    expect(ids(both, [endedHere('one', 'abandoned')])).toEqual(['one D', 'two B']);
    const again = { ...endedHere('one', 'completed'), formId: 'D' };
    expect(ids(both, [endedHere('one', 'abandoned'), again])).toEqual(['two B']);
  });

  it('lights the same number of lanterns for everyone', () => {
    const [one, two] = listRemaining(both, battery, []);
    if (!one || !two) throw new Error('two tasks are left');
    expect(countLanterns(both, battery, [one, two])).toEqual({ lanterns: 2, lit: 0 });
    expect(countLanterns(both, battery, [two])).toEqual({ lanterns: 2, lit: 1 });
    expect(countLanterns(both, battery, [])).toEqual({ lanterns: 2, lit: 2 });
  });

  it('counts the second sitting’s own lanterns, also when it is over', () => {
    const second: Battery = {
      ...battery,
      windows: {
        winter: { form: 'B', wholeClass: ['one', 'three'], secondSitting: ['two'], oneToOne: [] },
      },
    };
    const left = listRemaining(hear([['two', 'B']]), second, []);
    expect(countLanterns(hear([['two', 'B']]), second, left)).toEqual({ lanterns: 1, lit: 0 });
    const done: AttemptState = {
      attemptId: 'run-two',
      taskId: 'two',
      formId: 'B',
      state: 'completed',
      answeredItemIds: [],
      deviceId: 'this',
      nextSequence: 3,
    };
    expect(countLanterns(hear([], [done]), second, [])).toEqual({ lanterns: 1, lit: 1 });
  });
});

describe('the address', () => {
  it('gives code, pupil, task and language, and can be rid of the code', () => {
    const address = readAddress('#kod=ab-12&elev=me&uppgift=read-words&lang=en');
    expect(address).toEqual({
      code: 'ab-12',
      membershipId: 'me',
      taskId: 'read-words',
      besideFormId: null,
      language: 'en',
      isGuest: false,
      trial: null,
    });
    expect(readAddress('#lang=de').language).toBeNull();
    expect(readAddress('#kod=ab').trial).toBeNull();
    expect(dropCode('#kod=ab&elev=me')).toBe('#elev=me');
    expect(dropCode('#kod=ab')).toBe('');
    expect(tidyCode(' ab-1 2')).toBe('AB12');
  });

  it('names a task to try, and nothing when the name is not whole', () => {
    const trial = { batteryId: 'arskurs-1', taskId: 'spell-words', formId: 'A' };
    expect(readAddress('#prova=arskurs-1.spell-words.A').trial).toEqual(trial);
    for (const broken of ['#prova', '#prova=', '#prova=a.b', '#prova=a.b.Q', '#prova=a..A']) {
      expect(readAddress(broken).trial).toBeNull();
    }
  });
});

describe('texts', () => {
  it('are there in both languages, and name no diagnosis', () => {
    expect(Object.keys(ENGLISH).sort()).toEqual(Object.keys(SWEDISH).sort());
    for (const text of [...Object.values(SWEDISH), ...Object.values(ENGLISH)]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/dysle|guess|suspicious/i);
    }
  });

  it('are fetched in the language that is asked for', async () => {
    expect(await fetchTexts('en')).toEqual(ENGLISH);
    expect(await fetchTexts('sv')).toEqual(SWEDISH);
  });
});
