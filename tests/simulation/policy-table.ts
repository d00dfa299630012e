/**
 * Rows of what the shipped policy does with an invented population, and with another limit for sending
 * pupils on to one-to-one reading: the price of that limit.
 */
import { simulatePolicy } from '~/demonstration/simulate-policy';
import type { Battery } from '~/instruments/battery';
import type { CutPolicy } from '~/scoring/cut-policy';

const SEED = 2026;

/** Shares are of all pupils; the last two of those truly below a limit that day. */
export function listPolicyRows(battery: Battery, policy: CutPolicy, pupils: number) {
  const share = (figure: number | null) => (figure === null ? '' : figure.toFixed(2));
  const withLookAgain = (lookAgainAbove: number): CutPolicy => ({
    ...policy,
    decision: { ...policy.decision, lookAgainAbove },
  });
  return [policy.decision.lookAgainAbove, policy.decision.lower].flatMap((lookAgain) =>
    simulatePolicy({ battery, policy: withLookAgain(lookAgain) }, { pupils, seed: SEED }).map(
      (figures) => ({
        window: figures.kind,
        'sent on above': lookAgain.toFixed(2),
        pupils: figures.pupils,
        'truly below': share(figures.trulyBelow),
        'read with one to one': share(figures.readWith),
        'needs follow-up': share(figures.needsFollowUp),
        'caught by it or look again': share(figures.caught),
        'caught by it alone': share(figures.caughtByFollowUp),
      }),
    ),
  );
}
