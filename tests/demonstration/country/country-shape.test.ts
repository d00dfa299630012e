import { describe, expect, it } from 'vitest';
import { escapeText, WaitingRows, Written } from '~/demonstration/country/copy-text';
import { type CountryOrder, TABLES, writeCountry } from '~/demonstration/country/country-rows';
import { listSizes, shapeCountry } from '~/demonstration/country/country-shape';
import { listYears } from '~/demonstration/country/country-years';
import { getBattery } from '~/instruments/batteries';
import { getPolicy } from '~/scoring/policy-shelf';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('sizes of municipalities', () => {
  it('are those of 120,000 pupils a year in 290 municipalities, exactly', () => {
    const sizes = listSizes();
    expect(sizes).toHaveLength(290);
    expect(sum(sizes)).toBe(120_000);
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
  });

  it('are one of about 10,000, one of about 2,000, and most of a few hundred', () => {
    const sizes = listSizes();
    expect(sizes[0]).toBe(9_802);
    expect(sizes.filter((size) => Math.abs(size - 2_000) < 100)).not.toHaveLength(0);
    expect(sizes[144]).toBe(162);
    expect(sizes.at(-1)).toBeGreaterThanOrEqual(20);
  });

  it('have no room for too few pupils', () => {
    expect(() => listSizes(10, 199)).toThrow(RangeError);
    expect(listSizes(10, 200)).toEqual(Array(10).fill(20));
  });
});

describe('the shape of the country', () => {
  it('places every pupil in a class of a school', () => {
    for (const share of [1, 0.1, 0.002]) {
      const country = shapeCountry({ share, seed: 1 });
      expect(sum(country.map(({ pupilsAYear }) => pupilsAYear))).toBe(120_000 * share);
      for (const { pupilsAYear, schools } of country) {
        const classes = schools.flatMap((school) => school.classes);
        expect(sum(classes)).toBe(pupilsAYear);
        expect(Math.max(...classes)).toBeLessThanOrEqual(33);
        expect(schools.every((school) => school.classes.length <= 3)).toBe(true);
      }
    }
  });

  it('is the same from the same seed, and another from another', () => {
    const one = shapeCountry({ share: 0.05, seed: 1 });
    expect(shapeCountry({ share: 0.05, seed: 1 })).toEqual(one);
    expect(shapeCountry({ share: 0.05, seed: 2 })).not.toEqual(one);
  });

  it('measures one of about 2,000 pupils; that and the largest have staff', () => {
    const country = shapeCountry({ share: 1, seed: 1 });
    const measured = country.filter(({ isMeasured }) => isMeasured);
    expect(measured).toHaveLength(1);
    expect(Math.abs(measured[0]!.pupilsAYear - 2_000)).toBeLessThan(100);
    const staffed = country.filter(({ isStaffed }) => isStaffed);
    expect(staffed.map(({ number }) => number)).toEqual([1, measured[0]!.number]);
  });

  it('keeps the sizes in a part of it', () => {
    const whole = new Map(
      shapeCountry({ share: 1, seed: 1 }).map(({ number, pupilsAYear }) => [number, pupilsAYear]),
    );
    const part = shapeCountry({ share: 0.1, seed: 1 });
    const same = part.filter(({ number, pupilsAYear }) => whole.get(number) === pupilsAYear);
    expect(part.length - same.length).toBeLessThanOrEqual(1);
    expect(part[0]?.pupilsAYear).toBe(9_802);
  });

  it('refuses a share that is none', () => {
    for (const share of [0, -1, 1.1, Number.NaN]) {
      expect(() => shapeCountry({ share, seed: 1 })).toThrow(RangeError);
    }
  });
});

describe('school years', () => {
  it('are three, apart, with rounds done up to today', () => {
    const years = listYears('2026-11-23');
    expect(years.map(({ startYear }) => startYear)).toEqual([2024, 2025, 2026]);
    for (const [index, year] of years.entries()) {
      const next = years[index + 1];
      if (next) expect(year.endDate < next.startDate).toBe(true);
    }
    const rounds = years.map(({ windows }) => windows.filter(({ roundDay }) => roundDay).length);
    expect(rounds).toEqual([3, 3, 2]);
    expect(years.map(({ isCurrent }) => isCurrent)).toEqual([false, false, true]);
  });
});

function writeAll(seed: number): ReadonlyMap<string, { lines: string[] }> {
  let count = 0;
  const rows = new WaitingRows();
  const order: CountryOrder = {
    municipalities: shapeCountry({ share: 0.0004, seed }),
    ...{ today: '2026-11-23', seed, playedYears: 8 },
    newId: () => {
      count += 1;
      return `id-${count}`;
    },
    setting: { battery: getBattery('arskurs-1', 1), policy: getPolicy('standard-1') },
  };
  for (const _municipality of writeCountry(order, rows));
  return rows.take();
}

describe('rows of the country', () => {
  it('are the same from the same seed, and none of a table that is not copied', () => {
    const written = writeAll(3);
    expect(writeAll(3)).toEqual(written);
    expect(writeAll(4)).not.toEqual(written);
    expect([...written.keys()].filter((table) => !TABLES.some((each) => each === table))).toEqual(
      [],
    );
    expect(written.get('Pupil')?.lines).toHaveLength(3 * 48);
  });
});

describe('text for COPY', () => {
  it('tells nothing from an empty text, and keeps marks of its own', () => {
    const rows = new WaitingRows();
    const json = new Written('{"a":"b\\\\nc"}');
    rows.add('Table', { one: null, two: '', three: 'a\tb\\c\nd', four: true, five: [1, 3], json });
    const { columns, lines } = rows.take().get('Table')!;
    expect(columns).toEqual(['one', 'two', 'three', 'four', 'five', 'json']);
    expect(lines).toEqual(['\\N\t\ta\\tb\\\\c\\nd\tt\t{1,3}\t{"a":"b\\\\nc"}']);
    expect(rows.length).toBe(0);
  });

  it('writes a row by the columns of the first, and refuses one that lacks any', () => {
    const rows = new WaitingRows();
    rows.add('Table', { one: 1, two: 2 });
    rows.add('Table', { two: 4, one: 3 });
    expect(() => rows.add('Table', { one: 5 })).toThrow('lacks two');
    expect(rows.take().get('Table')?.lines).toEqual(['1\t2', '3\t4']);
  });

  it('escapes what COPY reads as marks', () => {
    expect(escapeText('a\\b\tc\nd\re')).toBe('a\\\\b\\tc\\nd\\re');
  });
});
