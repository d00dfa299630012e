/**
 * What a screening in two stages can be expected to do, from reliability and base rate.
 *
 * Measures: share sent on, sensitivity, specificity and predictive values of the whole flow, against being
 * truly below the limit today.
 * Formula: true standing T is N(0, 1) and k the limit, Φ(k) the base rate. A result of reliability r is
 * Y = T + e, e of standard error s = √((1 − r)/r), and says P = Φ((k − Y)/s) of being below. Sent on is
 * P₁ > g. After the second result: clearly below is P₂ ≥ upper, clearly above is P₂ ≤ lower. Found in the
 * end is everyone sent on, but those clearly above in the second who are not clearly below in the first.
 * Errors are independent given T; each share is ∫ over T by Simpson's rule.
 * Definition: conditional on the true standing, not on being below or above as serial gating has it (the
 * stages of one flow agree more than two independent tests would). One result in each stage: a policy
 * with several core skills sends on rather more.
 * Agrees with: the first stage alone is `bivariate-normal-accuracy` with correlation √r.
 * Source: Lord and Novick, 1968 (true score); Bayes' rule for the predictive values.
 * Valid range: 0 < base rate < 1, 0 < reliability < 1, 0 < lower ≤ g < upper < 1.
 * Missing data: arguments outside the range throw a RangeError.
 * Worked example: base rate .15, reliabilities .84 and .85, g .35, bounds .2 and .8: .2130803 are sent
 * on, sensitivity .8514817, specificity .9445701.
 */
import { normalCdf } from '~/psychometrics/normal-cdf';
import { normalQuantile } from '~/psychometrics/normal-quantile';
import { predictAtBaseRate } from '~/psychometrics/predictive-values';

export interface FlowSetting {
  /** Share of all who are truly below the limit. */
  baseRate: number;
  reliabilityFirst: number;
  reliabilitySecond: number;
  /** Sent on when the probability of the first result is over this. */
  sentOnAbove: number;
  lower: number;
  upper: number;
  /** Follow-up asks for both results to be clearly below; else for the second alone. */
  needsBoth: boolean;
}

/** Shares of all pupils, 0 to 1; sensitivities of those truly below, specificity of the others. */
export interface ExpectedFlow {
  sentOn: number;
  followUp: number;
  found: number;
  /** Found: follow-up or look again. */
  sensitivity: number;
  specificity: number;
  positivePredictiveValue: number | null;
  negativePredictiveValue: number | null;
  /** Of those truly below, clearly below after both stages. */
  sensitivityOfFollowUp: number;
  /** Of those truly below, sent on by the first stage. */
  sensitivityFirst: number;
}

/** @throws {RangeError} for arguments outside the range. */
export function expectFlow(setting: FlowSetting): ExpectedFlow {
  requireSetting(setting);
  const k = normalQuantile(setting.baseRate);
  const chances = makeChances(setting, k);
  const below = integrate(chances, -REACH, k);
  const above = integrate(chances, k, REACH);
  const { baseRate } = setting;
  const sensitivity = below.found / baseRate;
  const specificity = 1 - above.found / (1 - baseRate);
  const { positivePredictiveValue, negativePredictiveValue } = predictAtBaseRate(baseRate, {
    sensitivity,
    specificity,
  });
  return {
    sentOn: below.sentOn + above.sentOn,
    followUp: below.followUp + above.followUp,
    found: below.found + above.found,
    sensitivity,
    specificity,
    positivePredictiveValue,
    negativePredictiveValue,
    sensitivityOfFollowUp: below.followUp / baseRate,
    sensitivityFirst: below.sentOn / baseRate,
  };
}

interface Chances {
  sentOn: number;
  followUp: number;
  found: number;
}

/** What happens to a pupil of a true standing. */
function makeChances(setting: FlowSetting, k: number): (standing: number) => Chances {
  const { sentOnAbove, lower, upper, needsBoth } = setting;
  const first = Math.sqrt((1 - setting.reliabilityFirst) / setting.reliabilityFirst);
  const second = Math.sqrt((1 - setting.reliabilitySecond) / setting.reliabilitySecond);
  // A result under k − s·z says more than Φ(z).
  const cut = (error: number, chance: number) => k / error - normalQuantile(chance);
  const cuts = {
    sentOn: cut(first, sentOnAbove),
    clearlyFirst: cut(first, upper),
    clearlySecond: cut(second, upper),
    notAboveSecond: cut(second, lower),
  };
  return (standing) => {
    const sentOn = normalCdf(cuts.sentOn - standing / first);
    const clearlyFirst = normalCdf(cuts.clearlyFirst - standing / first);
    const clearlySecond = normalCdf(cuts.clearlySecond - standing / second);
    const notAboveSecond = normalCdf(cuts.notAboveSecond - standing / second);
    return {
      sentOn,
      followUp: (needsBoth ? clearlyFirst : sentOn) * clearlySecond,
      found: clearlyFirst + (sentOn - clearlyFirst) * notAboveSecond,
    };
  };
}

/** Standings beyond this many standard deviations are nobody. */
const REACH = 8;
/** Even, on each side of the limit: 1e-8 with reliabilities up to .97. */
const STEPS = 700;

/** ∫ of each chance over the standings, by Simpson's rule. */
function integrate(chances: (standing: number) => Chances, from: number, to: number): Chances {
  const total = { sentOn: 0, followUp: 0, found: 0 };
  const width = (to - from) / STEPS;
  for (let step = 0; step <= STEPS; step += 1) {
    const standing = from + step * width;
    const isEnd = step === 0 || step === STEPS;
    const weight = isEnd ? 1 : step % 2 === 1 ? 4 : 2;
    const share = (weight * width * Math.exp((-standing * standing) / 2)) / (3 * ROOT_TWO_PI);
    const { sentOn, followUp, found } = chances(standing);
    total.sentOn += share * sentOn;
    total.followUp += share * followUp;
    total.found += share * found;
  }
  return total;
}

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

function requireSetting(setting: FlowSetting): void {
  const { needsBoth: _needsBoth, ...shares } = setting;
  const { lower, upper, sentOnAbove } = setting;
  const isShare = Object.values(shares).every((share) => share > 0 && share < 1);
  if (!isShare || !(lower <= sentOnAbove && sentOnAbove < upper)) {
    throw new RangeError(`two stages with ${JSON.stringify(setting)}`);
  }
}
