/**
 * What may be said of a comparison, in one of seven words.
 *
 * Rule, the first that holds:
 *   refused        coverage differs by more than 15 points between the levels
 *   not-told       area or sensitivity, when ▲ or ◆ is a flag, is not there or not told to this reader
 *   too-wide       the area has no limits, or they lie more than .20 apart; or those of sensitivity lie
 *                  more than .30 apart
 *   chance         the lower limit of the area is .50 or less: not told from guessing
 *   full           lower limit of the area at least .75, sensitivity and specificity at least .70
 *   half           lower limit at least .70, sensitivity and specificity at least .60
 *   below          none of these
 * `isFlattered` says that the design makes the figures rather too good; it never changes the word.
 * Definition: full and half are the NCII's marks for behaviour screening, the ones that could be read in
 * full; its marks for academic screening are higher as far as known. .20 and .30 are authored: an area of .80
 * with limits .70 to .90 leaves "fair" and "excellent" both open.
 * Source: National Center on Intensive Intervention, screening tools chart rubric.
 * Missing data: no figures gives not-told.
 * Worked example: area .82 (.76 to .88), sensitivity .81 (.70 to .89), specificity .72: full.
 */
import type { Coverage } from '~/scoring/validation-coverage';
import type { Accuracy, LevelAccuracy } from '~/scoring/validation-levels';
import type { ScoreFigures } from '~/scoring/validation-score';
import { type DesignWarning, isFlattering } from '~/scoring/validation-warnings';

type VerdictWord = 'refused' | 'not-told' | 'too-wide' | 'chance' | 'full' | 'half' | 'below';

export interface Verdict {
  word: VerdictWord;
  isFlattered: boolean;
}

const WIDEST_AREA = 0.2;
const WIDEST_SENSITIVITY = 0.3;
/** Differences under this are rounding. */
const ROUNDING = 1e-9;
const MARKS = [
  { word: 'full', area: 0.75, share: 0.7 },
  { word: 'half', area: 0.7, share: 0.6 },
] as const;

export function judgeComparison(facts: {
  coverage: Pick<Coverage, 'isRefused'>;
  area: ScoreFigures['area'] | null;
  accuracies: readonly LevelAccuracy[];
  warnings: readonly DesignWarning[];
}): Verdict {
  const { coverage, area, accuracies, warnings } = facts;
  const accuracy = accuracies.find(({ limit }) => limit === 'look-again')?.accuracy ?? null;
  const word = coverage.isRefused ? 'refused' : judgeFigures(area, accuracy);
  return { word, isFlattered: warnings.some(isFlattering) };
}

function judgeFigures(area: ScoreFigures['area'] | null, accuracy: Accuracy | null): VerdictWord {
  const { sensitivity, specificity } = accuracy ?? { sensitivity: null, specificity: null };
  if (!area || !sensitivity || !specificity) return 'not-told';
  if (area.lower === null || area.upper === null) return 'too-wide';
  const isWide = (width: number, most: number) => width > most + ROUNDING;
  if (isWide(area.upper - area.lower, WIDEST_AREA)) return 'too-wide';
  if (isWide(widthOf(sensitivity), WIDEST_SENSITIVITY)) return 'too-wide';
  const { lower } = area;
  if (lower <= 0.5) return 'chance';
  const least = Math.min(sensitivity.estimate, specificity.estimate);
  const mark = MARKS.find(({ area: bar, share }) => lower >= bar && least >= share);
  return mark?.word ?? 'below';
}

function widthOf({ lower, upper }: { lower: number | null; upper: number | null }): number {
  return lower === null || upper === null ? 1 : upper - lower;
}
