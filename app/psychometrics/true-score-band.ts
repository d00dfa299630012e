/**
 * Bands round a score: standard error of measurement (SEM) and Kelley's regressed true score.
 *
 * Measures: between which values a person's true score lies, from the reliability of the test.
 * Formula: SEM = sd√(1 − r), band x ± z·SEM. Kelley: true score m + r(x − m), standard error of
 * estimation sd√(r(1 − r)), band about the regressed score. Chance of being below a cut: Φ((cut −
 * centre)/error).
 * Definition: the first band takes the score as it is; Kelley's moves it towards the group's mean,
 * which is right only for a person of that group.
 * Agrees with: psychometric `SE.Meas` and `SE.Est`.
 * Source: Lord and Novick, 1968; Kelley, T. L., 1947; Dudek, F. J., 1979.
 * Valid range: sd > 0, 0 ≤ r ≤ 1. At r = 1 there is no error. Missing data: NaN throws a RangeError.
 * Worked example: x 28, mean 35, sd 12, r .9: SEM 3.7947332, Kelley 28.7 with error 3.6.
 */
import { normalCdf } from '~/psychometrics/normal-cdf';
import { normalQuantile } from '~/psychometrics/normal-quantile';

interface TestFacts {
  mean: number;
  standardDeviation: number;
  reliability: number;
}

interface Band {
  centre: number;
  standardError: number;
  lower: number;
  upper: number;
}

export function measurementBand(x: number, test: TestFacts, coverage = 0.95): Band {
  const { standardDeviation, reliability } = requireFacts(x, test);
  return bandOf(x, standardDeviation * Math.sqrt(1 - reliability), coverage);
}

export function kelleyBand(x: number, test: TestFacts, coverage = 0.95): Band {
  const { mean, standardDeviation, reliability } = requireFacts(x, test);
  const error = standardDeviation * Math.sqrt(reliability * (1 - reliability));
  return bandOf(mean + reliability * (x - mean), error, coverage);
}

/** Chance that the true score is below a cut; ½ when a band without width lies on it. */
export function probabilityTrueScoreBelow(cut: number, { centre, standardError }: Band): number {
  if (standardError === 0) return cut === centre ? 0.5 : Number(centre < cut);
  return normalCdf((cut - centre) / standardError);
}

function bandOf(centre: number, standardError: number, coverage: number): Band {
  const reach = standardError * normalQuantile((1 + coverage) / 2);
  return { centre, standardError, lower: centre - reach, upper: centre + reach };
}

function requireFacts(x: number, test: TestFacts): TestFacts {
  const { mean, standardDeviation, reliability } = test;
  const isRight = Number.isFinite(x) && Number.isFinite(mean) && standardDeviation > 0;
  if (!isRight || !(reliability >= 0 && reliability <= 1)) {
    throw new RangeError(
      `a band round ${x} with sd ${standardDeviation}, reliability ${reliability}`,
    );
  }
  return test;
}
