import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportAgenda } from '~/outcomes/benefit/agenda-report';
import {
  type BenefitEvent,
  type BenefitEventBody,
  type BenefitFields,
  PHASES,
} from '~/outcomes/benefit/benefit-event';
import {
  type BenefitProblem,
  findBenefitProblem,
  findStanding,
  foldBenefit,
  listMissing,
} from '~/outcomes/benefit/benefit-state';
import { withholdTaken } from '~/outcomes/benefit/withhold';

const TODAY = '2026-11-23';

const say = (fields: Partial<BenefitFields>): BenefitEventBody => ({
  kind: 'described',
  fields,
});
const move = (to: (typeof PHASES)[number]): BenefitEventBody => ({ kind: 'moved', to });
const measure = (day: string, value: number): BenefitEventBody => ({
  kind: 'measured',
  day,
  value,
  source: 'by-hand',
  basis: null,
  note: '',
});

const IDENTIFIED = say({ title: 'Fler timmar', stakeholder: 'specialpedagogerna' });
const SPECIFIED = say({
  indicator: 'timmar i klassrum',
  unit: 'timmar',
  chain: [
    { kind: 'feature', text: 'klassen screenas på en lektion' },
    { kind: 'behaviour', text: 'specialpedagogen testar färre enskilt' },
    { kind: 'effect', text: 'fler timmar i klassrummet' },
  ],
});
const PLANNED = say({
  baseline: 4,
  baselineOn: '2026-08-20',
  target: 12,
  targetOn: '2027-06-01',
  owner: 'rektor',
});

/** The events that are let through, one after the other, and the problem of the first that is not. */
function write(...bodies: BenefitEventBody[]): {
  events: BenefitEvent[];
  problem: BenefitProblem | null;
} {
  const events: BenefitEvent[] = [];
  for (const [place, body] of bodies.entries()) {
    const problem = findBenefitProblem(events, body, TODAY);
    if (problem) return { events, problem };
    events.push({ id: `e${place}`, day: TODAY, body });
  }
  return { events, problem: null };
}

describe('the phases of a benefit', () => {
  it('are entered one by one, each when what it asks is there', () => {
    const written = write(
      IDENTIFIED,
      move('specify'),
      SPECIFIED,
      move('plan'),
      PLANNED,
      move('realise'),
      measure('2026-11-20', 6),
      move('follow-up'),
    );
    expect(written.problem).toBeNull();
    expect(foldBenefit(written.events).phase).toBe('follow-up');
  });

  it.each([
    ['specify', [say({ title: 'Fler timmar' })], ['stakeholder']],
    ['plan', [IDENTIFIED], ['indicator', 'unit', 'chain']],
    [
      'realise',
      [IDENTIFIED, SPECIFIED, say({ baseline: 4 })],
      ['baselineOn', 'target', 'targetOn', 'owner'],
    ],
    ['follow-up', [IDENTIFIED, SPECIFIED, PLANNED, measure('2026-08-20', 4)], ['measured']],
  ] as const)('%s says what is missing', (phase, bodies, missing) => {
    const state = foldBenefit(bodies.map((body, place) => ({ id: `${place}`, day: TODAY, body })));
    expect(listMissing(state, phase)).toEqual(missing);
  });

  it('refuses a leap, a phase without baseline, and to take away what a phase stands on', () => {
    expect(write(IDENTIFIED, SPECIFIED, move('plan')).problem).toBe('phase-order');
    const early = write(IDENTIFIED, move('specify'), SPECIFIED, move('plan'), move('realise'));
    expect(early.problem).toBe('phase-asks');
    const emptied = write(IDENTIFIED, move('specify'), say({ stakeholder: '' }));
    expect(emptied.problem).toBe('phase-asks');
  });

  it('goes back, and undoes the latest only', () => {
    const undo = (eventId: string): BenefitEventBody => ({ kind: 'taken-back', eventId });
    const back = write(IDENTIFIED, move('specify'), undo('e1'));
    expect(back.problem).toBeNull();
    expect(foldBenefit(back.events).phase).toBe('identify');
    expect(write(IDENTIFIED, move('specify'), SPECIFIED, undo('e1')).problem).toBe('not-latest');
    expect(write(IDENTIFIED, undo('e0')).problem).toBe('not-latest');
    expect(write(IDENTIFIED, measure('2026-11-01', 5), SPECIFIED, undo('e1')).problem).toBeNull();
    expect(write(IDENTIFIED, move('specify'), undo('e1'), undo('e1')).problem).toBe(
      'no-such-event',
    );
  });

  it('refuses days that cannot be, and what is ended', () => {
    expect(write(IDENTIFIED, measure('2026-11-24', 5)).problem).toBe('day-ahead');
    const turned = say({ baselineOn: '2026-10-01', targetOn: '2026-10-01' });
    expect(write(IDENTIFIED, turned).problem).toBe('target-before-baseline');
    expect(write(IDENTIFIED, { kind: 'ended' }, SPECIFIED).problem).toBe('is-ended');
    expect(write(IDENTIFIED, { kind: 'reopened' }).problem).toBe('not-ended');
    expect(
      write(IDENTIFIED, { kind: 'ended' }, { kind: 'reopened' }, SPECIFIED).problem,
    ).toBeNull();
  });

  it('holds what its phase asks, whatever is pressed', () => {
    const bodies = fc.constantFrom<BenefitEventBody>(
      IDENTIFIED,
      SPECIFIED,
      PLANNED,
      say({ owner: '', baseline: null }),
      ...PHASES.map(move),
      measure('2026-11-20', 6),
      { kind: 'taken-back', eventId: 'e2' },
      { kind: 'taken-back', eventId: 'e5' },
      { kind: 'ended' },
      { kind: 'reopened' },
    );
    fc.assert(
      fc.property(fc.array(bodies, { maxLength: 20 }), (pressed) => {
        const events: BenefitEvent[] = [];
        for (const body of pressed) {
          if (findBenefitProblem(events, body, TODAY)) continue;
          events.push({ id: `e${events.length}`, day: TODAY, body });
        }
        const state = foldBenefit(events);
        expect(listMissing(state, state.phase)).toEqual([]);
      }),
    );
  });
});

describe('where a benefit stands', () => {
  const standing = (value: number, target = 12) =>
    findStanding(
      foldBenefit(
        [PLANNED, say({ target }), measure('2026-11-20', value)].map((body, place) => ({
          id: `${place}`,
          day: TODAY,
          body,
        })),
      ),
    );

  it('is told of the latest value after the baseline, upwards and downwards', () => {
    expect([12, 15, 6, 4, 3].map((value) => standing(value))).toEqual([
      'reached',
      'reached',
      'nearer',
      'as-before',
      'further',
    ]);
    expect([1, 3, 5].map((value) => standing(value, 2))).toEqual(['reached', 'nearer', 'further']);
  });

  it('is not told without a value, or by the baseline’s own day', () => {
    const events = [PLANNED, measure('2026-08-20', 12)].map((body, place) => ({
      id: `${place}`,
      day: TODAY,
      body,
    }));
    expect(findStanding(foldBenefit(events))).toBeNull();
  });
});

describe('the municipality’s own values, for a leader of a school', () => {
  const measured = (id: string, value: number, source: 'by-hand' | 'freed-hours') =>
    ({
      id,
      day: TODAY,
      body: { kind: 'measured', day: TODAY, value, source, basis: null, note: '' },
    }) as const;
  const described = (id: string, fields: Partial<BenefitFields>) =>
    ({ id, day: TODAY, body: { kind: 'described', fields } }) as const;

  it('are without what was taken from the product, also where a form sent it again', () => {
    const plan = { target: 12, targetOn: TODAY, owner: '' };
    const { events, isWithheld } = withholdTaken([
      described('a', { title: 'Tid' }),
      described('b', { baseline: 7.2, baselineOn: TODAY }),
      described('c', { baseline: 7.2, baselineOn: TODAY, ...plan }),
      measured('d', 9, 'by-hand'),
      measured('e', 11.4, 'freed-hours'),
    ]);
    expect(isWithheld).toBe(true);
    expect(JSON.stringify(events)).not.toMatch(/7\.2|11\.4/);
    expect(foldBenefit(events)).toMatchObject({
      fields: { baseline: null, target: 12 },
      measured: [{ value: 9 }],
    });
  });

  it('are told when a person measured and wrote them', () => {
    const plan = { target: 12, targetOn: TODAY, owner: '' };
    const given = [
      described('a', { title: 'Tid', baseline: 4 }),
      described('b', { baseline: 5, baselineOn: TODAY, ...plan }),
      measured('c', 9, 'by-hand'),
    ];
    expect(withholdTaken(given)).toEqual({ events: given, isWithheld: false });
  });
});

describe('the report of Agenda 2030', () => {
  const activity = { id: 'a', text: 'Visa', schoolName: null, due: TODAY, doneOn: null };
  const shared = { title: 'Tid', isReached: false, activities: [activity] };
  const ofBenefit = { phase: 'plan', standing: null, schoolName: null, isWithheld: false } as const;

  it('stands a goal and a benefit under each of their targets and counts each once in all', () => {
    const report = reportAgenda(
      [
        {
          ...shared,
          ...ofBenefit,
          ...{ kind: 'benefit', id: 'b', agenda: ['4.1', '10.2'] },
          activities: [activity, { ...activity, doneOn: TODAY }],
        },
        { ...shared, ...ofBenefit, kind: 'benefit', id: 'c', agenda: [] },
        { ...shared, kind: 'goal', id: 'g', agenda: ['4.1', '4.6'], isReached: true },
        { ...shared, kind: 'goal', id: 'h', agenda: [] },
      ],
      TODAY,
    );
    const row = (target: string) => report.rows.find((one) => one.target === target);
    const both = { goals: 1, benefits: 1, activities: 3, done: 1, reached: 1 };
    expect(row('4.1')).toMatchObject(both);
    expect(row('4.1')?.reported.map(({ id }) => id)).toEqual(['g', 'b']);
    expect(row('10.2')).toMatchObject({ goals: 0, benefits: 1, activities: 2, done: 1 });
    expect(row('4.6')).toMatchObject({ goals: 1, benefits: 0, activities: 1, reached: 1 });
    expect(row('16.7')).toMatchObject({ activities: 0, reported: [] });
    expect(report).toMatchObject({ total: both, untagged: { goals: 1, benefits: 1 } });
  });
});
