import { describe, expect, it } from 'vitest';
import { listCarriedTasks, listGivenTasks } from '~/administration/carried-tasks';
import { type ClassPupil, type DeviceView, listDevicePupils } from '~/administration/device-pupils';
import { estimateReadingMinutes, orderReaders } from '~/administration/reading-order';
import { listSittingTasks } from '~/administration/sitting-tasks';
import { getBattery } from '~/instruments/batteries';
import { type Battery, getTask, type WindowPlan } from '~/instruments/battery';

const plan: WindowPlan = {
  form: 'B',
  wholeClass: ['letters', 'blend', 'words'],
  carried: ['letters', 'blend'],
  secondSitting: ['vocabulary'],
  oneToOne: ['read', 'made-up'],
  optional: [],
};

const TASK_OF: Record<string, string> = {
  letters: 'letter-sounds',
  blend: 'blend-sounds',
  words: 'real-or-made-up',
};
const yearOne = getBattery('arskurs-1');
const battery: Battery = {
  ...yearOne,
  tasks: Object.entries(TASK_OF).map(([id, known]) => ({ ...getTask(yearOne, known), id })),
};

describe('carried tasks', () => {
  it.each([
    [[], ['letters', 'blend', 'words'], ['letters', 'blend']],
    [['letters'], ['blend', 'words'], ['blend']],
    [['letters', 'blend'], ['words'], []],
    [['words'], ['letters', 'blend', 'words'], ['letters', 'blend']],
  ])('secure in %j: gives %j, carried %j', (secure, given, carried) => {
    expect(listGivenTasks(plan, new Set(secure))).toEqual(given);
    expect(listCarriedTasks(plan, new Set(secure))).toEqual(carried);
  });

  it('without any earlier result everything is given: a late joiner does it all', () => {
    expect(listGivenTasks(plan)).toEqual(plan.wholeClass);
    expect(listCarriedTasks(plan)).toEqual(plan.carried);
  });

  it('a window that carries nothing gives everything', () => {
    const plain: WindowPlan = { form: 'A', wholeClass: ['letters'], oneToOne: [] };
    expect(listGivenTasks(plain, new Set(['letters']))).toEqual(['letters']);
    expect(listCarriedTasks(plain)).toEqual([]);
    expect(listSittingTasks({ battery, plan: plain }, 'second')).toEqual([]);
  });

  it('only a second sitting has the tasks of the second sitting', () => {
    expect(listSittingTasks({ battery, plan }, 'second')).toEqual(['vocabulary']);
    for (const kind of ['lesson', 'catch-up', 'one-to-one'] as const) {
      expect(listSittingTasks({ battery, plan }, kind, new Set(['letters']))).toEqual([
        'blend',
        'words',
      ]);
    }
  });
});

describe('what a device lists', () => {
  const pupil = (membershipId: string): ClassPupil => ({
    membershipId,
    signId: 'fox',
    state: null,
    deviceId: null,
    seenAt: null,
    late: null,
  });
  const view = (over: Partial<DeviceView>): DeviceView => ({
    deviceId: 'device',
    kind: 'pupil',
    sittingKind: 'lesson',
    found: { battery, plan },
    secure: new Map([['one', new Set(['letters', 'blend'])]]),
    nowMs: 0,
    asked: new Map(),
    probes: [],
    names: new Map(),
    ...over,
  });
  const tasksOf = (over: Partial<DeviceView>) =>
    listDevicePupils([pupil('one'), pupil('two')], [], view(over)).map(({ tasks }) =>
      tasks.map(({ taskId }) => taskId),
    );

  it('leaves out what a pupil was clearly above in', () =>
    expect(tasksOf({})).toEqual([['words'], ['letters', 'blend', 'words']]));

  it('lists the second sitting in a sitting of that kind, and nobody when there is none', () => {
    const without = { ...plan, secondSitting: [] };
    expect(tasksOf({ sittingKind: 'second' })).toEqual([['vocabulary'], ['vocabulary']]);
    expect(tasksOf({ sittingKind: 'second', found: { battery, plan: without } })).toEqual([]);
  });
});

describe('the order of a one-to-one list', () => {
  const reader = (name: string, ...readings: [string, string | null][]) => ({
    name,
    readings: readings.map(([taskId, since]) => ({ taskId, since })),
  });

  it('is by the first task of the window, then by who has waited longest', () => {
    const readers = [
      reader('late', ['read', '2026-02-03T08:00:00.000Z']),
      reader('made-up', ['made-up', '2026-01-01T08:00:00.000Z']),
      reader('unknown', ['read', null]),
      reader('both', ['made-up', '2026-02-05T08:00:00.000Z'], ['read', '2026-02-01T08:00:00.000Z']),
      reader('other', ['not planned', '2025-01-01T08:00:00.000Z']),
    ];
    expect(orderReaders(readers, plan.oneToOne).map(({ name }) => name)).toEqual([
      'both',
      'late',
      'unknown',
      'made-up',
      'other',
    ]);
  });

  it('takes about five minutes a pupil', () =>
    expect([0, 1, 7].map(estimateReadingMinutes)).toEqual([0, 5, 35]));
});
