/**
 * What `lasfyr reliability` says of a test.
 *
 * An item that everyone who reached it answered alike says nothing of differences between persons: it
 * is left out of alpha and omega, as psych does, and has no item-rest correlation. KR-20
 * counts every item that someone reached, and takes the sample variance of the total. Not reached is
 * neither right nor wrong: covariances are pairwise.
 */
import { cronbachAlpha, keepItems } from '~/psychometrics/cronbach-alpha';
import { type ItemCovariance, itemCovariance } from '~/psychometrics/item-covariance';
import { itemRestCorrelations } from '~/psychometrics/item-rest-correlation';
import { kuderRichardson20 } from '~/psychometrics/kuder-richardson';
import { omegaTotal } from '~/psychometrics/omega-total';
import type { ResponseMatrix } from '~/psychometrics/response-matrix';
import { splitHalfOddEven } from '~/psychometrics/split-half';

interface Reliability {
  persons: number;
  items: number;
  alpha: number | null;
  kr20: number | null;
  omegaTotal: number | null;
  /** Odd against even items in the order of the file, with Spearman and Brown's correction. */
  splitHalf: number | null;
  itemStatistics: {
    item: string;
    proportionCorrect: number | null;
    itemRest: number | null;
  }[];
}

export function describeReliability(matrix: ResponseMatrix): Reliability {
  const all = itemCovariance(matrix);
  const varies = all.covariance.map((values, item) => values[item]! > 0);
  const isKept = (item: number) => varies[item]!;
  const isReached = (item: number) => all.reached[item]! > 1;
  const covariance = keepItems(all.covariance, isKept);
  const itemRest = itemRestCorrelations(covariance);
  const placeOf = (item: number) => varies.slice(0, item).filter(Boolean).length;
  return {
    persons: matrix.persons,
    items: matrix.items.length,
    alpha: cronbachAlpha(covariance),
    kr20: kuderRichardson20Of(all),
    omegaTotal: omegaTotal(keepItems(all.correlation, isKept)),
    splitHalf: splitHalfOddEven(keepItems(all.covariance, isReached)),
    itemStatistics: matrix.items.map((item, index) => ({
      item,
      proportionCorrect: all.proportionCorrect[index]!,
      itemRest: varies[index] ? itemRest[placeOf(index)]! : null,
    })),
  };
}

function kuderRichardson20Of({ reached, proportionCorrect, covariance }: ItemCovariance) {
  const isReached = (item: number) => reached[item]! > 0;
  const proportions = proportionCorrect.filter((_, item) => isReached(item)) as number[];
  const between = keepItems(covariance, isReached).flat();
  return kuderRichardson20(
    proportions,
    between.reduce((total, value) => total + value, 0),
  );
}
