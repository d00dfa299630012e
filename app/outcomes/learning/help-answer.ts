/** "Hjälpte texten dig?": yes or no of a section of the help page, with words if one likes. */
import * as z from 'zod';
import { oneOf } from '~/outcomes/goals/form-fields';
import { type ReadForm, readCheckedForm } from '~/outcomes/goals/read-form';
import type { Day } from '~/platform/calendar';
import { perhapsText } from './free-text';

export const HELP_SECTIONS = [
  'what',
  'not',
  'levels',
  'chance',
  'drawing',
  'normed',
  'source',
  'national',
  'support',
  'who',
  'definition',
] as const;
export type HelpSection = (typeof HELP_SECTIONS)[number];

export const helpAnswerSchema = z.object({
  intent: z.literal('help-answer'),
  section: oneOf(HELP_SECTIONS),
  helpful: oneOf(['yes', 'no']),
  words: perhapsText(),
});
export type HelpAnswerForm = z.infer<typeof helpAnswerSchema>;

export const readHelpAnswerForm = (sent: FormData): ReadForm<HelpAnswerForm> =>
  readCheckedForm(helpAnswerSchema, sent, 'section');

export function isHelpSection(text: string | null): text is HelpSection {
  return (HELP_SECTIONS as readonly string[]).includes(text ?? '');
}

/** A section's answers, counted, and the words of those who wrote any. */
export interface SectionAnswers {
  section: HelpSection;
  yes: number;
  no: number;
  words: { text: string; day: Day; isHelpful: boolean }[];
}

type Answered = { section: string; isHelpful: boolean; words: string; day: Day };

/** Every section in the order of the page, also those nobody has answered. */
export function countAnswers(answers: readonly Answered[]): SectionAnswers[] {
  return HELP_SECTIONS.map((section) => {
    const own = answers.filter((answer) => answer.section === section);
    return {
      section,
      yes: own.filter(({ isHelpful }) => isHelpful).length,
      no: own.filter(({ isHelpful }) => !isHelpful).length,
      words: own
        .filter(({ words }) => words !== '')
        .map(({ words, day, isHelpful }) => ({ text: words, day, isHelpful })),
    };
  });
}
