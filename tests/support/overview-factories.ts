/** Rows of the special educator's overview, with levels by the real rules. */
import { describeLevel } from '~/scoring/class-result';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import type { OverviewRow } from '~/support/overview';
import { type Outcome, toResults } from './assessment-factories';

let made = 0;

/** A pupil of 1A with these results in winter, told in Swedish. */
export function makeOverviewRow(
  outcome: Outcome,
  overrides: Partial<OverviewRow> = {},
  policy = getPolicy('grund-1'),
): OverviewRow {
  made += 1;
  const assessment = assessLevel(policy, { window: 'winter', results: toResults(outcome) });
  const told = describeLevel(policy, assessment, 'Elsa');
  return {
    level: told.level,
    deciding: told.deciding,
    oneToOne: told.oneToOne,
    missing: told.missing,
    skills: told.skills.map(({ tasks, ...skill }) => ({
      ...skill,
      tasks: tasks.map(({ status: _status, ...task }) => task),
    })),
    sentence: told.sentence.sv,
    nextStep: told.nextStep.sv,
    pupilId: `pupil-${made}`,
    givenName: 'Elsa',
    familyName: 'Test',
    swedishSubject: 'sv',
    swedishSchoolTime: 'whole',
    synthetic: true,
    state: null,
    classId: '1a',
    className: '1A',
    schoolName: 'Skolan',
    hasBegun: true,
    flags: [],
    hasWorry: false,
    retests: [],
    levelBefore: null,
    helped: null,
    ...overrides,
  };
}
