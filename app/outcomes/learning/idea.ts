/** Ideas of staff: judged by effect and effort, decided on with a reason, followed to where they were released. */
import * as z from 'zod';
import { id, oneOf } from '~/outcomes/goals/form-fields';
import { type ReadForm, readCheckedForm } from '~/outcomes/goals/read-form';
import { MOST_LINE, perhapsText, someText } from './free-text';

export const DECISIONS = ['considering', 'planned', 'released', 'declined'] as const;
export type IdeaDecision = (typeof DECISIONS)[number];
/** Effect and effort: 1 little, 2 some, 3 much. */
export const SIZES = ['1', '2', '3'] as const;

const size = oneOf(SIZES).transform(Number);
export const ideaSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('suggest'),
    /** Empty for those who work for the whole municipality. */
    schoolId: id()
      .optional()
      .transform((school) => school ?? ''),
    title: someText(MOST_LINE),
    text: someText(),
  }),
  z.object({ intent: z.literal('take-back-idea'), ideaId: id() }),
  z
    .object({
      intent: z.literal('judge-idea'),
      ideaId: id(),
      effect: size,
      effort: size,
      decision: oneOf(DECISIONS),
      reason: someText(),
      release: perhapsText(MOST_LINE),
    })
    .refine(({ decision, release }) => decision !== 'released' || release !== '', {
      message: 'missing',
      path: ['release'],
    }),
]);
export type IdeaForm = z.infer<typeof ideaSchema>;

export const readIdeaForm = (sent: FormData): ReadForm<IdeaForm> =>
  readCheckedForm(ideaSchema, sent, 'ideaId');

export interface Judgement {
  effect: number;
  effort: number;
  decision: IdeaDecision;
  reason: string;
  /** Version or line of the changelog; null before it is released. */
  release: string | null;
  /** Instant as ISO text. */
  at: string;
}

export interface ShownIdea {
  ideaId: string;
  /** Where it comes from; null when from somebody who works for the whole municipality. */
  schoolName: string | null;
  title: string;
  text: string;
  at: string;
  isOwn: boolean;
  /** What holds; null while nobody has judged it. */
  judgement: Judgement | null;
  mayJudge: boolean;
  mayTakeBack: boolean;
}

export type Order = 'first' | 'plan' | 'wait';

/** More effect than effort: first; as much: plan it in; less: wait. */
export function orderOf({ effect, effort }: Pick<Judgement, 'effect' | 'effort'>): Order {
  if (effect > effort) return 'first';
  return effect === effort ? 'plan' : 'wait';
}

/** 0 not judged, 1 under way, 2 released, 3 declined. */
function groupOf({ judgement }: ShownIdea): number {
  if (!judgement) return 0;
  if (judgement.decision === 'released') return 2;
  return judgement.decision === 'declined' ? 3 : 1;
}

/**
 * What waits for a judgement first, then what is under way: most effect for its effort first, of equals the
 * greater effect; then the released and the declined. Of equals the newest.
 */
export function prioritise(ideas: readonly ShownIdea[]): ShownIdea[] {
  const gain = ({ judgement }: ShownIdea) => (judgement ? judgement.effect - judgement.effort : 0);
  const effect = ({ judgement }: ShownIdea) => judgement?.effect ?? 0;
  return ideas.toSorted(
    (one, other) =>
      groupOf(one) - groupOf(other) ||
      gain(other) - gain(one) ||
      effect(other) - effect(one) ||
      other.at.localeCompare(one.at),
  );
}
