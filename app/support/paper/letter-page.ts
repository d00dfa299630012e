/** What the pages of letters are given and what their forms send. */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';
import type { LetterFacts, TemplateProblem } from './letter';
import { LETTER_LANGUAGES, type LetterLanguage } from './letter-words';

export interface PupilLetter {
  pupilId: string;
  name: string;
  synthetic: boolean;
  protectedIdentity: boolean;
  facts: LetterFacts;
}

export interface ClassLetters {
  classId: string;
  className: string;
  schoolName: string;
  today: Day;
  language: LetterLanguage;
  template: string;
  letters: PupilLetter[];
  /** Pupils of the class whose identity is protected: they get no letter from here. */
  leftOut: number;
}

export interface LetterTemplateView {
  language: LetterLanguage;
  text: string;
  /** The municipality's own words; else the common ones. */
  isOwn: boolean;
  changed: { by: string; at: string } | null;
  today: Day;
  timeZone: string;
}

export type LetterOutcome = { ok: true } | { ok: false; problem: TemplateProblem };

/** The language that an address asks for; Swedish when it asks for none. */
export function readLetterLanguage(url: string): LetterLanguage {
  const wanted = new URL(url).searchParams.get('language');
  return LETTER_LANGUAGES.find((one) => one === wanted) ?? 'sv';
}

const templateForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), text: z.string() }),
  z.object({ intent: z.literal('undo') }),
  z.object({ intent: z.literal('reset') }),
]);
type TemplateForm = z.infer<typeof templateForm>;

/** The form as it was sent, or null when it is none of the page's. */
export function readTemplateForm(form: FormData): TemplateForm | null {
  const read = templateForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}
