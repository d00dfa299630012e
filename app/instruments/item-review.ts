/**
 * Review of items by people: what a colleague may say of an item, and what it makes of the item.
 *
 * Rule, on the latest verdict of each person: anyone who wants the item gone proposes that it is
 * retired, two who do retire it in the next version; else anyone who wants a change has it changed;
 * else two who approve make it approved; else it waits. A verdict is never altered: undo is a new one.
 */
import * as z from 'zod';

export const VERDICTS = ['approve', 'change', 'retire'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why an item should go: what kind of fault it has. */
export const RETIRE_REASONS = [
  'sound-unclear',
  'picture-unclear',
  'several-right',
  'word-unknown',
  'near-real-word',
  'dialect',
  'offensive',
  'too-easy-or-hard',
  'other',
] as const;
export type RetireReason = (typeof RETIRE_REASONS)[number];

/** So many different people must agree before an item is approved, or retired. */
const PEOPLE_NEEDED = 2;

const REVIEW_STATES = [
  'awaiting',
  'approved',
  'to-change',
  'retire-proposed',
  'retire-next',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export type ItemVerdict = { itemId: string; staffMemberId: string; verdict: Verdict };

export type ItemStanding = {
  state: ReviewState;
  /** People whose latest verdict is to approve. */
  approvals: number;
};

const MOST_COMMENT = 1_000;

/** The form of a verdict on one item, or on a whole form of a reading that an adult marks. */
export const reviewFormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('verdict'),
    itemId: z.string().min(1).max(100),
    verdict: z.enum(VERDICTS),
    reasonCode: z.enum(RETIRE_REASONS).optional(),
    comment: z.string().trim().max(MOST_COMMENT).default(''),
  }),
  z.object({
    intent: z.literal('approve-form'),
    formId: z.string().min(1).max(10),
    hasReadAll: z.literal('yes').optional(),
  }),
]);
export type ReviewForm = z.output<typeof reviewFormSchema>;

export type ReviewProblem = 'comment-missing' | 'reason-missing' | 'not-a-reading' | 'not-read';

/**
 * Why a verdict cannot be recorded; null when it can. A wish for something else needs words, and a
 * proposal to retire also the kind of reason.
 */
export function findVerdictProblem(
  verdict: Verdict,
  comment: string,
  reasonCode?: RetireReason,
): ReviewProblem | null {
  if (verdict === 'retire' && reasonCode === undefined) return 'reason-missing';
  return verdict !== 'approve' && comment === '' ? 'comment-missing' : null;
}

/** The latest verdict of each person. @param verdicts of one item, in the order they were given */
function latestByPerson(verdicts: readonly Omit<ItemVerdict, 'itemId'>[]): Verdict[] {
  const latest = new Map(verdicts.map(({ staffMemberId, verdict }) => [staffMemberId, verdict]));
  return [...latest.values()];
}

/** What the verdicts make of an item. @param verdicts of one item, in the order they were given */
export function judgeItem(verdicts: readonly Omit<ItemVerdict, 'itemId'>[]): ItemStanding {
  const latest = latestByPerson(verdicts);
  const count = (wanted: Verdict) => latest.filter((verdict) => verdict === wanted).length;
  const approvals = count('approve');
  const retirements = count('retire');
  if (retirements >= PEOPLE_NEEDED) return { state: 'retire-next', approvals };
  if (retirements > 0) return { state: 'retire-proposed', approvals };
  if (count('change') > 0) return { state: 'to-change', approvals };
  return { state: approvals >= PEOPLE_NEEDED ? 'approved' : 'awaiting', approvals };
}

/** Each item's standing, also of those that nobody has judged. */
export function judgeItems(
  itemIds: readonly string[],
  verdicts: readonly ItemVerdict[],
): Map<string, ItemStanding> {
  const byItem = new Map<string, ItemVerdict[]>(itemIds.map((id) => [id, []]));
  for (const verdict of verdicts) byItem.get(verdict.itemId)?.push(verdict);
  return new Map([...byItem].map(([id, own]) => [id, judgeItem(own)]));
}

export type ReviewCount = Record<ReviewState, number> & { total: number };

/** How many items are in each state. */
export function countStates(standings: Iterable<ItemStanding>): ReviewCount {
  const count: ReviewCount = {
    awaiting: 0,
    approved: 0,
    'to-change': 0,
    'retire-proposed': 0,
    'retire-next': 0,
    total: 0,
  };
  for (const { state } of standings) {
    count[state] += 1;
    count.total += 1;
  }
  return count;
}

type ExportedItem = {
  taskId: string;
  itemId: string;
  /** Hash of the content that was judged. */
  contentHash: string;
  state: ReviewState;
  /** The latest verdict of each person, without saying whose. */
  verdicts: {
    verdict: Verdict;
    reasonCode: RetireReason | null;
    comment: string | null;
    /** Version of the battery it was given on: an item that is unchanged keeps its verdicts. */
    givenOn: number;
  }[];
};

/** What leaves for the authors of the next version: items and verdicts, no persons. */
export type ExportedReview = {
  battery: string;
  version: number;
  items: ExportedItem[];
};
