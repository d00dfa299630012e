/**
 * What in the design of a comparison makes its figures say more, or less, than they seem to.
 *
 * Rule, each on its own:
 *   own-result      the outcome is our own later level: the same tasks, the same faults
 *   not-later       the outcome did not come after the results' window: nothing is foretold
 *   mainly-flagged  coverage is more than 5 points higher among those flagged than among the others
 *   knew-level      someone who judged an outcome knew the pupil's level
 *   knew-unknown    for some outcomes nobody said whether the judge knew; not asked of our own level
 *   support         a flag was confirmed or a särskild bedömning began in between: help may have made
 *                   a difficulty go away, so that a right flag looks wrong
 *   limit-from-data the limits of the policy were set from data, as far as known on these pupils
 * Missing data: what nobody has written down gives no warning, which is not the same as none needed.
 * Worked example: 20 outcomes, 5 by someone who knew, 2 unknown: knew-level 5 of 20, knew-unknown 2.
 */
import type { Coverage } from '~/scoring/validation-coverage';
import { type SmallNumbers, type ToldCount, tellPart } from '~/scoring/validation-small-numbers';
import type { ComparedPupil, Study } from '~/scoring/validation-study';

type WarningKind =
  | 'own-result'
  | 'not-later'
  | 'mainly-flagged'
  | 'knew-level'
  | 'knew-unknown'
  | 'support'
  | 'limit-from-data';

export interface DesignWarning {
  kind: WarningKind;
  /** Pupils it is about; null where it is about the whole comparison. */
  pupils: ToldCount | null;
}

/** With these the figures are rather too good; the verdict says so. */
const FLATTERING: readonly WarningKind[] = [
  'own-result',
  'not-later',
  'mainly-flagged',
  'knew-level',
  'limit-from-data',
];

export function isFlattering({ kind }: DesignWarning): boolean {
  return FLATTERING.includes(kind);
}

export function listWarnings(
  study: Study,
  compared: readonly ComparedPupil[],
  coverage: Coverage,
  rule: SmallNumbers | null,
): DesignWarning[] {
  const warnings: DesignWarning[] = [];
  const add = (kind: WarningKind, holds: boolean) => holds && warnings.push({ kind, pupils: null });
  const addCount = (kind: WarningKind, holds: (pupil: ComparedPupil) => boolean) => {
    const count = compared.filter(holds).length;
    if (count > 0) warnings.push({ kind, pupils: tellPart(rule, count, compared.length) });
  };
  add('own-result', study.outcome === 'own-result');
  add('not-later', !study.isLater);
  add('mainly-flagged', coverage.isMainlyFlagged);
  addCount('knew-level', ({ knewLevel }) => knewLevel === 'yes');
  addCount(
    'knew-unknown',
    ({ knewLevel }) => study.outcome !== 'own-result' && knewLevel === 'unknown',
  );
  addCount('support', ({ hadSupport }) => hadSupport);
  add('limit-from-data', study.isLimitFromData);
  return warnings;
}
