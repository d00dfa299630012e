import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseEvent, type CaseEventBody, isOfHandOver } from '~/support/case/case-event';
import { CASE_RULES, caseRulesSchema, rulesOn } from '~/support/case/case-rules';
import {
  findCaseProblem,
  foldCase,
  listCaseDues,
  listMissingConsultations,
} from '~/support/case/case-state';

const MONDAY = '2026-09-07';
const RULES = rulesOn(MONDAY);

/** Any id will do, one for each place. */
function idOf(place: number): string {
  return `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`;
}

function write(...bodies: CaseEventBody[]): CaseEvent[] {
  return bodies.map((body, place) => ({ id: idOf(place), day: MONDAY, body }));
}

const SCREENED = { kind: 'indicated', by: 'screening' } as const;
const ASSESS = { kind: 'assessment-started' } as const;
const NEEDS = { kind: 'assessment-concluded', needsSupport: true } as const;
const PLAN = { kind: 'adaptations-planned' } as const;
const REPORT = { kind: 'reported-to-principal' } as const;

describe('the rules of a day', () => {
  it('are one set, well-formed, and refuse a day without rules or with two', () => {
    for (const rules of CASE_RULES) expect(caseRulesSchema.parse(rules)).toEqual(rules);
    expect(RULES.id).toBe('skollagen-2019');
    expect(() => rulesOn('2001-01-01')).toThrow(RangeError);
    const second = { ...CASE_RULES[0]!, id: 'later', validFrom: '2028-07-01' };
    const replaced = [{ ...CASE_RULES[0]!, validTo: '2028-06-30' }, second];
    expect(rulesOn('2028-06-30', replaced).id).toBe('skollagen-2019');
    expect(rulesOn('2028-07-01', replaced).id).toBe('later');
    expect(() => rulesOn('2028-07-01', [...CASE_RULES, second])).toThrow(RangeError);
  });
});

describe('the way of a case', () => {
  it.each([
    ['indicated', [SCREENED], 'indicated'],
    ['assessment under way', [SCREENED, ASSESS], 'assessing'],
    ['assessed, support is needed and not yet planned', [SCREENED, ASSESS, NEEDS], 'assessing'],
    [
      'assessed, no support needed',
      [SCREENED, ASSESS, { ...NEEDS, needsSupport: false }],
      'closed',
    ],
    ['adaptations', [SCREENED, ASSESS, NEEDS, PLAN], 'adapting'],
    ['adaptations without an assessment', [SCREENED, PLAN], 'adapting'],
    ['reported at once', [{ kind: 'indicated', by: 'worry' }, REPORT], 'reported'],
    ['investigated', [SCREENED, REPORT, { kind: 'investigation-started' }], 'investigating'],
    [
      'a programme',
      [
        SCREENED,
        REPORT,
        { kind: 'investigation-started' },
        { kind: 'programme-decided', reference: 'dnr 12' },
      ],
      'programme',
    ],
    [
      'no programme: adaptations go on',
      [SCREENED, REPORT, { kind: 'investigation-started' }, { kind: 'programme-not-needed' }],
      'adapting',
    ],
    [
      'closed and opened again',
      [SCREENED, { kind: 'closed' }, { kind: 'reopened', by: 'other' }],
      'indicated',
    ],
    ['not opened', [ASSESS], null],
  ] as const)('%s', (_name, bodies, step) => {
    expect(foldCase(write(...bodies)).step).toBe(step);
  });

  it.each([
    ['concluding what was not begun', [SCREENED], NEEDS, 'not-begun'],
    [
      'a programme without an investigation',
      [SCREENED, REPORT],
      { kind: 'programme-decided', reference: 'x' },
      'not-begun',
    ],
    [
      'following up what was not planned',
      [SCREENED],
      { kind: 'followed-up', enough: true },
      'not-begun',
    ],
    ['opening twice', [SCREENED], SCREENED, 'already-open'],
    ['anything before it is open', [], PLAN, 'not-open'],
    ['planning in a closed case', [SCREENED, { kind: 'closed' }], PLAN, 'closed'],
    ['reopening an open one', [SCREENED], { kind: 'reopened', by: 'other' }, 'already-open'],
  ] as const)('%s is refused', (_name, bodies, body, problem) => {
    expect(findCaseProblem(foldCase(write(...bodies)), body)).toBe(problem);
  });

  it('a hand-over is received once, after it was given; a new one waits anew', () => {
    const received = { kind: 'hand-over-received' } as const;
    const given = { kind: 'handed-over' } as const;
    expect(findCaseProblem(foldCase(write(SCREENED)), received)).toBe('not-begun');
    expect(findCaseProblem(foldCase([]), received)).toBe('not-open');
    const both = foldCase(write(SCREENED, given, received));
    expect(both.receivedOn).not.toBeNull();
    expect(findCaseProblem(both, received)).toBe('not-begun');
    expect(foldCase(write(SCREENED, given, received, given)).receivedOn).toBeNull();
  });

  it('a closed case can still be handed over', () => {
    const closed = write(SCREENED, { kind: 'closed' });
    expect(findCaseProblem(foldCase(closed), { kind: 'handed-over' })).toBeNull();
  });

  it('what is taken back counts for nothing, and nothing stands on it', () => {
    const events = write(SCREENED, ASSESS, NEEDS, { kind: 'taken-back', eventId: idOf(1) });
    expect(foldCase(events)).toMatchObject({ step: 'indicated', since: MONDAY });
  });

  it('reporting to the principal is possible from every open step', () => {
    const ways = [[SCREENED], [SCREENED, ASSESS], [SCREENED, PLAN], [SCREENED, ASSESS, NEEDS]];
    for (const bodies of ways) {
      expect(findCaseProblem(foldCase(write(...bodies)), REPORT)).toBeNull();
    }
  });
});

describe('what is due', () => {
  const autumnBreak = [{ startDate: '2026-09-14', endDate: '2026-09-18' }];

  it('ten school days after the indication, breaks left out; overdue the day after', () => {
    const state = foldCase(write(SCREENED));
    expect(listCaseDues(state, RULES, [], '2026-09-21')).toEqual([
      { what: 'next-step', by: '2026-09-21', isOverdue: false },
    ]);
    expect(listCaseDues(state, RULES, [], '2026-09-22')[0]?.isOverdue).toBe(true);
    expect(listCaseDues(state, RULES, autumnBreak, '2026-09-22')[0]?.by).toBe('2026-09-28');
  });

  it('a follow-up ten school weeks after the plan, counted again from each follow-up', () => {
    const planned = foldCase(write(SCREENED, PLAN));
    expect(listCaseDues(planned, RULES, [], MONDAY)).toEqual([
      { what: 'follow-up', by: '2026-11-16', isOverdue: false },
    ]);
    const events: CaseEvent[] = [
      ...write(SCREENED, PLAN),
      { id: 'later', day: '2026-11-09', body: { kind: 'followed-up', enough: false } },
    ];
    expect(listCaseDues(foldCase(events), RULES, [], MONDAY)[0]?.by).toBe('2027-01-18');
  });

  it('a plan that stands after an investigation is followed up from the day of that decision', () => {
    const events: CaseEvent[] = [
      ...write(SCREENED, PLAN, REPORT, { kind: 'investigation-started' }),
      { id: idOf(9), day: '2026-11-09', body: { kind: 'programme-not-needed' } },
    ];
    expect(listCaseDues(foldCase(events), RULES, [], '2026-11-17')).toEqual([
      { what: 'follow-up', by: '2027-01-18', isOverdue: false },
    ]);
  });

  it('a case that is opened again asks for its consultations again', () => {
    const events = write(
      SCREENED,
      { kind: 'consulted', about: 'assessment' },
      PLAN,
      { kind: 'closed' },
      { kind: 'reopened', by: 'worry' },
    );
    expect(foldCase(events)).toMatchObject({
      step: 'indicated',
      consultations: { assessment: null, planning: null, 'follow-up': null },
      followedUpOn: null,
    });
  });

  it('nothing in a closed case', () => {
    expect(listCaseDues(foldCase(write(SCREENED, { kind: 'closed' })), RULES, [], MONDAY)).toEqual(
      [],
    );
  });

  it('consultations: asked for until held or exempt', () => {
    const state = foldCase(
      write(
        SCREENED,
        { kind: 'consulted', about: 'assessment' },
        { kind: 'consultation-exempt', about: 'planning', reason: 'own-competence' },
      ),
    );
    expect(state.consultations).toEqual({
      assessment: 'held',
      planning: 'exempt',
      'follow-up': null,
    });
    expect(listMissingConsultations(state, RULES)).toEqual(['follow-up']);
  });
});

it('whatever is written in whatever order, the case is in a step and closed cases stay still', () => {
  const bodies: CaseEventBody[] = [
    SCREENED,
    ASSESS,
    NEEDS,
    PLAN,
    REPORT,
    { kind: 'adaptations-intensified' },
    { kind: 'followed-up', enough: true },
    { kind: 'investigation-started' },
    { kind: 'programme-decided', reference: 'dnr' },
    { kind: 'programme-not-needed' },
    { kind: 'closed' },
    { kind: 'handed-over' },
    { kind: 'hand-over-received' },
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...bodies), { maxLength: 20 }), (written) => {
      const state = foldCase(write(...written));
      expect(state.step === null).toBe(!written.some(({ kind }) => kind === 'indicated'));
      if (state.step !== 'closed') return;
      for (const body of bodies) {
        // The hand-over of a closed case goes on.
        if (isOfHandOver(body)) continue;
        const problem = findCaseProblem(state, body);
        expect(problem === 'closed' || problem === 'already-open').toBe(true);
      }
    }),
  );
});
