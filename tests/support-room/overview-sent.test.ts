import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getPolicy } from '~/scoring/policy-shelf';
import type { OverviewRow } from '~/support/overview';
import { receiveRows, sendRows } from '~/support/overview-sent';
import { HIGH, LOW, MIDDLE, type Outcome } from '../support/assessment-factories';
import { makeOverviewRow } from '../support/overview-factories';

const policy = getPolicy('grund-1');
const policyAgain = structuredClone(policy);

const row = (pupilId: string, outcome: Outcome, by = policy, classId = '1a') =>
  makeOverviewRow(outcome, { pupilId, classId, className: classId }, by);

/** As the browser has it: plain data, where what was one object is one object still. */
const travel = (rows: OverviewRow[]) => receiveRows(structuredClone(sendRows(rows)));

describe('what is received', () => {
  it('is what was sent: drawn and not, read one to one, missing, of several classes', () => {
    const rows = [
      row('low', LOW),
      row('reader', { letters: 23, gate: 20, words: 3 }),
      row('half', { letters: 20 }, policy, '1b'),
      row('none', {}),
    ];
    expect(travel(rows)).toEqual(rows);
  });

  it('is what was sent, whatever the results, and in whatever order', () => {
    const right = (most: number) => fc.option(fc.integer({ min: 0, max: most }), { nil: null });
    const outcome = fc.record({ letters: right(24), gate: right(32), words: right(60) });
    fc.assert(
      fc.property(fc.array(fc.tuple(outcome, fc.boolean()), { maxLength: 6 }), (outcomes) => {
        const rows = outcomes.map(([own, again], index) =>
          row(`pupil-${index}`, own, again ? policyAgain : policy, again ? '1b' : '1a'),
        );
        expect(travel(rows)).toEqual(rows);
      }),
    );
  });

  it('keeps apart a task that two policies call by different names', () => {
    const renamed = structuredClone(policy);
    renamed.tasks = renamed.tasks.map((task) => ({ ...task, title: { sv: 'Ny', en: 'New' } }));
    const rows = [row('old', LOW), row('new', LOW, renamed)];
    expect(travel(rows)).toEqual(rows);
  });
});

describe('what is sent', () => {
  it('has a class and the names of a skill once, however many pupils', () => {
    const sent = sendRows([row('one', LOW), row('two', HIGH), row('three', MIDDLE)]);
    expect(new Set(sent.map(({ own }) => own)).size).toBe(1);
    const kinds = sent.flatMap(({ skills }) => skills.map(([kind]) => kind));
    expect(kinds).toHaveLength(6);
    expect(new Set(kinds).size).toBe(2);
  });

  it('has the skills of those of whom nothing is known once', () => {
    const { skills } = row('one', {});
    const sent = sendRows(['one', 'two'].map((pupilId) => ({ ...row(pupilId, {}), skills })));
    expect(sent[0]!.skills).toBe(sent[1]!.skills);
  });
});
