import { describe, expect, test } from 'vitest';
import { diffRoster } from '~/roster/import/diff';
import { planHash } from '~/roster/import/plan-hash';
import type { PupilRow } from '~/roster/import/read-pupil-row';
import type { ImportTarget, RegisterClass, RegisterPupil } from '~/roster/import/roster-plan';

const TARGET: ImportTarget = {
  schoolId: 'birch',
  schoolName: 'Björkskolan',
  schoolUnitCode: '12345678',
  schoolYearId: '2026',
};

function makeClass(classId: string, name: string, schoolId = 'birch'): RegisterClass {
  return { classId, name, schoolId, schoolName: 'Björkskolan', schoolUnitCode: '12345678' };
}

const CLASSES = [makeClass('a', '1A'), makeClass('b', '1B')];

function makePupil(pupilId: string, values: Partial<RegisterPupil> = {}): RegisterPupil {
  return {
    pupilId,
    givenName: 'Elsa',
    familyName: 'Berg',
    birthDate: null,
    externalId: null,
    swedishSchoolStart: null,
    protectedIdentity: false,
    classId: 'a',
    className: '1A',
    schoolId: 'birch',
    ...values,
  };
}

function makeRow(rowNumber: number, values: Partial<PupilRow> = {}): PupilRow {
  return { rowNumber, givenName: 'Elsa', familyName: 'Berg', className: '1A', ...values };
}

function diff(pupils: RegisterPupil[], rows: PupilRow[], more: object = {}) {
  const register = { pupils, classes: CLASSES };
  return diffRoster({ register, rows, target: TARGET, unreadRowCount: 0, ...more });
}

describe('matching, surest first', () => {
  test('by external id, through a new family name and a new class', () => {
    const pupil = makePupil('p', { externalId: '7' });
    const row = makeRow(2, { externalId: '7', familyName: 'Lund', className: '1B' });
    const plan = diff([pupil], [row]);
    expect(plan.moved).toMatchObject([
      {
        pupilId: 'p',
        matchedBy: 'external-id',
        changes: { familyName: 'Lund' },
        from: { classId: 'a', className: '1A' },
        to: { kind: 'existing', classId: 'b', name: '1B' },
      },
    ]);
    expect([plan.new, plan.changed, plan.unchanged, plan.missingInFile, plan.problems]).toEqual(
      Array(5).fill([]),
    );
  });

  test('an id that now belongs to somebody of another name asks', () => {
    const pupil = makePupil('p', { externalId: '7' });
    const row = makeRow(2, { externalId: '7', givenName: 'Bo', familyName: 'Ek' });
    const plan = diff([pupil], [row]);
    expect(plan.problems).toEqual([
      { rowNumber: 2, code: 'same-id-other-name', candidates: ['p'] },
    ]);
    expect([plan.new, plan.changed, plan.missingInFile]).toEqual([[], [], []]);
  });

  test('by name and birth date, taking a new external id', () => {
    const pupil = makePupil('p', { birthDate: '2019-03-04', externalId: '20190101TF01' });
    const row = makeRow(2, { birthDate: '2019-03-04', externalId: '7' });
    expect(diff([pupil], [row]).changed).toMatchObject([
      { pupilId: 'p', matchedBy: 'name-and-birth-date', changes: { externalId: '7' } },
    ]);
  });

  test('by name within the class: a homonym in another class is left alone', () => {
    const pupils = [makePupil('p'), makePupil('q', { classId: 'b', className: '1B' })];
    const plan = diff(pupils, [makeRow(2, { className: '1 a' })]);
    expect(plan.unchanged).toMatchObject([{ pupilId: 'p', matchedBy: 'name-in-class' }]);
    expect(plan.moved).toEqual([]);
  });

  test('by a name that is unique in the school', () => {
    const plan = diff([makePupil('p')], [makeRow(2, { className: '1B' })]);
    expect(plan.moved).toMatchObject([{ pupilId: 'p', matchedBy: 'name-in-school' }]);
  });

  test('a known value is never cleared by a file that lacks it', () => {
    const pupil = makePupil('p', { birthDate: '2019-03-04', externalId: '7' });
    expect(diff([pupil], [makeRow(2)]).unchanged).toMatchObject([{ pupilId: 'p', changes: {} }]);
  });

  test('a file in capitals does not respell a name; a real respelling does', () => {
    const pupil = makePupil('p', { givenName: 'Anna Lena', externalId: '7' });
    const shouted = makeRow(2, { givenName: 'ANNA LENA', familyName: 'BERG' });
    expect(diff([pupil], [shouted]).unchanged).toHaveLength(1);
    const hyphened = makeRow(2, { givenName: 'Anna-Lena' });
    expect(diff([pupil], [hyphened]).changed).toMatchObject([
      { changes: { givenName: 'Anna-Lena' } },
    ]);
  });
});

describe('homonyms are never merged silently', () => {
  test('two in the register, one row without details: it asks, and neither is missing', () => {
    const plan = diff([makePupil('p'), makePupil('q')], [makeRow(2)]);
    expect(plan.problems).toEqual([
      { rowNumber: 2, code: 'several-possible-pupils', candidates: ['p', 'q'] },
    ]);
    expect(plan.missingInFile).toEqual([]);
  });

  test('one in the register, two rows that could be her: both ask', () => {
    const rows = [makeRow(2, { birthDate: '2019-03-04' }), makeRow(3, { birthDate: '2019-05-11' })];
    const plan = diff([makePupil('p')], rows);
    expect(plan.problems).toEqual([
      { rowNumber: 2, code: 'several-rows-same-pupil', otherRowNumber: 3, candidates: ['p'] },
      { rowNumber: 3, code: 'several-rows-same-pupil', otherRowNumber: 2, candidates: ['p'] },
    ]);
    expect(plan.new).toEqual([]);
  });

  test('another birth date in the same class asks; in another class it is a new pupil', () => {
    const pupil = makePupil('p', { birthDate: '2019-03-04' });
    expect(diff([pupil], [makeRow(2, { birthDate: '2019-05-11' })]).problems).toEqual([
      { rowNumber: 2, code: 'same-name-other-details', candidates: ['p'] },
    ]);
    const inOther = diff([pupil], [makeRow(2, { birthDate: '2019-05-11', className: '1B' })]);
    expect(inOther.new).toHaveLength(1);
    expect(inOther.moved).toEqual([]);
  });

  test('one known and one new homonym: the first is matched, the second is new', () => {
    const pupil = makePupil('p', { birthDate: '2019-03-04' });
    const rows = [makeRow(2, { birthDate: '2019-03-04' }), makeRow(3, { birthDate: '2019-05-11' })];
    const plan = diff([pupil], rows);
    expect(plan.unchanged).toMatchObject([{ rowNumber: 2, pupilId: 'p' }]);
    expect(plan.new).toMatchObject([{ rowNumber: 3, birthDate: '2019-05-11' }]);
  });

  test('an answer settles a row, whichever way', () => {
    const pupil = makePupil('p', { birthDate: '2019-03-04' });
    const rows = [makeRow(2, { birthDate: '2019-05-11' })];
    const same = diff([pupil], rows, { answers: new Map([[2, { kind: 'same', pupilId: 'p' }]]) });
    expect(same.changed).toMatchObject([
      { matchedBy: 'answer', changes: { birthDate: '2019-05-11' } },
    ]);
    const not = diff([pupil], rows, { answers: new Map([[2, { kind: 'not', pupilIds: ['p'] }]]) });
    expect(not.new).toHaveLength(1);
    expect(not.missingInFile).toMatchObject([{ pupilId: 'p' }]);
    const gone = diff([pupil], rows, { answers: new Map([[2, { kind: 'same', pupilId: 'x' }]]) });
    expect(gone.problems).toEqual([{ rowNumber: 2, code: 'answer-not-possible' }]);
  });
});

describe('protected identity in the register', () => {
  const alias = makePupil('secret', {
    givenName: 'Elev A7',
    familyName: '',
    externalId: '7',
    protectedIdentity: true,
  });

  test('is neither missing, matched nor changed; the alias is what is shown', () => {
    const plan = diff([alias, makePupil('p', { givenName: 'Bo' })], [makeRow(2)]);
    expect(plan.missingInFile).toMatchObject([{ pupilId: 'p' }]);
    expect(plan.protectedUntouched).toEqual([
      { pupilId: 'secret', alias: 'Elev A7', className: '1A' },
    ]);
    expect(plan.new).toHaveLength(1);
  });

  test('a row with the same id or the alias as name is not imported beside the alias', () => {
    const rows = [
      makeRow(2, { externalId: '7' }),
      makeRow(3, { givenName: 'Elev A7', familyName: '' }),
    ];
    const plan = diff([alias], rows);
    expect(plan.problems).toEqual([
      { rowNumber: 2, code: 'matches-protected-pupil' },
      { rowNumber: 3, code: 'matches-protected-pupil' },
    ]);
    expect(plan.new).toEqual([]);
    expect(JSON.stringify(plan)).not.toContain('Berg');
  });
});

describe('schools and classes', () => {
  test('a class that does not exist is offered once, as the file first writes it', () => {
    const rows = [
      makeRow(2, { className: '1 C' }),
      makeRow(3, { givenName: 'Bo', className: '1:c' }),
    ];
    const plan = diff([], rows);
    expect(plan.newClasses).toEqual([
      { classKey: '1C', name: '1 C', schoolId: 'birch', schoolYearId: '2026' },
    ]);
    expect(plan.new.map((pupil) => pupil.to)).toEqual(
      Array(2).fill({ kind: 'new', classKey: '1C', name: '1 C' }),
    );
  });

  test('a class with a row that asks is not made for that row alone', () => {
    const pupils = [makePupil('p'), makePupil('q')];
    const plan = diff(pupils, [makeRow(2, { className: '1C' })]);
    expect(plan.problems).toMatchObject([{ code: 'several-possible-pupils' }]);
    expect(plan.newClasses).toEqual([]);
  });

  test('rows of another school are set aside, by code before name', () => {
    const rows = [
      makeRow(2, { schoolUnitCode: '87654321', schoolName: 'Björkskolan' }),
      makeRow(3, { givenName: 'Bo', schoolName: 'Granskolan' }),
      makeRow(4, { givenName: 'Eva', schoolName: 'björk-skolan' }),
      makeRow(5, { givenName: 'Ida', schoolName: 'BJÖRKSKOLAN' }),
    ];
    const codes = (target: ImportTarget) =>
      diff([], rows, { target }).problems.map((problem) => [problem.rowNumber, problem.code]);
    expect(codes(TARGET)).toEqual([
      [2, 'other-school'],
      [3, 'other-school'],
      [4, 'other-school'],
    ]);
    expect(codes({ ...TARGET, alsoCalled: ['Granskolan', 'Björk-skolan'] })).toEqual([
      [2, 'other-school'],
    ]);
  });

  test('someone at another school moves by external id, asks by name and birth date', () => {
    const elsewhere = { schoolId: 'pine', classId: 'z', birthDate: '2019-03-04' };
    const pupil = makePupil('p', { ...elsewhere, externalId: '7' });
    expect(diff([pupil], [makeRow(2, { externalId: '7' })]).moved).toMatchObject([
      { pupilId: 'p', from: { schoolId: 'pine' } },
    ]);
    const byDate = diff([pupil], [makeRow(2, { birthDate: '2019-03-04' })]);
    expect(byDate.problems).toEqual([
      { rowNumber: 2, code: 'may-be-at-another-school', candidates: ['p'] },
    ]);
    expect(diff([pupil], [makeRow(2)]).new).toHaveLength(1);
  });

  test('missing: pupils of the classes in the file, or of the whole school when that is said', () => {
    const pupils = [
      makePupil('p', { givenName: 'Bo' }),
      makePupil('q', { givenName: 'Eva', classId: 'b', className: '1B' }),
    ];
    const missing = (target: ImportTarget) =>
      diff(pupils, [makeRow(2)], { target }).missingInFile.map((pupil) => pupil.pupilId);
    expect(missing(TARGET)).toEqual(['p']);
    expect(missing({ ...TARGET, fileCovers: 'whole-school' })).toEqual(['p', 'q']);
    expect(diff(pupils, [makeRow(2)], { unreadRowCount: 1 }).missingIsUncertain).toBe(true);
  });
});

describe('the hash of a plan', () => {
  test('does not depend on the order of register or keys, and changes with any value', () => {
    const pupils = [makePupil('p', { givenName: 'Bo' }), makePupil('q', { givenName: 'Eva' })];
    const plan = diff(pupils, [makeRow(2)]);
    expect(planHash(diff([...pupils].reverse(), [makeRow(2)]))).toBe(planHash(plan));
    const reordered = Object.fromEntries(Object.entries(plan).reverse()) as typeof plan;
    expect(planHash(reordered)).toBe(planHash(plan));
    expect(planHash(JSON.parse(JSON.stringify(plan)))).toBe(planHash(plan));
    expect(planHash(plan)).toMatch(/^[0-9a-f]{16}$/);
    expect(planHash(diff(pupils, [makeRow(2, { familyName: 'Bergh' })]))).not.toBe(planHash(plan));
    expect(planHash(diff(pupils.slice(1), [makeRow(2)]))).not.toBe(planHash(plan));
  });
});
