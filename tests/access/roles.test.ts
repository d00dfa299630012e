import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  decideForClass,
  decideForSchool,
  type Grant,
  ROLE_ACTIONS,
  ROLES,
  territory,
} from '~/access/roles';

const CLASS = { classId: 'class-1', schoolId: 'school-1' };

function grant(role: Grant['role'], place: Partial<Grant> = {}): Grant {
  return { role, schoolId: null, classId: null, ...place };
}

describe('what a role may do to a class', () => {
  it.each([
    ['teacher of the class', grant('teacher', { classId: 'class-1' }), 'allowed'],
    ['teacher of another class', grant('teacher', { classId: 'class-2' }), 'hidden'],
    ['special educator of the class', grant('special-educator', { classId: 'class-1' }), 'allowed'],
    ['principal of the school', grant('principal', { schoolId: 'school-1' }), 'forbidden'],
    ['principal of another school', grant('principal', { schoolId: 'school-2' }), 'hidden'],
    ['head of education', grant('head-of-education'), 'forbidden'],
    ['administrator', grant('administrator'), 'forbidden'],
    ['test leader of the class', grant('test-leader', { classId: 'class-1' }), 'forbidden'],
    // A class role without a class reaches nothing.
    ['teacher without a place', grant('teacher'), 'hidden'],
  ] as const)('%s sees results: %s', (_who, held, verdict) => {
    expect(decideForClass([held], 'class.see-results', CLASS)).toBe(verdict);
  });

  it('lets a test leader run a round, practise for it, and nothing else', () => {
    expect(ROLE_ACTIONS['test-leader']).toEqual(['class.run-round', 'training.do']);
  });

  it('gives nobody results by an administrator or leader role', () => {
    for (const role of [
      'administrator',
      'head-of-education',
      'principal',
      'test-leader',
    ] as const) {
      expect(ROLE_ACTIONS[role]).not.toContain('class.see-results');
    }
  });

  it('is nothing without grants', () => {
    for (const action of ACTIONS) {
      expect(decideForClass([], action, CLASS)).toBe('hidden');
      expect(territory([], action)).toEqual({ classIds: [], schoolIds: [] });
    }
  });

  it('never grows smaller when a grant is added', () => {
    const anyGrant = fc.record({
      role: fc.constantFrom(...ROLES),
      schoolId: fc.constantFrom(null, 'school-1', 'school-2'),
      classId: fc.constantFrom(null, 'class-1', 'class-2'),
    });
    const rank = { hidden: 0, forbidden: 1, allowed: 2 };
    fc.assert(
      fc.property(
        fc.array(anyGrant),
        anyGrant,
        fc.constantFrom(...ACTIONS),
        (held, more, action) => {
          const before = rank[decideForClass(held, action, CLASS)];
          expect(rank[decideForClass([...held, more], action, CLASS)]).toBeGreaterThanOrEqual(
            before,
          );
        },
      ),
    );
  });
});

describe('what a role may do to a school', () => {
  const school = { schoolId: 'school-1', classIds: ['class-1'] };
  it.each([
    ['its principal', grant('principal', { schoolId: 'school-1' }), 'allowed'],
    ['another principal', grant('principal', { schoolId: 'school-2' }), 'hidden'],
    ['a teacher there', grant('teacher', { classId: 'class-1' }), 'forbidden'],
    ['a teacher elsewhere', grant('teacher', { classId: 'class-9' }), 'hidden'],
    ['the administrator', grant('administrator'), 'forbidden'],
  ] as const)('%s sees the summary: %s', (_who, held, verdict) => {
    expect(decideForSchool([held], 'school.see-summary', school)).toBe(verdict);
  });
});
