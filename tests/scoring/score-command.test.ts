import { describe, expect, it } from 'vitest';
import type { AttemptEvent } from '~/administration/attempt-event';
import { runScoreCommand } from '~/scoring/score-command';
import {
  choiceRun,
  eventsOf,
  gridRun,
  letterSounds,
  realOrMadeUp,
  smallBattery,
  startedBody,
  uuidOf,
} from './task-factory';

const battery = smallBattery();
const lines = (events: AttemptEvent[]) => events.map((event) => JSON.stringify(event));
const run = (events: AttemptEvent[]) => runScoreCommand(battery, lines(events));

const onePupil = [
  ...eventsOf(choiceRun(letterSounds(), 19), 1),
  ...eventsOf(choiceRun(realOrMadeUp(), 32), 2),
  ...eventsOf(gridRun(6, [0]), 3),
];

describe('events in, results out', () => {
  it('gives each attempt its figures and each pupil a level and a sentence', () => {
    const outcome = run(onePupil);
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(outcome.attempts).toHaveLength(3);
    expect(outcome.attempts[0]).toMatchObject({
      attemptId: uuidOf(1),
      pupil: uuidOf(7),
      task: 'letter-sounds',
      form: 'B',
      state: 'done',
      right: 19,
      presented: 24,
      wrong: 5,
      notReached: 0,
      seconds: null,
      perMinute: null,
      interpretable: true,
      reasons: [],
    });
    expect(outcome.attempts[2]).toMatchObject({
      task: 'read-words',
      right: 6,
      presented: 7,
      wrong: 1,
      seconds: 60,
      perMinute: 6,
    });
    expect(outcome.pupils).toHaveLength(1);
    expect(outcome.pupils[0]).toMatchObject({
      id: uuidOf(7),
      level: 'needs-follow-up',
      decidedBy: 'decoding',
    });
    expect(outcome.pupils[0]?.sentenceSv).toContain('6 ord rätt lästa på 60 sekunder');
  });

  it('does not depend on the order of the lines, on repeats or on empty lines', () => {
    const mixed = ['', ...lines([...onePupil].reverse()), ...lines(onePupil), '  '];
    expect(runScoreCommand(battery, mixed)).toEqual(run(onePupil));
  });

  it('counts the first attempt of a task, whatever the order of the lines', () => {
    const events = [
      ...eventsOf(choiceRun(letterSounds(), 24), 5),
      ...eventsOf(choiceRun(letterSounds(), 10), 4),
    ];
    const outcome = run(events);
    expect(outcome.ok && outcome.pupils[0]?.sentenceEn).toContain('10 of 24 sounds');
  });

  it('no line at all gives nothing', () =>
    expect(runScoreCommand(battery, [])).toEqual({ ok: true, attempts: [], pupils: [] }));

  it('the reserve form belongs to the only window that the battery plans', () => {
    const bodies = choiceRun(letterSounds(), 24).map((body) =>
      body.type === 'started' ? { ...body, formId: 'D' as const } : body,
    );
    expect(run(eventsOf(bodies))).toMatchObject({ ok: true, pupils: [{ level: 'incomplete' }] });
  });
});

describe('bad input is refused with one clear line', () => {
  const events = eventsOf(choiceRun(letterSounds(), 3));
  const started = (over: object) =>
    eventsOf([{ ...startedBody('letter-sounds'), ...over } as AttemptEvent['body']]);
  it.each([
    ['no JSON', () => runScoreCommand(battery, ['{']), 'Line 1 is not JSON'],
    [
      'not an event',
      () => runScoreCommand(battery, [...lines(events.slice(0, 1)), '{"id":"x"}']),
      'Line 2 is not an attempt event at id',
    ],
    ['no first event', () => run(events.slice(1)), 'first event is missing'],
    ['another battery', () => run(started({ batteryId: 'odd' })), 'taken on odd version 1'],
    ['an unknown task', () => run(started({ taskId: 'odd' })), 'no task odd'],
    [
      'two forms in one attempt',
      () => run(eventsOf([startedBody('letter-sounds', 'A'), startedBody('letter-sounds', 'B')])),
      'two tasks or forms',
    ],
    [
      'an unknown policy',
      () => runScoreCommand(battery, lines(events), { policyId: 'odd' }),
      'no policy odd',
    ],
    [
      'a window without limits',
      () => runScoreCommand(battery, lines(events), { window: 'spring' }),
      'no window spring',
    ],
  ])('%s', (_, call, part) => {
    const outcome = call();
    expect(outcome.ok).toBe(false);
    expect(!outcome.ok && outcome.problem).toContain(part);
  });

  it('a form that no planned window has, in a battery of two windows', () => {
    const windows = {
      ...battery.windows,
      spring: { ...battery.windows.winter!, form: 'C' as const },
    };
    const bodies = choiceRun(letterSounds(), 3).map((body) =>
      body.type === 'started' ? { ...body, formId: 'D' as const } : body,
    );
    const outcome = runScoreCommand({ ...battery, windows }, lines(eventsOf(bodies)));
    expect(outcome).toMatchObject({ ok: false, problem: expect.stringContaining('form D') });
  });
});
