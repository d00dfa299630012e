import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '~/scoring/level-shapes';
import { type LevelMove, REPORT_LEVELS, reportMoves } from '~/scoring/rescoring-report';
import { ALL_TOLD, NOTHING_TOLD } from '~/scoring/told-levels';

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
    const report = reportMoves(moves, null);
    expect(report).toMatchObject({ judged: 100, changed: 32, isProtected: false });
    const [row, column] = at('above', 'look-again');
    expect(report.matrix[row]?.[column]).toBe(2);
    expect(report.schools).toEqual([
      { schoolId: 'Berga', schoolName: 'Berga', judged: 100, changed: 32 },
    ]);
  });

  it('hides 2 of 100 from the municipality, and what would give it away', () => {
    const report = reportMoves(moves, ALL_TOLD);
    const [row, column] = at('above', 'look-again');
    expect(report.matrix[row]?.[column]).toBeNull();
    expect(report.matrix[row]?.filter((count) => count === null).length).toBeGreaterThan(1);
    expect(report.isProtected).toBe(true);
  });

  it('divides no level that the follow-up does not tell, and tells a municipality nothing of its schools', () => {
    const many = [...moves, move('needs-follow-up', 'needs-follow-up', 20, 'Almby')];
    const told = { ...ALL_TOLD, levels: new Set<Level>(['above', 'incomplete']) };
    const report = reportMoves(many, told);
    expect(report).toMatchObject({ judged: null, changed: null, schools: [] });
    for (const after of ['needs-follow-up', 'look-again'] as const) {
      expect(report.matrix.map((row) => row[REPORT_LEVELS.indexOf(after)])).not.toContainEqual(
        expect.any(Number),
      );
    }
    const [row, column] = at('look-again', 'above');
    expect(report.matrix[row]?.[column]).toBe(30);
    expect(reportMoves(many, NOTHING_TOLD).matrix.flat()).toEqual(Array(16).fill(null));
  });

  it('never shows 1 to 4 to the municipality, whatever moved', () => {
    const level = fc.constantFrom(...REPORT_LEVELS);
    const anyMove = fc
      .tuple(level, level, fc.integer({ min: 1, max: 40 }), fc.constantFrom('A', 'B', 'C'))
      .map(([before, after, pupils, school]) => move(before, after, pupils, school));
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 12 }), (made) => {
        const { matrix, schools, changed } = reportMoves(made, ALL_TOLD);
        const shown = [...matrix.flat(), changed, ...schools.map((school) => school.changed)];
        return shown.every((count) => count === null || count === 0 || count >= 5);
      }),
    );
  });

  it('of nobody is empty', () =>
    expect(reportMoves([], ALL_TOLD)).toMatchObject({ judged: 0, schools: [] }));
});
