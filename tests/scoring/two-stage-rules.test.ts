import { describe, expect, it } from 'vitest';
import { listAskedTasks } from '~/scoring/asked-tasks';
import {
  type ControlCandidate,
  chooseControlPupil,
  type DrawnPupil,
} from '~/scoring/control-pupil';
import type { ScoredAttempt } from '~/scoring/counted-attempt';
import { listCountedResults } from '~/scoring/counted-results';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import { judgeValidity } from '~/scoring/response-validity';
import { scoreAttempt } from '~/scoring/task-score';
import { listTaskStandings } from '~/scoring/task-standings';
import { choiceRun, eventsOf, gridRun, gridTask, letterSounds, result } from './task-factory';

const policy = getPolicy('standard-1');

describe('the control pupil', () => {
  const pupil = (
    membershipId: string,
    level: ControlCandidate['level'],
    state: string | null = null,
  ) => ({ membershipId, level, state });
  const done = ['a', 'b', 'c', 'd'].map((id) => pupil(id, 'above'));
  const draw = (
    roundId: string,
    pupils: readonly ControlCandidate[],
    facts: { isSittingOpen?: boolean; drawn?: DrawnPupil } = {},
  ) => chooseControlPupil(roundId, { pupils, isSittingOpen: true, drawn: null, ...facts });

  it('is one above the limit, the same every time, whatever the order', () => {
    const pupils = [...done, pupil('low', 'needs-follow-up'), pupil('middle', 'look-again')];
    const drawn = draw('round-1', pupils);
    expect(['a', 'b', 'c', 'd']).toContain(drawn);
    expect(draw('round-1', pupils.toReversed())).toBe(drawn);
  });

  it('is drawn evenly over rounds', () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 2000; round += 1) {
      const drawn = draw(`round-${round}`, done) ?? 'none';
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect(counts.size).toBe(4);
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(100);
  });

  it('waits in an open sitting for everybody who takes part, and for nobody else', () => {
    expect(draw('r', [...done, pupil('e', null)])).toBeNull();
    expect(draw('r', [...done, pupil('e', 'incomplete')])).toBeNull();
    expect(draw('r', [...done, { ...pupil('e', null), waits: true }])).not.toBeNull();
    for (const state of ['absent', 'exempt', 'declined']) {
      expect(draw('r', [...done, pupil('e', null, state)])).not.toBeNull();
      expect(draw('r', [pupil('e', 'above', state)])).toBeNull();
    }
    expect(draw('r', [pupil('e', 'look-again')])).toBeNull();
    expect(draw('r', [])).toBeNull();
  });

  it('waits for nobody once no sitting is open: who never comes holds nothing up', () => {
    const ended = { isSittingOpen: false };
    const pupils = [...done, pupil('e', null), pupil('f', 'incomplete')];
    expect(['a', 'b', 'c', 'd']).toContain(draw('r', pupils, ended));
    expect(draw('r', [pupil('e', null), pupil('f', 'incomplete')], ended)).toBeNull();
  });

  it('a drawn pupil who is away gives the place to another, and never after a reading was begun', () => {
    const first = draw('r', done)!;
    const as = (change: Partial<ControlCandidate>) =>
      done.map((one) => (one.membershipId === first ? { ...one, ...change } : one));
    const waiting = { drawn: { membershipId: first, hasBegun: false } };
    const begun = { drawn: { membershipId: first, hasBegun: true } };
    expect(draw('r', done, waiting)).toBeNull();
    for (const state of ['absent', 'exempt', 'declined']) {
      const second = draw('r', as({ state }), waiting);
      expect(second).not.toBeNull();
      expect(second).not.toBe(first);
      expect(draw('r', as({ state }), begun)).toBeNull();
    }
    const left = done.filter(({ membershipId }) => membershipId !== first);
    expect(draw('r', left, waiting)).not.toBeNull();
    expect(draw('r', left, begun)).toBeNull();
    // A teacher's wish moves the level, and the draw stands.
    expect(draw('r', as({ level: 'look-again' }), waiting)).toBeNull();
    const alone = [pupil(first, 'above', 'absent'), pupil('low', 'needs-follow-up')];
    expect(draw('r', alone, waiting)).toBeNull();
  });
});

describe('standings', () => {
  const autumn = (letters: number, first: number, blend: number) =>
    listTaskStandings(
      policy,
      assessLevel(policy, {
        window: 'autumn',
        results: [
          result('letter-sounds', letters, 24),
          result('first-sounds', first, 18),
          result('blend-sounds', blend, 15),
        ],
      }),
    );

  it('pooled tasks stand by their skill; the bound itself is secure', () => {
    expect(autumn(16, 14, 10)).toEqual([
      { taskId: 'letter-sounds', secure: true },
      { taskId: 'first-sounds', secure: true },
      { taskId: 'blend-sounds', secure: true },
    ]);
    expect(autumn(15, 18, 4).map(({ secure }) => secure)).toEqual([false, false, false]);
  });

  it('without a result a task is not secure; one-to-one and supporting tasks have no standing', () => {
    const nothing = assessLevel(policy, { window: 'winter', results: [] });
    expect(listTaskStandings(policy, nothing)).toEqual([
      { taskId: 'real-or-made-up', secure: false },
      { taskId: 'read-sentences', secure: false },
    ]);
  });
});

describe('what counts', () => {
  const rule = { rapidUnderMs: 400, rapidShare: 0.3 };
  const scored = (
    attemptId: string,
    task: Parameters<typeof scoreAttempt>[0],
    bodies: Parameters<typeof eventsOf>[0],
    over: Partial<ScoredAttempt> = {},
  ): ScoredAttempt => {
    const score = scoreAttempt(task, 'B', eventsOf(bodies));
    const validity = judgeValidity(score, rule);
    return { attemptId, invalidated: false, secondMarker: false, score, validity, ...over };
  };
  const read = (id: string, last: number, over?: Partial<ScoredAttempt>) =>
    scored(id, gridTask(), gridRun(last, []), over);
  const idsOf = (attempts: ScoredAttempt[]) =>
    listCountedResults(policy, attempts).map(({ attemptId }) => attemptId);

  it('every finished reading of a list, and the first of a choice task', () => {
    const letters = letterSounds();
    expect(
      idsOf([
        scored('l1', letters, choiceRun(letters, 9)),
        scored('l2', letters, choiceRun(letters, 20)),
        read('r1', 9),
        read('aside', 9, { invalidated: true }),
        read('second adult', 9, { secondMarker: true }),
        scored('open', gridTask(), gridRun(5, []).slice(0, 3)),
        read('r2', 12),
      ]),
    ).toEqual(['l1', 'r1', 'r2']);
  });

  it('one unfinished reading says why there is no result', () =>
    expect(idsOf([scored('open', gridTask(), gridRun(5, []).slice(0, 3))])).toEqual(['open']));

  it('the first finished naming is told of', () => {
    const naming = {
      ...gridTask({ id: 'name-pictures', itemCount: 36, stopAfterFirstRowWrong: false }),
      kind: 'rapid-naming' as const,
    };
    const bodies = gridRun(35, []).map((body) =>
      body.type === 'started' ? { ...body, taskId: 'name-pictures' } : body,
    );
    expect(
      idsOf([
        scored('n0', naming, bodies.slice(0, 2)),
        scored('n1', naming, bodies),
        scored('n2', naming, bodies),
      ]),
    ).toEqual(['n1']);
  });
});

describe('the one-to-one list of a pupil', () => {
  const phonemesLow = assessLevel(policy, {
    window: 'autumn',
    results: [
      result('letter-sounds', 14, 24),
      result('first-sounds', 12, 18),
      result('blend-sounds', 9, 15),
      { ...result('read-made-up-words', 8, 8), seconds: 60 },
    ],
  });
  const entry = (taskId: string, reason: 'policy' | 'teacher' | 'control', day: number) => ({
    taskId,
    reason,
    since: `2026-09-0${day}T08:00:00.000Z`,
  });

  it('names each task once, in the order of the window, and a person before the policy', () => {
    const list = [
      entry('name-pictures', 'teacher', 3),
      entry('say-letter-sounds', 'policy', 2),
      entry('say-letter-sounds', 'teacher', 1),
      entry('read-made-up-words', 'teacher', 1),
    ];
    expect(phonemesLow.oneToOne).toEqual(['say-letter-sounds']);
    expect(
      listAskedTasks(policy, phonemesLow, list).map(({ taskId, reason, since }) => [
        taskId,
        reason,
        since?.slice(0, 10),
      ]),
    ).toEqual([
      ['say-letter-sounds', 'teacher', '2026-09-01'],
      ['name-pictures', 'teacher', '2026-09-03'],
    ]);
  });

  it('a list that is not written yet has no dates; the draw is told of', () => {
    expect(listAskedTasks(policy, phonemesLow, [])).toMatchObject([
      { taskId: 'say-letter-sounds', reason: 'policy', since: null },
    ]);
    const above = assessLevel(policy, { window: 'spring', results: [] });
    expect(listAskedTasks(policy, above, [entry('read-words', 'control', 1)])).toMatchObject([
      { taskId: 'read-words', reason: 'control' },
    ]);
  });
});
