import { describe, expect, it } from 'vitest';
import { type DueProbe, orderDueProbes } from '~/support/progress/due-probes';
import { findDecision, findHelpedVerdict, placeOfHelped } from '~/support/progress/helped';
import { findProbeDue } from '~/support/progress/probe-due';
import type { ProgressEvent } from '~/support/progress/progress-event';

/** 2026-11-25 is a Wednesday; its week begins on the 23rd. */
const TODAY = '2026-11-25';
const BREAK = [{ startDate: '2026-11-16', endDate: '2026-11-20' }];

describe('findProbeDue', () => {
  it.each([
    ['read this week', ['2026-11-24'], 1, '2026-10-05', [], null],
    ['one of two read this week', ['2026-11-24'], 2, '2026-10-05', [], 'this-week'],
    ['read last week only', ['2026-11-18'], 1, '2026-10-05', [], 'this-week'],
    ['nothing since the week before last', ['2026-11-13'], 1, '2026-10-05', [], 'overdue'],
    ['never read', [], 1, '2026-10-05', [], 'overdue'],
    ['support began within last week', [], 1, '2026-11-17', [], 'this-week'],
    ['support began on the Monday of last week', [], 1, '2026-11-16', [], 'overdue'],
    ['support has not begun', [], 1, '2026-11-26', [], null],
    [
      'last week was a break, read the week before',
      ['2026-11-13'],
      1,
      '2026-10-05',
      BREAK,
      'this-week',
    ],
    [
      'last week was a break, nothing the week before',
      ['2026-11-06'],
      1,
      '2026-10-05',
      BREAK,
      'overdue',
    ],
  ] as const)('%s', (_what, days, wanted, startDate, breaks, expected) => {
    expect(findProbeDue(days, wanted, { startDate, today: TODAY }, breaks)).toBe(expected);
  });

  it('asks for nothing in a week of breaks', () => {
    const place = { startDate: '2026-10-05', today: '2026-11-18' };
    expect(findProbeDue([], 1, place, BREAK)).toBeNull();
    expect(findProbeDue([], 1, place, [])).toBe('overdue');
  });
});

it('overdue readings come first, then by class and name', () => {
  const make = (name: string, className: string, due: DueProbe['due']): DueProbe => ({
    ...{ name, className, due, pupilId: name, classId: className, lastRead: null },
    task: { taskId: 'read-words', title: { sv: 'läsa ord', en: 'read words' } },
    isTeachers: false,
  });
  const ordered = orderDueProbes([
    make('Åsa', '1A', 'this-week'),
    make('Bo', '1B', 'overdue'),
    make('Anna', '1A', 'this-week'),
    make('Örjan', '1A', 'overdue'),
  ]);
  expect(ordered.map(({ name }) => name)).toEqual(['Örjan', 'Bo', 'Anna', 'Åsa']);
});

describe('did it help', () => {
  const decided = (id: string, day: string, decision: 'go-on' | 'change'): ProgressEvent => ({
    id,
    day,
    body: { kind: 'decided', decision, reason: 'Det går framåt.', figures: null },
  });

  it('tells no readings, no goal, else the verdict of the rule', () => {
    const finding = {
      verdict: 'too-early' as const,
      because: 'few-probes' as const,
      probes: 2,
      weeks: 1,
      riseAskedFor: null,
      growth: null,
      askAboutSessions: false,
    };
    expect(findHelpedVerdict(0, finding)).toBe('no-readings');
    expect(findHelpedVerdict(2, null)).toBe('no-goal');
    expect(findHelpedVerdict(2, finding)).toBe('too-early');
  });

  it('the latest decision that stands is told; one taken back is not', () => {
    const events = [decided('a', '2026-10-01', 'go-on'), decided('b', '2026-11-01', 'change')];
    expect(findDecision([])).toBeNull();
    expect(findDecision(events)).toEqual({ decision: 'change', day: '2026-11-01' });
    const back: ProgressEvent = {
      id: 'c',
      day: '2026-11-02',
      body: { kind: 'taken-back', eventId: 'b' },
    };
    expect(findDecision([...events, back])).toEqual({ decision: 'go-on', day: '2026-10-01' });
  });

  it('those not on the way sort before those on the way, and no plan has no place', () => {
    const place = (verdict: 'not-on-the-way' | 'on-the-way') => placeOfHelped({ verdict }) ?? -1;
    expect(place('not-on-the-way')).toBeLessThan(place('on-the-way'));
    expect(placeOfHelped(null)).toBeNull();
  });
});
