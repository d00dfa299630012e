import { describe, expect, it, test } from 'vitest';
import { getPolicy } from '~/scoring/policy-shelf';
import {
  countOverview,
  filterRows,
  findDecidingSkill,
  hideNotBegun,
  type OverviewFlag,
  type OverviewRow,
} from '~/support/overview';
import { findClassPatterns } from '~/support/overview-class-pattern';
import { placeInList } from '~/support/overview-level';
import { HIGH, LOW, MIDDLE, type Outcome } from '../support/assessment-factories';
import { makeOverviewRow as row } from '../support/overview-factories';

const policy = getPolicy('grund-1');

const waitingFlag: OverviewFlag = {
  flagId: 'flag',
  pupilId: 'pupil',
  roundId: 'round',
  windowKind: 'winter',
  isEarlier: false,
  skill: 'letters',
  state: 'proposed',
  basisChanged: false,
  reviews: [],
  title: { sv: 'bokstavsljud', en: 'letter sounds' },
  waiting: 'new',
};
const many = (count: number, outcome: Outcome, overrides: Partial<OverviewRow> = {}) =>
  Array.from({ length: count }, () => row(outcome, overrides));

describe('hideNotBegun', () => {
  const begun = row(LOW);
  const notBegun = row({}, { classId: '1b', hasBegun: false });

  it('leaves out a class whose round has not begun, unless it is chosen', () => {
    expect(hideNotBegun([begun, notBegun], [])).toEqual([begun]);
    expect(hideNotBegun([begun, notBegun], ['1b'])).toEqual([begun, notBegun]);
  });
});

describe('filterRows', () => {
  const low = row(LOW, { flags: [waitingFlag] });
  const incomplete = row({ letters: 20 }, { classId: '1b' });
  const exempt = row({}, { state: 'exempt' });
  const high = row(HIGH);
  const rows = [low, incomplete, exempt, high];
  const none = { classIds: [], levels: [], needs: [], helped: [] } as const;
  test('nothing chosen keeps all', () => expect(filterRows(rows, none)).toEqual(rows));
  test('class', () =>
    expect(filterRows(rows, { ...none, classIds: ['1b'] })).toEqual([incomplete]));
  test('level', () => expect(filterRows(rows, { ...none, levels: ['above'] })).toEqual([high]));
  test('needs my decision', () =>
    expect(filterRows(rows, { ...none, needs: ['decide'] })).toEqual([low]));
  test('missing something: an exempted pupil is not missing', () =>
    expect(filterRows(rows, { ...none, needs: ['missing'] })).toEqual([incomplete]));
});

test('the heading figures count what they say', () => {
  const rows = [
    row(LOW, { flags: [waitingFlag] }),
    row({ letters: 23, gate: 20, words: 3 }, { flags: [{ ...waitingFlag, waiting: null }] }),
    row(MIDDLE),
    row({ letters: 20 }),
    row(HIGH),
  ];
  expect(countOverview(rows)).toMatchObject({
    pupils: 5,
    needFollowUp: 2,
    waiting: 1,
    flagged: 2,
    missing: 1,
    commonSkill: { pupils: 1 },
  });
  expect(countOverview([row(HIGH)]).commonSkill).toBeNull();
});

test('the deciding skill is the one whose probability is shown', () => {
  const read = row({ letters: 23, gate: 20, words: 3 });
  expect(findDecidingSkill(read)?.role).toBe('one-to-one');
  expect(findDecidingSkill(row({ letters: 20 }))).toBeUndefined();
});

test('missing basis is listed beside follow-up, before look again and above', () => {
  const places = [
    placeInList('needs-follow-up', 0.99),
    placeInList('needs-follow-up', 0.8),
    placeInList('incomplete', null),
    placeInList('look-again', 0.79),
    placeInList('look-again', null),
    placeInList('above', 0.1),
  ];
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(new Set(places).size).toBe(places.length);
});

describe('findClassPatterns', () => {
  const upper = policy.decision.upper;
  test('9 of 22 is a pattern, in each skill that has it', () => {
    const found = findClassPatterns([...many(9, LOW), ...many(13, HIGH)], upper);
    expect(found.map(({ skill, below, pupils }) => [skill.sv, below, pupils])).toEqual([
      ['bokstavsljud', 9, 22],
      ['avkodning', 9, 22],
    ]);
  });
  test('8 of 22 is too small a share', () =>
    expect(findClassPatterns([...many(8, LOW), ...many(14, HIGH)], upper)).toEqual([]));
  test('5 of 10 are too few pupils', () =>
    expect(findClassPatterns([...many(5, LOW), ...many(5, HIGH)], upper)).toEqual([]));
  test('classes are counted apart', () => {
    const rows = [...many(5, LOW), ...many(5, LOW, { classId: '1b', className: '1B' })];
    expect(findClassPatterns(rows, upper)).toEqual([]);
  });
});
