/**
 * What a leader comes with, and the page that answers it: the start page's way to the rest.
 *
 * A question is shown to those who may open its page, so nobody is led to a closed door. Pure.
 */
import type { Action } from '~/access/roles';

const SEES_FIGURES = ['school.see-summary', 'municipality.see-summary'] as const;

/** Each question, its page, and the actions of which one is enough. In the order of the page. */
const GROUPS = {
  standing: {
    seen: { to: '/follow-up', may: SEES_FIGURES },
    start: { to: '/follow-up#follow-up-start', may: SEES_FIGURES },
    inTime: { to: '/follow-up#follow-up-time', may: SEES_FIGURES },
    helped: { to: '/follow-up/effect', may: SEES_FIGURES },
    years: { to: '/follow-up/years', may: SEES_FIGURES },
    others: { to: '/benchmark', may: SEES_FIGURES },
  },
  steering: {
    goals: { to: '/goals', may: ['goals.see'] },
    plan: { to: '/school-plan', may: ['school-plan.write'] },
    month: { to: '/year-wheel', may: ['year-wheel.see'] },
    freed: { to: '/freed-hours', may: ['benefit.see'] },
    cost: { to: '/cost-sheet', may: ['benefit.see'] },
    benefits: { to: '/benefits', may: ['benefit.see'] },
  },
  handing: {
    quality: { to: '/quality-report', may: SEES_FIGURES },
    openData: { to: '/open-data', may: ['open-data.publish'] },
    packages: { to: '/packages', may: ['packages.exchange'] },
  },
  learning: {
    examples: { to: '/examples', may: ['examples.see'] },
    lastRound: { to: '/learning/retrospectives', may: SEES_FIGURES },
    staff: { to: '/learning/dialogue', may: ['dialogue.answer'] },
    ideas: { to: '/learning/ideas', may: ['idea.judge'] },
    ready: { to: '/learning/readiness', may: ['readiness.assess', 'municipality.see-summary'] },
    adopted: { to: '/learning/adoption', may: SEES_FIGURES },
    introduced: { to: '/learning/introduction', may: ['school.introduce'] },
  },
  frame: {
    setUp: { to: '/school-setup', may: ['set-up.choose', 'set-up.limit'] },
    tasks: { to: '/instruments', may: SEES_FIGURES },
    limits: { to: '/policies', may: ['policy.see'] },
    foretold: { to: '/validation', may: ['validation.see'] },
  },
} as const satisfies Record<string, Record<string, { to: string; may: readonly Action[] }>>;

type QuestionGroup = keyof typeof GROUPS;
type Question = { [Group in QuestionGroup]: keyof (typeof GROUPS)[Group] }[QuestionGroup];

export interface LeaderQuestions {
  group: QuestionGroup;
  questions: { id: Question; to: string }[];
}

/** The questions of a viewer who may do this; none for those who lead neither a school nor the municipality. */
export function listLeaderQuestions(may: readonly Action[]): LeaderQuestions[] {
  if (!SEES_FIGURES.some((action) => may.includes(action))) return [];
  return Object.entries(GROUPS).map(([group, questions]) => ({
    group: group as QuestionGroup,
    questions: Object.entries<{ to: string; may: readonly Action[] }>(questions)
      .filter(([, own]) => own.may.some((action) => may.includes(action)))
      .map(([id, { to }]) => ({ id: id as Question, to })),
  }));
}
