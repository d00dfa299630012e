/**
 * A pupil's result beside those of pupils in the same position: same task and window, same studied subject,
 * and as long in Swedish school where that is known and they are enough.
 *
 * Measures: how many of them are lower, equal and higher. It stands beside the ordinary result and is read
 * by nothing: no level, flag, group or list looks at it.
 * Rule: at least ten others, or nothing is said, not even how many there are. Those of the same time in
 * Swedish school when they are ten, else all of the same subject.
 * Missing data: a pupil or a task without a comparable result is not compared.
 * Worked example: 14 others study Swedish as a second language, 3 of them with fewer right and 1 with as
 * many: 3 lower, 1 equal, 10 higher.
 */
import type { SwedishSchoolTime } from '~/roster/swedish-school';

/** Others with a comparable result, at least. */
export const FEWEST_PEERS = 10;

export interface PeerScore {
  swedishSubject: string;
  swedishSchoolTime: SwedishSchoolTime;
  score: number;
}

export type PeerComparison =
  | { kind: 'too-few' }
  | {
      kind: 'compared';
      same: 'subject' | 'subject-and-years';
      others: number;
      lower: number;
      tied: number;
      higher: number;
    };

/** @param others of the same task and window; the pupil is not among them. */
export function compareWithPeers(own: PeerScore, others: readonly PeerScore[]): PeerComparison {
  const ofSubject = others.filter(({ swedishSubject }) => swedishSubject === own.swedishSubject);
  const ofYears = ofSubject.filter(
    ({ swedishSchoolTime }) => swedishSchoolTime === own.swedishSchoolTime,
  );
  const isNarrow = own.swedishSchoolTime !== 'unknown' && ofYears.length >= FEWEST_PEERS;
  const peers = isNarrow ? ofYears : ofSubject;
  if (peers.length < FEWEST_PEERS) return { kind: 'too-few' };
  const lower = peers.filter(({ score }) => score < own.score).length;
  const tied = peers.filter(({ score }) => score === own.score).length;
  return {
    kind: 'compared',
    same: isNarrow ? 'subject-and-years' : 'subject',
    others: peers.length,
    lower,
    tied,
    higher: peers.length - lower - tied,
  };
}
