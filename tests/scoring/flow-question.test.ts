import { describe, expect, it } from 'vitest';
import { expectPolicyFlow, readFlowQuestion } from '~/scoring/flow-question';
import { getPolicy } from '~/scoring/policy-shelf';

const policy = getPolicy('standard-1');
const read = (address: string) => readFlowQuestion(policy, new URLSearchParams(address));

describe('the expected figures of a policy', () => {
  it('begin from what is assumed, for the first window of the year', () => {
    expect(read('')).toEqual({
      question: {
        window: 'autumn',
        belowOfHundred: 15,
        reliabilityFirst: 0.84,
        reliabilitySecond: 0.85,
      },
      problems: [],
    });
    expect(read('window=spring').question.reliabilityFirst).toBe(0.79);
    expect(readFlowQuestion(getPolicy('grund-1'), new URLSearchParams()).question.window).toBe(
      'winter',
    );
  });

  it('are those of the municipality when it has its own, with a comma or a point', () => {
    expect(
      read('belowOfHundred=8,5&reliabilityFirst=0.9&reliabilitySecond=').question,
    ).toMatchObject({ belowOfHundred: 8.5, reliabilityFirst: 0.9, reliabilitySecond: 0.85 });
  });

  it('say which figure cannot be used, and use the assumed one', () => {
    const { question, problems } = read(
      'belowOfHundred=99&reliabilityFirst=hög&reliabilitySecond=1',
    );
    expect(problems).toEqual(['belowOfHundred', 'reliabilityFirst', 'reliabilitySecond']);
    expect(question).toEqual(read('').question);
  });

  it('are shown for the policy and for other look-again values, the price of each', () => {
    const rows = expectPolicyFlow(policy, read('').question);
    expect(rows.map(({ lookAgainAbove, isOwn }) => [lookAgainAbove, isOwn])).toEqual([
      [0.2, false],
      [0.35, true],
      [0.5, false],
    ]);
    const [low, own, high] = rows;
    expect(own!.sentOn).toBeCloseTo(0.21308, 4);
    expect(low!.sensitivity).toBeGreaterThan(own!.sensitivity);
    expect(low!.sentOn).toBeGreaterThan(own!.sentOn);
    expect(high!.sensitivity).toBeLessThan(own!.sensitivity);
    // In autumn follow-up asks for a core skill and a reading; later the reading alone decides.
    const later = expectPolicyFlow(policy, { ...read('').question, window: 'winter' });
    expect(later[1]!.sensitivityOfFollowUp).toBeGreaterThan(own!.sensitivityOfFollowUp);
    expect(later[1]!.sentOn).toBe(own!.sentOn);
  });

  it('leave out values outside the bounds of the policy', () => {
    const narrow = { ...policy, decision: { ...policy.decision, lower: 0.3, upper: 0.5 } };
    const rows = expectPolicyFlow(narrow, read('').question);
    expect(rows.map(({ lookAgainAbove }) => lookAgainAbove)).toEqual([0.35]);
  });
});
