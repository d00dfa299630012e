/** Rounds and assessments for data tests: levels by the real rules, without events behind them. */
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import type { ResultProblem, TaskResult } from '~/scoring/task-result';

/** Right answers of 24 letters, of 32 words, and words read in a minute; null: not done. */
export type Outcome = {
  letters?: number | null;
  gate?: number | null;
  words?: number | null;
  /** Why the letters do not count. */
  lettersProblem?: ResultProblem;
};

/** Clearly below in both whole-class skills, clearly above in both, and near a limit. */
export const LOW: Outcome = { letters: 8, gate: 16 };
export const HIGH: Outcome = { letters: 24, gate: 32 };
export const MIDDLE: Outcome = { letters: 19, gate: 30 };

export async function createRound(place: {
  municipalityId: string;
  classId: string;
  windowId: string;
}) {
  return getClient().round.create({ data: { id: newId(), ...place } });
}

/** An assessment of a pupil that counts from now on. */
export async function createAssessment(
  round: { id: string; municipalityId: string },
  { pupil, membership }: { pupil: { id: string }; membership: { id: string } },
  outcome: Outcome,
) {
  const client = getClient();
  const { municipalityId, id: roundId } = round;
  const policy = getPolicy('grund-1');
  const assessment = assessLevel(policy, { window: 'winter', results: toResults(outcome) });
  const id = newId();
  const row = await client.riskAssessment.create({
    data: {
      id,
      municipalityId,
      roundId,
      pupilId: pupil.id,
      membershipId: membership.id,
      level: assessment.level,
      decidingSkill: assessment.decidedBySkill,
      probability: assessment.probability,
      assessment: JSON.parse(JSON.stringify({ ...assessment, basis: [] })),
      versions: {
        policyId: policy.id,
        policyVersion: policy.version,
        batteryId: 'grund-1',
        batteryVersion: 1,
        scoringRulesVersion: 1,
      },
      inputHash: id,
      createdAt: now(),
    },
  });
  const key = { municipalityId, roundId, pupilId: pupil.id };
  await client.currentAssessment.upsert({
    where: { municipalityId_roundId_pupilId: key },
    create: { ...key, assessmentId: id },
    update: { assessmentId: id },
  });
  return row;
}

export function toResults({ letters, gate, words, lettersProblem }: Outcome): TaskResult[] {
  const base = { seconds: null, stopped: false, problem: null };
  const choice = (taskId: string, right: number, presented: number): TaskResult => ({
    ...base,
    taskId,
    right,
    presented,
    wrong: presented - right,
  });
  return [
    ...(typeof letters === 'number'
      ? [{ ...choice('letter-sounds', letters, 24), problem: lettersProblem ?? null }]
      : []),
    ...(typeof gate === 'number' ? [choice('real-or-made-up', gate, 32)] : []),
    ...(typeof words === 'number' ? [{ ...choice('read-words', words, words), seconds: 60 }] : []),
  ];
}
