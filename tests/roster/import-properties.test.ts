import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffRoster } from '~/roster/import/diff';
import { setAsideDuplicates } from '~/roster/import/find-duplicates';
import { FILE_PROBLEM_CODES } from '~/roster/import/import-codes';
import { fingerprint64, planHash } from '~/roster/import/plan-hash';
import { readClassList } from '~/roster/import/read-class-list';
import type { PupilRow } from '~/roster/import/read-pupil-row';
import type { Register, RosterPlan, RowAnswer } from '~/roster/import/roster-plan';
import { applyPlan } from './apply-plan-model';
import { utf8, YEAR_ONE } from './class-list-bytes';

/** Few names, classes, dates and ids, so that homonyms and conflicts are the rule. */
const givenName = fc.constantFrom('Elsa', 'ELSA', 'Bo');
const familyName = fc.constantFrom('Berg', 'Ek', '');
const birthDate = fc.constantFrom(null, null, '2019-03-04', '2019-05-11');
const externalId = fc.constantFrom(null, null, 'a', 'b', 'c', 'd');
const SCHOOL_OF_CLASS = { F: 'birch', '1A': 'birch', '1B': 'birch', '9Z': 'pine' } as const;

const pupils = fc
  .array(
    fc.record({
      givenName,
      familyName,
      birthDate,
      externalId,
      swedishSchoolStart: fc.constantFrom(null, '2025-autumn'),
      protectedIdentity: fc.constantFrom(false, false, false, true),
      className: fc.constantFrom('F', '1A', '1B', '9Z'),
    }),
    { maxLength: 8 },
  )
  .map((drawn) => {
    const used = new Set<string>();
    return drawn.map((pupil, index) => {
      const isFree = pupil.externalId !== null && !used.has(pupil.externalId);
      if (isFree) used.add(pupil.externalId!);
      const schoolId: string = SCHOOL_OF_CLASS[pupil.className];
      return {
        ...pupil,
        givenName: pupil.protectedIdentity ? `Elev ${index}` : pupil.givenName,
        externalId: isFree ? pupil.externalId : null,
        pupilId: `p${index}`,
        classId: `class-${pupil.className}`,
        schoolId,
      };
    });
  });

const register: fc.Arbitrary<Register> = pupils.map((drawn) => ({
  pupils: drawn,
  classes: (['1A', '1B', '9Z'] as const).map((name) => ({
    classId: `class-${name}`,
    name,
    schoolId: SCHOOL_OF_CLASS[name],
    schoolName: SCHOOL_OF_CLASS[name],
    schoolUnitCode: null,
  })),
}));

const rows: fc.Arbitrary<PupilRow[]> = fc
  .array(
    fc.record({
      givenName,
      familyName,
      birthDate,
      externalId,
      swedishSchoolStart: fc.constantFrom(undefined, '2026-spring'),
      className: fc.constantFrom('1A', '1 a', '1:B', '1C'),
    }),
    { maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(({ birthDate: date, externalId: id, ...row }, index) => ({
      ...row,
      rowNumber: index + 2,
      ...(date ? { birthDate: date } : {}),
      ...(id ? { externalId: id } : {}),
    })),
  )
  .map((drawn) => setAsideDuplicates(drawn).rows);

const target = fc
  .constantFrom('classes-in-file' as const, 'whole-school' as const)
  .map((covers) => ({
    schoolId: 'birch',
    schoolName: 'birch',
    schoolUnitCode: null,
    schoolYearId: '2026',
    fileCovers: covers,
  }));

const placedRows = (plan: RosterPlan) =>
  [...plan.new, ...plan.changed, ...plan.moved, ...plan.unchanged]
    .map((planned) => planned.rowNumber)
    .sort((one, other) => one - other);

const problemRows = (plan: RosterPlan) => plan.problems.map((problem) => problem.rowNumber);

/** Answers to some of the rows that ask: it is the first candidate, or none of them. */
function answerSome(plan: RosterPlan, choices: number[]): Map<number, RowAnswer> {
  const answers = new Map<number, RowAnswer>();
  plan.problems.forEach(({ rowNumber, candidates }, index) => {
    const choice = choices[index % choices.length] ?? 0;
    if (!candidates || choice === 0) return;
    const same = { kind: 'same', pupilId: candidates[0]! } as const;
    answers.set(rowNumber, choice === 1 ? same : { kind: 'not', pupilIds: candidates });
  });
  return answers;
}

describe('a plan, over random registers and files', () => {
  test('once applied, the same file gives only unchanged', () => {
    fc.assert(
      fc.property(
        register,
        rows,
        target,
        fc.array(fc.nat(7)),
        fc.array(fc.nat(2), { minLength: 1, maxLength: 4 }),
        (before, file, importTarget, ticks, choices) => {
          const input = { rows: file, target: importTarget, unreadRowCount: 0 };
          const first = diffRoster({ ...input, register: before });
          const answers = answerSome(first, choices);
          const plan = diffRoster({ ...input, register: before, answers });
          const endedPupilIds = ticks.map((tick) => `p${tick}`);
          const after = applyPlan(before, plan, { endedPupilIds, schoolName: 'birch' });
          const again = diffRoster({ ...input, register: after, answers });
          expect([again.new, again.changed, again.moved, again.newClasses]).toEqual([
            [],
            [],
            [],
            [],
          ]);
          expect(placedRows(again)).toEqual(placedRows(plan));
          expect(problemRows(again)).toEqual(problemRows(plan));
          expect(again.missingInFile).toEqual(
            plan.missingInFile.filter((pupil) => !endedPupilIds.includes(pupil.pupilId)),
          );
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test('has every row once, every pupil at most once, and never a protected pupil', () => {
    fc.assert(
      fc.property(register, rows, target, (before, file, importTarget) => {
        const plan = diffRoster({
          register: before,
          rows: file,
          target: importTarget,
          unreadRowCount: 0,
        });
        const all = [...placedRows(plan), ...problemRows(plan)].sort((one, other) => one - other);
        expect(all).toEqual(file.map((row) => row.rowNumber));
        const matched = [...plan.changed, ...plan.moved, ...plan.unchanged, ...plan.missingInFile];
        const ids = matched.map((pupil) => pupil.pupilId);
        expect(new Set(ids).size).toBe(ids.length);
        const secret = new Set(
          before.pupils.filter((pupil) => pupil.protectedIdentity).map((pupil) => pupil.pupilId),
        );
        expect(ids.filter((pupilId) => secret.has(pupilId))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('does not depend on the order of the register or the rows, and changes neither', () => {
    fc.assert(
      fc.property(register, rows, target, (before, file, importTarget) => {
        const input = { register: before, rows: file, target: importTarget, unreadRowCount: 0 };
        const untouched = structuredClone(input);
        const plan = diffRoster(input);
        expect(input).toEqual(untouched);
        const turned = diffRoster({
          ...input,
          rows: [...file].reverse(),
          register: {
            pupils: [...before.pupils].reverse(),
            classes: [...before.classes].reverse(),
          },
        });
        expect(turned).toEqual(plan);
        expect(planHash(turned)).toBe(planHash(plan));
      }),
      { numRuns: 1_000 },
    );
  });
});

test('different texts have different fingerprints', () => {
  const texts = Array.from({ length: 50_000 }, (_, index) => `plan ${index}`);
  expect(new Set(texts.map(fingerprint64)).size).toBe(texts.length);
});

/** Parts of class lists, and of what breaks them, with newlines and delimiters often. */
const PIECES = [
  'Förnamn|Efternamn|Namn|Klass|Personnr|Sekretess|sep=;|Elsa|Berg|20190304-1234|2,00901E+11',
  '1A|"|""|;|;|;|,|\t|\n|\r\n|\n| |1|Antal elever: 2|=cmd|Ã¶|\u0301|\ufeff|\ud800',
].flatMap((words) => words.split('|'));

describe('random files never throw: they are read, or there is a known problem', () => {
  function readOrProblem(bytes: Uint8Array): void {
    const result = readClassList(bytes, YEAR_ONE);
    if (!result.ok) expect(FILE_PROBLEM_CODES).toContain(result.problem.code);
    else for (const row of result.rows) expect(row.givenName && row.className).toBeTruthy();
  }

  test('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), readOrProblem), { numRuns: 3_000 });
  });

  test('any bytes after a header', () => {
    const header = utf8('Förnamn;Efternamn;Klass;Personnummer;Sekretess;Namn\n');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        readOrProblem(Uint8Array.from([...header, ...tail]));
      }),
      { numRuns: 2_000 },
    );
  });

  test('pieces of class lists in any order', () => {
    const piece = fc.constantFrom(...PIECES);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        readOrProblem(utf8(pieces.join('')));
      }),
      { numRuns: 5_000 },
    );
  });

  test('what a protected row says never comes out, wherever it stands', () => {
    const cell = fc.constantFrom('Elsa', 'Bo', 'Berg', '', '1A', '20190304-1234', '"Ek"');
    const open = fc.tuple(cell, cell, cell, cell).map((cells) => [...cells, 'Nej'].join(';'));
    const mark = fc.constantFrom('1', 'J', 'Ja', 'X', 'S', 'Skyddad folkbokföring', 'kanske');
    const closed = mark.map((word) => `Hemlinda;Doldgren;9Q;20190607-9876;${word}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(open, closed), { maxLength: 12 }), (body) => {
        const header = 'Förnamn;Efternamn;Klass;Personnummer;Sekretess';
        const result = readClassList(utf8([header, ...body].join('\n')), YEAR_ONE);
        expect(JSON.stringify(result)).not.toMatch(/Hemlinda|Doldgren|9Q|2019-06-07|9876/);
      }),
      { numRuns: 1_000 },
    );
  });
});
