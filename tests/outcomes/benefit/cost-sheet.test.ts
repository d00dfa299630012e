import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AssumedCosts, type SheetFacts, workOutSheet } from '~/outcomes/benefit/cost-sheet';
import { weighSession } from '~/outcomes/benefit/measured-weight';

const FACTS: SheetFacts = {
  enrolled: 48,
  minutes: { special: 120, teacher: 360 },
  pupilSeconds: 72_000,
};
const ASSUMED: AssumedCosts = {
  minutesPerPupil: { special: 40, teacher: 0 },
  timesBefore: 2,
  hourly: { special: 500, teacher: 400 },
  before: { licences: 1_000, paper: 500, travel: 2_000 },
  after: { licences: 4_000, paper: 100, travel: 0 },
  watts: 10,
  energyPrice: 2,
};

describe('the cost sheet', () => {
  it('works out time, energy, sums, a pupil’s part and the difference', () => {
    const sheet = workOutSheet(FACTS, ASSUMED);
    expect(sheet.lines[0]).toEqual({ id: 'staff-special', before: 32_000, after: 1_000 });
    expect(sheet.lines[1]).toEqual({ id: 'staff-teacher', before: 0, after: 2_400 });
    expect(sheet.energy).toBeCloseTo(0.2);
    expect(sheet.lines.at(-1)).toEqual({ id: 'energy', before: 'none', after: 0.4 });
    expect(sheet.hours).toEqual({ before: 64, after: 8 });
    expect(sheet.total).toEqual({ before: 35_500, after: 7_500.4 });
    expect(sheet.perPupil.before).toBeCloseTo(739.58);
    expect(sheet.difference).toBeCloseTo(27_999.6);
  });

  it('says that a figure is missing and never takes it for zero', () => {
    const sheet = workOutSheet(FACTS, {
      ...ASSUMED,
      after: { ...ASSUMED.after, licences: null },
      hourly: { special: null, teacher: 400 },
    });
    expect(sheet.lines[0]).toMatchObject({ before: 'missing', after: 'missing' });
    expect(sheet.total).toEqual({ before: 'missing', after: 'missing' });
    expect([sheet.difference, sheet.perPupil.after]).toEqual(['missing', 'missing']);
    const empty = workOutSheet({ ...FACTS, pupilSeconds: null }, ASSUMED);
    expect(empty.lines.at(-1)?.after).toBe('missing');
  });

  it('hides what small numbers hide', () => {
    const sheet = workOutSheet({ ...FACTS, minutes: 'protected' }, ASSUMED);
    expect(sheet.total).toEqual({ before: 35_500, after: 'protected' });
    expect(sheet.difference).toBe('protected');
  });

  it('may come out as costing more', () => {
    const after = { licences: 90_000, paper: 0, travel: 0 };
    expect(workOutSheet(FACTS, { ...ASSUMED, after }).difference).toBeLessThan(0);
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
