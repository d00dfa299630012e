import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type AssumedCosts,
  planRest,
  type SheetFacts,
  workOutSheet,
} from '~/outcomes/benefit/cost-sheet';
import { weighSession } from '~/outcomes/benefit/measured-weight';
import { addSessions } from '~/outcomes/benefit/pupil-session';

/** The worked example of docs/measurement.md: half of the year's pupils in windows. */
const FACTS: SheetFacts = {
  counted: 72,
  ofYear: 144,
  windowsOfYear: 3,
  minutes: { special: 120, teacher: 360 },
  pupilSeconds: 72_000,
};
const ASSUMED: AssumedCosts = {
  minutesPerPupil: { special: 40, teacher: 0 },
  timesBefore: 2,
  hourly: { special: 500, teacher: 400 },
  before: { licences: 1_000, paper: 500, travel: 2_000 },
  after: { licences: 4_000, paper: 100, travel: 0 },
  deviceMinutesBefore: null,
  watts: 10,
  energyPrice: 2,
};

describe('the cost sheet', () => {
  it('works out time, energy, sums, the part of each and the difference, for the same pupils in windows', () => {
    const sheet = workOutSheet(FACTS, ASSUMED);
    expect(sheet.lines[0]).toEqual({ id: 'staff-special', before: 16_000, after: 1_000 });
    expect(sheet.lines[1]).toEqual({ id: 'staff-teacher', before: 0, after: 2_400 });
    expect(sheet.lines[2]).toEqual({ id: 'licences', before: 500, after: 2_000 });
    expect(sheet.energy).toBeCloseTo(0.2);
    expect(sheet.lines.at(-1)).toEqual({ id: 'energy', before: 'none', after: 0.4 });
    expect(sheet.hours).toEqual({ before: 32, after: 8 });
    expect(sheet.total).toEqual({ before: 17_750, after: 5_450.4 });
    expect(sheet.each.before).toBeCloseTo(246.53);
    expect(sheet.difference).toBeCloseTo(12_299.6);
  });

  it('is the example that docs/measurement.md tells', () => {
    const text = readFileSync('docs/measurement.md', 'utf8');
    const { total, difference } = workOutSheet(FACTS, ASSUMED);
    const comma = (amount: unknown) => Number(amount).toLocaleString('en-GB');
    expect(text).toContain(
      `17,750 before, ${comma(total.after)} now: ${comma(difference)} kronor less`,
    );
    expect(comma(total.before)).toBe('17,750');
  });

  it('comes to the whole year when all of it is carried out, whatever the number of windows', () => {
    for (const windowsOfYear of [1, 2, 3]) {
      const all = 48 * windowsOfYear;
      const whole = { ...FACTS, counted: all, ofYear: all, windowsOfYear };
      const sheet = workOutSheet(whole, ASSUMED);
      expect(sheet.lines[0]?.before).toBeCloseTo(32_000);
      expect(sheet.lines[2]).toMatchObject({ before: 1_000, after: 4_000 });
    }
  });

  it('counts the energy of the former testing where its minutes at a device are assumed', () => {
    const sheet = workOutSheet(FACTS, { ...ASSUMED, deviceMinutesBefore: 30 });
    // 30 minutes × 2 ÷ 3 × 72 are 24 hours: 0.24 kWh.
    expect(sheet.lines.at(-1)?.before).toBeCloseTo(0.48);
    const paper = workOutSheet(FACTS, { ...ASSUMED, deviceMinutesBefore: 0 });
    expect(paper.lines.at(-1)?.before).toBe(0);
    const unknown = { ...ASSUMED, deviceMinutesBefore: 30, watts: null };
    expect(workOutSheet(FACTS, unknown).lines.at(-1)?.before).toBe('missing');
  });

  it('says that a figure is missing and never takes it for zero', () => {
    const sheet = workOutSheet(FACTS, {
      ...ASSUMED,
      after: { ...ASSUMED.after, licences: null },
      hourly: { special: null, teacher: 400 },
    });
    expect(sheet.lines[0]).toMatchObject({ before: 'missing', after: 'missing' });
    expect(sheet.total).toEqual({ before: 'missing', after: 'missing' });
    expect([sheet.difference, sheet.each.after]).toEqual(['missing', 'missing']);
    const empty = workOutSheet({ ...FACTS, pupilSeconds: null }, ASSUMED);
    expect(empty.lines.at(-1)?.after).toBe('missing');
    const unmeasured = workOutSheet({ ...FACTS, minutes: null }, ASSUMED);
    expect(unmeasured.hours).toEqual({ before: 32, after: 'missing' });
  });

  it('hides what small numbers hide', () => {
    const sheet = workOutSheet({ ...FACTS, minutes: 'protected' }, ASSUMED);
    expect(sheet.total).toEqual({ before: 17_750, after: 'protected' });
    expect(sheet.difference).toBe('protected');
    expect(planRest({ ...FACTS, minutes: 'protected' }, 72, ASSUMED).hours.after).toBe('protected');
  });

  it('may come out as costing more', () => {
    const after = { licences: 90_000, paper: 0, travel: 0 };
    expect(workOutSheet(FACTS, { ...ASSUMED, after }).difference).toBeLessThan(0);
  });
});

describe('what is planned of the period', () => {
  it('takes for each what one has taken so far, by itself', () => {
    expect(planRest(FACTS, 72, ASSUMED)).toEqual(workOutSheet(FACTS, ASSUMED));
    const less = planRest(FACTS, 24, ASSUMED);
    expect(less.hours.before).toBeCloseTo(32 / 3);
    expect(less.hours.after).toBeCloseTo(8 / 3);
    expect(less.lines[3]?.after).toBeCloseTo((100 * 24) / 144);
  });

  it('has nothing to go by before anything is carried out', () => {
    const nothing = { ...FACTS, counted: 0, minutes: null, pupilSeconds: null };
    const planned = planRest(nothing, 144, ASSUMED);
    expect(planned.hours).toEqual({ before: 64, after: 'missing' });
    expect(planned.lines.at(-1)?.after).toBe('missing');
  });
});

describe('sessions of several windows', () => {
  it('are the sum of what each is told by, and not told when one is not', () => {
    const one = { about: 10, seconds: 6_000, secondsEach: 600, tasksLeftOut: 1 };
    const other = { about: 20, seconds: 8_000, secondsEach: 400, tasksLeftOut: 0 };
    expect(addSessions([one, other])).toEqual({
      ...{ about: 30, seconds: 14_000, secondsEach: 470, tasksLeftOut: 1 },
    });
    expect([addSessions([one, null]), addSessions([])]).toEqual([null, null]);
  });
});

describe('the weight of a pupil session', () => {
  it('is what docs/measurement.md says was measured', () => {
    const line = readFileSync('docs/measurement.md', 'utf8')
      .split('\n')
      .find((one) => one.startsWith('| whole first stage, one device'));
    const [, megabytes = ''] = /\| ([\d., ]+) MB \|/.exec(line ?? '') ?? [];
    expect(megabytes.split(',').map(Number)).toEqual(
      (['autumn', 'winter', 'spring'] as const).map((kind) => weighSession('arskurs-1', kind)),
    );
    expect(weighSession('another', 'autumn')).toBeNull();
  });
});
