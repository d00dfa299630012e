/**
 * What a cut policy is: versioned data that says which tasks make which skill, where each follow-up
 * limit stands, how sure a result must be, and what decides a level.
 *
 * The formulas are code, one file each in the statistics room; every number they are given stands in
 * the policy. A policy is a draft until the municipality approves it, and a changed number is a new
 * version.
 */
import * as z from 'zod';
import { WINDOW_KINDS } from '~/instruments/battery';
import { LIMIT_METHODS, limitMethodSchema } from '~/scoring/limit-method';

const text = z.string().min(1);
const bilingual = z.strictObject({ sv: text, en: text });
export type Bilingual = z.infer<typeof bilingual>;
/** Languages that a person's own words may be written in. */
export const WRITTEN_LANGUAGES = ['sv', 'en'] as const;
/** A person's own words, in the one language they were written in. */
const writtenTextSchema = z.strictObject({ language: z.enum(WRITTEN_LANGUAGES), text });
export type WrittenText = z.infer<typeof writtenTextSchema>;
const probability = z.number().gt(0).lt(1);
const positive = z.number().positive();
const count = z.int().positive();

/** How right answers become a probability, with the numbers of that formula. */
const formula = z.discriminatedUnion('kind', [
  /** The form is the whole domain; `domainSize` letters. */
  z.strictObject({
    kind: z.literal('known-letters'),
    domainSize: count,
    rightWhenKnown: probability,
    rightWhenGuessing: probability,
  }),
  /** One of `optionCount` is right; the share known lies on `nodes` nodes. */
  z.strictObject({ kind: z.literal('share-known'), optionCount: z.int().min(2), nodes: count }),
  /** No guessing: a built or written word. */
  z.strictObject({ kind: z.literal('share-right') }),
  /** Two options in a hidden time: right minus wrong. */
  z.strictObject({
    kind: z.literal('timed-two-choice'),
    dispersion: positive,
    wrongWeight: positive,
    dispersionAssumed: z.boolean(),
  }),
  /** Right per minute; a run stopped by rule counts `secondsWhenStopped`. */
  z.strictObject({
    kind: z.literal('rate'),
    dispersion: positive,
    dispersionAssumed: z.boolean(),
    secondsWhenStopped: positive,
  }),
  /** Counts and seconds only: no limit, no probability, never part of a level. */
  z.strictObject({ kind: z.literal('described') }),
]);
export type Formula = z.infer<typeof formula>;

/**
 * Sentence pieces of a task; {right} {wrong} {presented} {seconds} {perSecond} {lower} {upper} {items}
 * are filled in.
 */
const taskWords = z.strictObject({
  /** What happened: "rätt bokstav för {right} av {presented} ljud". */
  result: bilingual,
  /** What it shows, inside a sentence: "ungefär {lower}-{upper} kända". */
  interval: bilingual,
  /** What it shows, alone in a table cell: "vet ungefär {lower}-{upper} av {items}". */
  line: bilingual,
});

const policyTask = z.strictObject({
  id: text,
  title: bilingual,
  skill: text,
  /** Items in a whole form: a share is shown as so many of them. */
  items: count,
  formula,
  words: taskWords,
});
export type PolicyTask = z.infer<typeof policyTask>;

const limit = z.strictObject({
  task: text,
  /** In the units of the task's formula: letters, share 0…1, points or items a minute. */
  value: positive,
  /** The limit as it is said: "18", "en tredjedel av orden". */
  words: bilingual,
  /** The argument for this limit: in both languages when it ships, in one when a municipality wrote it. */
  reason: z.union([bilingual, writtenTextSchema]),
  /** How it was set; absent where the policy's own `limitMethod` says it of every limit. */
  method: limitMethodSchema.optional(),
});
export type PolicyLimit = z.infer<typeof limit>;

const assessedSkill = z.strictObject({
  skill: text,
  tasks: z.array(text).min(1),
  /** `joint` multiplies the likelihoods of the tasks; `mean` is the mean of their probabilities. */
  combine: z.enum(['joint', 'mean']),
  /** Given only to pupils who were not clearly above in the window before. */
  carried: z.boolean(),
});
export type AssessedSkill = z.infer<typeof assessedSkill>;

/** When a one-to-one task is due; a task without a condition always is. */
const dueCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('skill-not-clearly-above'), skill: text }),
  z.strictObject({ kind: z.literal('right-at-least'), task: text, right: count }),
  z.strictObject({ kind: z.literal('rate-at-least'), task: text, perMinute: positive }),
  /** Never by the policy: an adult may ask for it. */
  z.strictObject({ kind: z.literal('only-when-asked') }),
]);
export type DueCondition = z.infer<typeof dueCondition>;

const oneToOneTask = z.strictObject({
  task: text,
  /** False when the task is described but never decides a level. */
  decides: z.boolean(),
  due: z.nullable(dueCondition),
});
export type OneToOneTask = z.infer<typeof oneToOneTask>;

/** `clearly-below` is P at least the upper bound, `not-clearly-above` is P over the lower bound. */
const strength = z.enum(['clearly-below', 'not-clearly-above']);
const followUpCondition = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('task'), task: text, is: strength }),
  z.strictObject({ of: z.literal('any-core-skill'), is: strength }),
  z.strictObject({ of: z.literal('any-one-to-one'), is: strength }),
]);
export type FollowUpCondition = z.infer<typeof followUpCondition>;

const policyWindow = z.strictObject({
  title: bilingual,
  limits: z.array(limit),
  core: z.array(assessedSkill).min(1),
  supporting: z.array(assessedSkill),
  oneToOne: z.strictObject({
    tasks: z.array(oneToOneTask),
    /** Needs follow-up after stage 2 when every condition of any one row holds. */
    followUpWhen: z.array(z.array(followUpCondition).min(1)),
  }),
});
export type PolicyWindow = z.infer<typeof policyWindow>;

export const cutPolicySchema = z.strictObject({
  id: text,
  version: count,
  status: z.enum(['draft', 'approved', 'retired']),
  title: bilingual,
  /** The battery whose tasks it judges. */
  batteryId: text,
  /** Where the limits come from, when all come from the same. `authored` ones are argued for and not normed. */
  limitMethod: z.enum([...LIMIT_METHODS, 'mixed']),
  decision: z.strictObject({
    /** P at or under this is clearly above the limit. Half-open: lower < P < upper is the middle. */
    lower: probability,
    /** P at or over this is clearly below the limit. */
    upper: probability,
    /** A core skill with P over this is looked at again. */
    lookAgainAbove: probability,
    /** So many core skills clearly below give follow-up at once. */
    skillsForFollowUp: count,
    /** Share of probability inside a shown interval. */
    intervalCoverage: probability,
    /** One-to-one readings are done within so many school days. */
    oneToOneSchoolDays: count,
    /** A new look with another form comes after so many school weeks. */
    newLookSchoolWeeks: z.strictObject({ from: count, to: count }),
  }),
  /**
   * The place among the municipality's own pupils: it turns above into look again, and nothing else.
   * Null in a policy without such a rule.
   */
  relative: z.nullable(
    z.strictObject({
      /** The lowest share of the group that is meant: .15 is the lowest 15 in 100. */
      lowestShare: probability,
      /** So many others there must be to compare with. */
      minimumOthers: count,
    }),
  ),
  /**
   * When the policy's owner is told that very many or very few are to be followed up. Never a quota: it
   * moves nothing. Absent in versions from before there was such a rule.
   */
  shareWatch: z
    .strictObject({
      /** More than this share of those with a level is many, fewer than that is few. */
      mostShare: probability,
      leastShare: probability,
      /** Pupils with a level there must be before it says anything. */
      minimumPupils: count,
    })
    .optional(),
  validity: z.strictObject({
    /** An answer faster than this is rapid. */
    rapidUnderMs: positive,
    /** A task with at least this share of rapid answers cannot be interpreted. */
    rapidShare: probability,
  }),
  skills: z.record(text, bilingual),
  tasks: z.array(policyTask).min(1),
  windows: z.partialRecord(z.enum(WINDOW_KINDS), policyWindow),
});
export type CutPolicy = z.infer<typeof cutPolicySchema>;

/** The task of that id, or undefined when the policy has none. */
export function findPolicyTask(policy: CutPolicy, taskId: string): PolicyTask | undefined {
  return policy.tasks.find((task) => task.id === taskId);
}

/** The task of that id. @throws {Error} when the policy has none. */
export function getPolicyTask(policy: CutPolicy, taskId: string): PolicyTask {
  const task = findPolicyTask(policy, taskId);
  if (!task) throw new Error(`Cut policy ${policy.id} has no task ${taskId}`);
  return task;
}

/** How the limit of a task was set: its own word, else the policy's for all. */
export function methodOfLimit(policy: CutPolicy, limit: PolicyLimit): CutPolicy['limitMethod'] {
  return limit.method?.kind ?? policy.limitMethod;
}
