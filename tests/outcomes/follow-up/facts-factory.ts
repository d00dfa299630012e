/** Pupils of the follow-up for tests: one standing for each window, in letters. */
import fc from 'fast-check';
import type { PupilFacts, WindowFacts } from '~/outcomes/follow-up/pupil-facts';
import type { PupilStanding } from '~/outcomes/summary';

export const TODAY = '2026-03-02';

/** n needs follow-up, l look again, a above, i incomplete, x exempt. */
type Letter = 'n' | 'l' | 'a' | 'i' | 'x';
const LEVELS = {
  n: 'needs-follow-up',
  l: 'look-again',
  a: 'above',
  i: 'incomplete',
  x: null,
} as const;

function standing(letter: Letter): PupilStanding {
  return {
    state: letter === 'x' ? 'exempt' : null,
    level: LEVELS[letter],
    problems: letter === 'i' ? ['not-done'] : [],
    isWaiting: false,
  };
}

function inWindow(letter: Letter, more: Partial<WindowFacts> = {}): WindowFacts {
  return {
    standing: standing(letter),
    flaggedOn: null,
    confirmedOn: null,
    isSetAside: false,
    supportOn: null,
    sinceOn: more.flaggedOn ?? null,
    ...more,
  };
}

export function pupil(
  schoolId: string,
  letters: string,
  more: Partial<PupilFacts> & { now?: Partial<WindowFacts> } = {},
): PupilFacts {
  const { now, ...rest } = more;
  const last = letters.length - 1;
  return {
    classId: `${schoolId}-1`,
    schoolId,
    cohort: 2025,
    windows: [...letters].map((letter, place) =>
      inWindow(letter as Letter, place === last ? now : {}),
    ),
    dose: null,
    caseStep: null,
    ...rest,
  };
}

const letter = fc.constantFrom<Letter>('n', 'n', 'l', 'a', 'a', 'a', 'i', 'x');
const day = fc.constantFrom(null, '2026-01-20', '2026-02-01', '2026-02-25');

/** A pupil of a school with two windows, of any kind. */
export function anyPupil(schoolId: string): fc.Arbitrary<PupilFacts> {
  return fc
    .record({
      letters: fc.tuple(letter, letter),
      classNumber: fc.integer({ min: 1, max: 3 }),
      confirmedOn: day,
      supportOn: day,
      isSetAside: fc.boolean(),
      dose: fc.option(fc.record({ planned: fc.nat(20), held: fc.nat(20) })),
      caseStep: fc.constantFrom(null, null, 'none' as const, 'assessment' as const),
    })
    .map(({ letters, classNumber, confirmedOn, supportOn, isSetAside, dose, caseStep }) =>
      pupil(schoolId, letters.join(''), {
        classId: `${schoolId}-${classNumber}`,
        dose,
        caseStep,
        now: { flaggedOn: '2026-01-20', confirmedOn, supportOn, isSetAside },
      }),
    );
}
