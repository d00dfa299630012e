import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LevelMove, REPORT_LEVELS, reportMoves } from '~/scoring/rescoring-report';

const move = (
  before: LevelMove['before'],
  after: LevelMove['after'],
  pupils: number,
  school = 'Berga',
): LevelMove => ({ schoolId: school, schoolName: school, before, after, pupils });

const moves = [
  move('look-again', 'above', 30),
  move('look-again', 'look-again', 20),
  move('above', 'look-again', 2),
  move('above', 'above', 48),
];
const at = (before: LevelMove['before'], after: LevelMove['after']) =>
  [REPORT_LEVELS.indexOf(before), REPORT_LEVELS.indexOf(after)] as const;

describe('what judging again changed', () => {
  it('is exact for those who may see the pupils', () => {
    const report = reportMoves(moves, true);
    expect(report).toMatchObject({ judged: 100, changed: 32, isProtected: false });
    const [row, column] = at('above', 'look-again');
    expect(report.matrix[row]?.[column]).toBe(2);
    expect(report.schools).toEqual([
      { schoolId: 'Berga', schoolName: 'Berga', judged: 100, changed: 32 },
    ]);
  });

  it('hides 2 of 100 from the municipality, and what would give it away', () => {
    const report = reportMoves(moves, false);
    const [row, column] = at('above', 'look-again');
    expect(report.matrix[row]?.[column]).toBeNull();
    expect(report.matrix[row]?.filter((count) => count === null).length).toBeGreaterThan(1);
    expect(report.isProtected).toBe(true);
  });

  it('hides a school of fewer than ten, and one in which three got another level', () => {
    const schools = [
      move('look-again', 'above', 40, 'Almby'),
      move('above', 'above', 60, 'Almby'),
      move('look-again', 'above', 30, 'Berga'),
      move('above', 'above', 30, 'Berga'),
      move('look-again', 'above', 3, 'Ceder'),
      move('above', 'above', 50, 'Ceder'),
      move('look-again', 'above', 6, 'Dal'),
    ];
    const byName = new Map(
      reportMoves(schools, false).schools.map(({ schoolName, changed }) => [schoolName, changed]),
    );
    // Beside the enrolled it would be how many have no result.
    for (const { judged } of reportMoves(schools, false).schools) expect(judged).toBeNull();
    expect(byName.get('Ceder')).toBeNull();
    expect(byName.get('Dal')).toBeNull();
  });

  it('never shows 1 to 4 to the municipality, whatever moved', () => {
    const level = fc.constantFrom(...REPORT_LEVELS);
    const anyMove = fc
      .tuple(level, level, fc.integer({ min: 1, max: 40 }), fc.constantFrom('A', 'B', 'C'))
      .map(([before, after, pupils, school]) => move(before, after, pupils, school));
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 12 }), (made) => {
        const { matrix, schools, changed } = reportMoves(made, false);
        const shown = [...matrix.flat(), changed, ...schools.map((school) => school.changed)];
        return shown.every((count) => count === null || count === 0 || count >= 5);
      }),
    );
  });

  it('of nobody is empty', () =>
    expect(reportMoves([], false)).toMatchObject({ judged: 0, changed: 0, schools: [] }));
});
