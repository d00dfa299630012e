import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countStates,
  findVerdictProblem,
  judgeItem,
  judgeItems,
  reviewFormSchema,
  VERDICTS,
  type Verdict,
} from '~/instruments/item-review';

const say = (...verdicts: [person: string, verdict: Verdict][]) =>
  verdicts.map(([staffMemberId, verdict]) => ({ staffMemberId, verdict }));

describe('what people’s verdicts make of an item', () => {
  it.each([
    ['nobody', say(), 'awaiting', 0],
    ['one approves', say(['a', 'approve']), 'awaiting', 1],
    ['one approves twice', say(['a', 'approve'], ['a', 'approve']), 'awaiting', 1],
    ['two approve', say(['a', 'approve'], ['b', 'approve']), 'approved', 2],
    [
      'two approve, a third wants a change',
      say(['a', 'approve'], ['b', 'approve'], ['c', 'change']),
      'to-change',
      2,
    ],
    [
      'who wanted a change approves later',
      say(['a', 'change'], ['b', 'approve'], ['a', 'approve']),
      'approved',
      2,
    ],
    [
      'who approved wants a change later',
      say(['a', 'approve'], ['b', 'approve'], ['a', 'change']),
      'to-change',
      1,
    ],
    ['one retires', say(['a', 'retire'], ['b', 'approve']), 'retire-proposed', 1],
    ['one retires twice', say(['a', 'retire'], ['a', 'retire']), 'retire-proposed', 0],
    ['two retire', say(['a', 'retire'], ['b', 'retire'], ['c', 'approve']), 'retire-next', 1],
    [
      'one retires, one wants a change',
      say(['a', 'retire'], ['b', 'change']),
      'retire-proposed',
      0,
    ],
  ] as const)('%s', (_what, verdicts, state, approvals) => {
    expect(judgeItem(verdicts)).toEqual({ state, approvals });
  });

  it('is approved exactly when two latest verdicts approve and no latest is anything else', () => {
    const verdict = fc.record({
      staffMemberId: fc.constantFrom('a', 'b', 'c', 'd'),
      verdict: fc.constantFrom(...VERDICTS),
    });
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 12 }), (verdicts) => {
        const latest = ['a', 'b', 'c', 'd'].flatMap((person) => {
          const own = verdicts.filter(({ staffMemberId }) => staffMemberId === person);
          return own.length > 0 ? [own[own.length - 1]!.verdict] : [];
        });
        const isApproved = latest.length >= 2 && latest.every((one) => one === 'approve');
        expect(judgeItem(verdicts).state === 'approved').toBe(isApproved);
      }),
    );
  });

  it('leaves out verdicts on items that are not there, and counts those without any', () => {
    const standings = judgeItems(
      ['one', 'two'],
      [
        { itemId: 'one', staffMemberId: 'a', verdict: 'approve' },
        { itemId: 'one', staffMemberId: 'b', verdict: 'approve' },
        { itemId: 'gone', staffMemberId: 'a', verdict: 'retire' },
      ],
    );
    expect(countStates(standings.values())).toEqual({
      awaiting: 1,
      approved: 1,
      'to-change': 0,
      'retire-proposed': 0,
      'retire-next': 0,
      total: 2,
    });
  });
});

describe('the form of a verdict', () => {
  it('asks for a reason to change or retire, and for none to approve', () => {
    expect(findVerdictProblem('approve', '')).toBeNull();
    expect(findVerdictProblem('change', '')).toBe('comment-missing');
    expect(findVerdictProblem('retire', 'otydlig bild')).toBe('reason-missing');
    expect(findVerdictProblem('retire', '', 'picture-unclear')).toBe('comment-missing');
    expect(findVerdictProblem('retire', 'otydlig bild', 'picture-unclear')).toBeNull();
  });

  it('refuses what it does not know, and takes spaces for no reason', () => {
    const read = (form: object) => reviewFormSchema.safeParse(form);
    expect(read({ intent: 'verdict', itemId: 'x', verdict: 'delete' }).success).toBe(false);
    expect(read({ intent: 'approve-all', formId: 'A' }).success).toBe(false);
    const code = { intent: 'verdict', itemId: 'x', verdict: 'retire', reasonCode: 'because' };
    expect(read(code).success).toBe(false);
    expect(read({ ...code, reasonCode: 'dialect' }).success).toBe(true);
    const spaces = read({ intent: 'verdict', itemId: 'x', verdict: 'change', comment: '   ' });
    expect(spaces.data).toEqual({ intent: 'verdict', itemId: 'x', verdict: 'change', comment: '' });
    const long = 'x'.repeat(1_001);
    expect(read({ intent: 'verdict', itemId: 'x', verdict: 'change', comment: long }).success).toBe(
      false,
    );
  });
});
