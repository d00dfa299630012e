import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bivariateNormalAccuracy } from '~/psychometrics/bivariate-normal-accuracy';
import { expectFlow, type FlowSetting } from '~/psychometrics/two-stage-flow';

const usual: FlowSetting = {
  baseRate: 0.15,
  reliabilityFirst: 0.84,
  reliabilitySecond: 0.85,
  sentOnAbove: 0.35,
  lower: 0.2,
  upper: 0.8,
  needsBoth: true,
};

/** SciPy `quad` over the same integrals: sent on, sensitivity, specificity, of follow-up, follow-up. */
const ROWS: [string, Partial<FlowSetting>, number[]][] = [
  ['usual', {}, [0.2130803355, 0.8514817466, 0.9445701279, 0.3978531026, 0.0610561249]],
  [
    'later windows',
    { baseRate: 0.2, reliabilityFirst: 0.79, needsBoth: false },
    [0.2838394289, 0.8456952464, 0.924151902, 0.5510897285, 0.1176045912],
  ],
  [
    'few below, second weak',
    {
      baseRate: 0.05,
      reliabilityFirst: 0.95,
      reliabilitySecond: 0.6,
      sentOnAbove: 0.2,
      lower: 0.1,
      upper: 0.9,
      needsBoth: false,
    },
    [0.0785323754, 0.9287715433, 0.9727210405, 0.2321930672, 0.0135474631],
  ],
];

describe('what two stages are expected to do', () => {
  it.each(ROWS)('%s', (_, more, [sentOn, sensitivity, specificity, ofFollowUp, followUp]) => {
    const flow = expectFlow({ ...usual, ...more });
    expect(flow.sentOn).toBeCloseTo(sentOn!, 8);
    expect(flow.sensitivity).toBeCloseTo(sensitivity!, 8);
    expect(flow.specificity).toBeCloseTo(specificity!, 8);
    expect(flow.sensitivityOfFollowUp).toBeCloseTo(ofFollowUp!, 8);
    expect(flow.followUp).toBeCloseTo(followUp!, 8);
  });

  const share = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const settings = fc.record({
    baseRate: share(0.02, 0.6),
    reliabilityFirst: share(0.4, 0.97),
    reliabilitySecond: share(0.4, 0.97),
    sentOnAbove: share(0.2, 0.75),
    lower: fc.constant(0.2),
    upper: fc.constant(0.8),
    needsBoth: fc.boolean(),
  });

  it('the first stage is a screener whose correlation with the truth is the root of its reliability', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const { sentOn, sensitivityFirst } = expectFlow(setting);
        const alone = bivariateNormalAccuracy(
          Math.sqrt(setting.reliabilityFirst),
          setting.baseRate,
          sentOn,
        );
        expect(sensitivityFirst).toBeCloseTo(alone.sensitivity, 7);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps every share in its bounds, and catches fewer at a higher look-again value', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const flow = expectFlow(setting);
        const stricter = expectFlow({ ...setting, sentOnAbove: setting.sentOnAbove + 0.04 });
        for (const value of Object.values(flow)) expect(value).toBeGreaterThanOrEqual(0);
        for (const value of Object.values(flow)) expect(value).toBeLessThanOrEqual(1);
        expect(flow.followUp).toBeLessThanOrEqual(flow.found + 1e-9);
        expect(flow.found).toBeLessThanOrEqual(flow.sentOn + 1e-9);
        expect(stricter.sentOn).toBeLessThan(flow.sentOn);
        expect(stricter.sensitivity).toBeLessThan(flow.sensitivity);
        expect(stricter.specificity).toBeGreaterThan(flow.specificity);
        const { baseRate } = setting;
        const found = baseRate * flow.sensitivity + (1 - baseRate) * (1 - flow.specificity);
        expect(found).toBeCloseTo(flow.found, 8);
        expect(flow.positivePredictiveValue).toBeCloseTo((baseRate * flow.sensitivity) / found, 8);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses what cannot be', () => {
    for (const wrong of [
      { baseRate: 0 },
      { baseRate: Number.NaN },
      { reliabilityFirst: 1 },
      { sentOnAbove: 0.1 },
      { sentOnAbove: 0.8 },
    ]) {
      expect(() => expectFlow({ ...usual, ...wrong })).toThrow(RangeError);
    }
  });
});
