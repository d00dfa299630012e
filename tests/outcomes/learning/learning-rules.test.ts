/** The rules of learning as tables and properties. Long, because each of its parts has a table of its own. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadForm } from '~/outcomes/goals/read-form';
import {
  ADOPTION_ROLES,
  type Adult,
  countExactly,
  countProtected,
  furthestStep,
  STEPS,
} from '~/outcomes/learning/adoption';
import {
  orderComments,
  readAbout,
  type ShownComment,
  statusOf,
} from '~/outcomes/learning/dialogue';
import { countAnswers, HELP_SECTIONS, readHelpAnswerForm } from '~/outcomes/learning/help-answer';
import { listParts } from '~/outcomes/learning/hub';
import { orderOf, prioritise, readIdeaForm, type ShownIdea } from '~/outcomes/learning/idea';
import {
  ALL_QUESTIONS,
  compareYears,
  MOST_POINTS,
  QUESTIONS,
  type ReadinessAnswers,
  readReadinessForm,
  sumPoints,
} from '~/outcomes/learning/readiness';
import { isFound, readRetrospectiveForm } from '~/outcomes/learning/retrospective';
import {
  isLeftOut,
  isLeftOutOfYear,
  STAGES,
  type StageDecision,
  stageBefore,
} from '~/outcomes/learning/stage';

const ID = '0198a000-0000-7000-8000-000000000001';

function sent(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** What is said of a form that was not taken: its problems, one a field; null of one that was. */
function told(read: ReadForm<unknown>) {
  if (read.ok) return null;
  const { form, subjectId, submission } = read.refused;
  const problems = Object.fromEntries(
    Object.entries(submission.error ?? {}).map(([field, codes]) => [field, codes?.[0]]),
  );
  return { form, of: subjectId, problems };
}

describe('closing a round', () => {
  it.each([
    ['something to keep', { intent: 'close', keep: ' Lugnt rum. ' }, null],
    ['an idea only', { intent: 'close', idea: 'Två pass.' }, null],
    ['nothing', { intent: 'close', keep: '  ' }, { keep: 'missing' }],
    ['too much', { intent: 'close', change: 'x'.repeat(1001) }, { change: 'long' }],
    ['no words, with why', { intent: 'skip', skipReason: 'Sjukdom.' }, null],
    ['no words, without why', { intent: 'skip', skipReason: '' }, { skipReason: 'missing' }],
  ])('%s', (_what, fields, problems) => {
    const read = readRetrospectiveForm(sent({ roundId: ID, ...fields }));
    expect(told(read)).toEqual(problems && { form: fields.intent, of: ID, problems });
  });

  it('comes back as it was typed when a text names a pupil, with the problem at the field', () => {
    const typed = {
      intent: 'close',
      roundId: ID,
      keep: 'Lugnt rum.',
      change: 'Mer tid till Tuva.',
    };
    const read = readRetrospectiveForm(sent(typed));
    if (!read.ok) throw new Error('taken');
    const problems = { change: 'names-pupil' } as const;
    const refused = read.refuse({ intent: 'close', of: ID, problems });
    expect(refused).toMatchObject({ ok: false, form: 'close', subjectId: ID });
    expect(refused.submission.initialValue).toEqual(typed);
    expect(refused.submission.error).toEqual({ change: ['names-pupil'] });
  });

  it('is found by every word, in any part, of either case', () => {
    const round = { keep: 'Åtta hörlurar', change: 'Mer TID', idea: '', skipReason: null };
    for (const search of ['', 'hörlurar', 'åtta tid', 'TID  Hör']) {
      expect(isFound(round, search), search).toBe(true);
    }
    expect(isFound(round, 'hörlurar rum')).toBe(false);
    expect(isFound({ ...round, skipReason: 'vikarie' }, 'vikarie')).toBe(true);
  });
});

describe('a comment', () => {
  it('is open, answered, decided, as the latest answer says', () => {
    expect(statusOf([])).toBe('open');
    expect(statusOf([{ status: 'answered' }])).toBe('answered');
    expect(statusOf([{ status: 'answered' }, { status: 'decided' }])).toBe('decided');
    expect(statusOf([{ status: 'decided' }, { status: 'answered' }])).toBe('answered');
  });

  it('is about a round, a task or something else', () => {
    expect(readAbout(`round:${ID}`)).toEqual({ about: 'round', roundId: ID });
    expect(readAbout('task:read-words')).toEqual({ about: 'task', taskId: 'read-words' });
    expect(readAbout('other')).toEqual({ about: 'other' });
    expect(readAbout('')).toEqual({ about: 'other' });
  });

  it('comes first while it waits, the newest of each first', () => {
    const make = (commentId: string, status: ShownComment['status'], at: string) =>
      ({ commentId, status, at }) as ShownComment;
    const ordered = orderComments([
      make('a', 'decided', '3'),
      make('b', 'open', '1'),
      make('c', 'answered', '4'),
      make('d', 'open', '2'),
    ]);
    expect(ordered.map(({ commentId }) => commentId)).toEqual(['d', 'b', 'c', 'a']);
  });
});

describe('ideas', () => {
  it.each([
    [3, 1, 'first'],
    [3, 2, 'first'],
    [2, 1, 'first'],
    [3, 3, 'plan'],
    [1, 1, 'plan'],
    [1, 2, 'wait'],
    [1, 3, 'wait'],
  ])('effect %i and effort %i: %s', (effect, effort, order) => {
    expect(orderOf({ effect, effort })).toBe(order);
  });

  const idea = (ideaId: string, judged: [number, number, string] | null, at = '1') =>
    ({
      ideaId,
      at,
      judgement: judged && { effect: judged[0], effort: judged[1], decision: judged[2] },
    }) as ShownIdea;

  it('stand in order: to judge, most effect for the effort, released, declined', () => {
    const ordered = prioritise([
      idea('declined', [3, 1, 'declined']),
      idea('released', [3, 1, 'released']),
      idea('small', [1, 1, 'planned']),
      idea('large', [3, 3, 'planned']),
      idea('best', [3, 1, 'considering']),
      idea('new', null),
    ]);
    expect(ordered.map(({ ideaId }) => ideaId)).toEqual([
      'new',
      'best',
      'large',
      'small',
      'released',
      'declined',
    ]);
  });

  it('need somewhere to read of what was released, and a reason always', () => {
    const fields = { intent: 'judge-idea', ideaId: ID, effect: '3', effort: '1', reason: 'Ja.' };
    const problemsOf = (more: Record<string, string>) => {
      const read = readIdeaForm(sent({ ...fields, ...more }));
      return told(read)?.problems ?? null;
    };
    expect(problemsOf({ decision: 'planned' })).toBeNull();
    expect(problemsOf({ decision: 'released' })).toEqual({ release: 'missing' });
    expect(problemsOf({ decision: 'released', release: '1.2' })).toBeNull();
    expect(problemsOf({ decision: 'declined', reason: ' ' })).toEqual({ reason: 'missing' });
    expect(problemsOf({ decision: 'planned', effect: '4' })).toEqual({ effect: 'choice' });
  });
});

describe('the stage of a school', () => {
  const decided = (stage: StageDecision['stage'], day: string, isIncluded = false) => ({
    stage,
    day,
    isIncluded,
    note: '',
  });

  it('leaves out who has not begun, is a pilot or has stopped, unless included', () => {
    expect(STAGES.filter((stage) => isLeftOut({ stage, isIncluded: false }))).toEqual([
      'not-begun',
      'pilot',
      'stopped',
    ]);
    expect(STAGES.filter((stage) => isLeftOut({ stage, isIncluded: true }))).toEqual([]);
  });

  it('holds for a year as it was decided before the first day', () => {
    const own = [decided('pilot', '2026-06-01'), decided('all', '2026-09-10')];
    expect(stageBefore(own, '2026-05-31')).toBeNull();
    expect(stageBefore(own, '2026-06-01')).toBeNull();
    expect(stageBefore(own, '2026-09-10')?.stage).toBe('pilot');
    expect(stageBefore(own, '2026-09-11')?.stage).toBe('all');
    expect(isLeftOutOfYear(own, '2026-09-07')).toBe(true);
    expect(isLeftOutOfYear(own, '2027-09-06')).toBe(false);
    expect(isLeftOutOfYear([], '2026-09-07')).toBe(false);
  });

  it('is not changed for a year by anything decided on its first day or later', () => {
    const day = fc
      .integer({ min: 1, max: 28 })
      .map((date) => `2026-09-${String(date).padStart(2, '0')}`);
    const decision = fc.record({
      stage: fc.constantFrom(...STAGES),
      isIncluded: fc.boolean(),
      note: fc.constant(''),
      day,
    });
    fc.assert(
      fc.property(fc.array(decision), day, (all, firstDay) => {
        const ordered = all.toSorted((one, other) => one.day.localeCompare(other.day));
        const before = ordered.filter((own) => own.day < firstDay);
        expect(isLeftOutOfYear(ordered, firstDay)).toBe(isLeftOutOfYear(before, firstDay));
      }),
    );
  });
});

describe('how ready a school is', () => {
  const answers = (values: number[]) =>
    Object.fromEntries(
      ALL_QUESTIONS.map((question, place) => [question, values[place % values.length]]),
    ) as ReadinessAnswers;

  it('has twelve questions, six a dimension, of 18 points each', () => {
    expect(new Set(ALL_QUESTIONS).size).toBe(12);
    expect(QUESTIONS.ability).toHaveLength(6);
    expect(sumPoints(answers([3]), 'ability')).toBe(MOST_POINTS);
    expect(sumPoints(answers([0]), 'inheritance')).toBe(0);
    expect(sumPoints(answers([3, 2, 2, 1, 0, 3]), 'ability')).toBe(11);
  });

  it('takes a whole form only, and says which answer is lacking', () => {
    const fields = {
      intent: 'save-readiness',
      schoolId: ID,
      ...Object.fromEntries(ALL_QUESTIONS.map((question) => [question, '2'])),
    };
    const whole = readReadinessForm(sent(fields));
    expect(whole.ok && whole.form['one-routine']).toBe(2);
    const { 'one-routine': _left, ...lacking } = fields as Record<string, string>;
    const read = readReadinessForm(sent(lacking));
    expect(told(read)).toEqual({
      form: 'save-readiness',
      of: ID,
      problems: { 'one-routine': 'choice' },
    });
  });

  it('compares with the newest earlier year of the same questions', () => {
    const year = (startYear: number, version = 1) => ({
      startYear,
      version,
      answers: answers([1]),
    });
    const own = [year(2024), year(2026), year(2025, 2), year(2023)];
    expect(compareYears(own, 2026)).toMatchObject({
      now: { startYear: 2026 },
      before: { startYear: 2024 },
      hasOtherVersion: true,
    });
    expect(compareYears([year(2025)], 2026)).toMatchObject({
      now: null,
      before: { startYear: 2025 },
      hasOtherVersion: false,
    });
    expect(compareYears([], 2026)).toEqual({ now: null, before: null, hasOtherVersion: false });
  });
});

describe('how far the adults have come', () => {
  const adult = (own: Partial<Adult> = {}): Adult => ({
    schoolId: 'a',
    schoolName: 'A-skolan',
    role: 'teacher',
    hasRunRound: false,
    hasPractised: false,
    hasSignedIn: false,
    ...own,
  });
  const many = (count: number, own: Partial<Adult> = {}) =>
    Array.from({ length: count }, () => adult(own));

  it('counts each at the furthest step', () => {
    expect(furthestStep(adult())).toBe('none');
    expect(furthestStep(adult({ hasSignedIn: true }))).toBe('signed-in');
    expect(furthestStep(adult({ hasSignedIn: true, hasPractised: true }))).toBe('practised');
    expect(furthestStep(adult({ hasRunRound: true }))).toBe('ran-round');
  });

  it('is exact for a principal and adds up', () => {
    const { rows, total } = countExactly([
      ...many(5, { hasRunRound: true }),
      ...many(7),
      ...many(1, { role: 'principal', hasSignedIn: true }),
    ]);
    expect(rows.map(({ role, adults, steps }) => [role, adults, steps])).toEqual([
      ['teacher', 12, { 'ran-round': 5, practised: 0, 'signed-in': 0, none: 7 }],
      ['principal', 1, { 'ran-round': 0, practised: 0, 'signed-in': 1, none: 0 }],
    ]);
    expect(total).toEqual({
      adults: 13,
      steps: { 'ran-round': 5, practised: 0, 'signed-in': 1, none: 7 },
    });
  });

  it('never shows a head of education a few, nor a role of fewer than ten', () => {
    const one = fc.record({
      schoolId: fc.constantFrom('a', 'b', 'c'),
      role: fc.constantFrom(...ADOPTION_ROLES),
      hasRunRound: fc.boolean(),
      hasPractised: fc.boolean(),
      hasSignedIn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 90 }), (list) => {
        const adults = list.map((own) => ({ ...own, schoolName: own.schoolId }));
        const { rows, total } = countProtected(adults);
        for (const { adults: base, steps } of [...rows, total]) {
          for (const step of STEPS) {
            const count = steps[step];
            if (typeof count === 'number') expect(count === 0 || count >= 5).toBe(true);
          }
          if (base < 10 && base > 0) {
            expect(
              STEPS.every((step) => typeof steps[step] !== 'number' || steps[step] === 0),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves no single hidden count of a role to be worked out from its adults', () => {
    const { rows } = countProtected([
      ...many(2, { hasRunRound: true }),
      ...many(10),
      ...many(11, { schoolId: 'b', schoolName: 'B-skolan', hasRunRound: true }),
    ]);
    for (const { steps } of rows) {
      const hidden = STEPS.filter((step) => typeof steps[step] !== 'number');
      expect(hidden.length).not.toBe(1);
    }
  });
});

describe('answers on the help page', () => {
  it('are counted by section, with their words', () => {
    const answer = { section: 'what', isHelpful: true, words: '', day: '2026-11-23' };
    const counted = countAnswers([
      answer,
      { ...answer, isHelpful: false, words: 'Mer om nivåer.' },
      { ...answer, section: 'gone' },
    ]);
    expect(counted.map(({ section }) => section)).toEqual([...HELP_SECTIONS]);
    expect(counted[0]).toEqual({
      section: 'what',
      yes: 1,
      no: 1,
      words: [{ text: 'Mer om nivåer.', day: '2026-11-23', isHelpful: false }],
    });
    expect(counted[1]).toMatchObject({ yes: 0, no: 0 });
  });

  it('need yes or no', () => {
    const read = readHelpAnswerForm(sent({ intent: 'help-answer', section: 'who' }));
    expect(told(read)?.problems).toEqual({ helpful: 'choice' });
  });
});

describe('the parts of learning', () => {
  const of = (
    role: 'teacher' | 'principal' | 'administrator' | 'head-of-education' | 'test-leader',
  ) => listParts([{ role, schoolId: null, classId: null }]);

  it('are those of the role', () => {
    expect(of('teacher')).toEqual(['retrospectives', 'dialogue', 'ideas']);
    expect(of('principal')).toEqual([
      'retrospectives',
      'dialogue',
      'ideas',
      'introduction',
      'readiness',
      'adoption',
    ]);
    expect(of('head-of-education')).toEqual(of('principal'));
    expect(of('administrator')).toEqual(['ideas', 'conditions', 'help-answers']);
    expect(of('test-leader')).toEqual([]);
  });
});
