/** What a method card says, the same in a form, in the database and in a package. */
import * as z from 'zod';
import { oneOf, words as perhaps } from '~/outcomes/goals/form-fields';
import { NEEDS } from '~/support/groups/need';
import { MOST_MINUTES, MOST_WEEKS } from '~/support/plans/plan-form';

/** Pupils of the class it was tried in: never how many exactly. */
export const CLASS_SIZES = ['under-15', '15-20', '21-25', 'over-25'] as const;
/** When in the school year. */
export const CARD_WINDOWS = ['autumn', 'winter', 'spring', 'all-year'] as const;

const whole = (most: number) =>
  z.coerce.number('whole').int('whole').min(1, 'whole').max(most, 'whole');
const words = (least: number, most: number) =>
  z.string({ error: 'missing' }).trim().min(least, 'missing').max(most, 'long');

/** As long as a school's own method may be, so that a copy always fits. */
const LONGEST = {
  title: 80,
  setting: 600,
  description: 600,
  materials: 200,
  experience: 1_000,
} as const;

export const cardContentSchema = z.strictObject({
  title: words(1, LONGEST.title),
  needs: z.array(oneOf(NEEDS)).min(1, 'needs-one').max(NEEDS.length, 'choice'),
  classSize: oneOf(CLASS_SIZES),
  window: oneOf(CARD_WINDOWS),
  /** The setting in the school's words: who, where, with whom. */
  setting: words(1, LONGEST.setting),
  /** What one does. */
  description: words(1, LONGEST.description),
  materials: words(0, LONGEST.materials),
  minutes: whole(MOST_MINUTES),
  timesAWeek: whole(5),
  weeks: whole(MOST_WEEKS),
  /** How it went, in the school's words. */
  experience: words(0, LONGEST.experience),
});
export type CardContent = z.infer<typeof cardContentSchema>;
export type CardField = keyof CardContent;

/** The same as a form sends it: what may be left empty is not there when it is. */
export const cardFieldsSchema = z.object({
  ...cardContentSchema.shape,
  materials: perhaps(LONGEST.materials),
  experience: perhaps(LONGEST.experience),
});

/** The most of each number. */
export const MOST_OF_DOSE = { minutes: MOST_MINUTES, timesAWeek: 5, weeks: MOST_WEEKS } as const;

/** The fields that a person writes freely in. */
const WRITTEN_FIELDS = ['title', 'setting', 'description', 'materials', 'experience'] as const;
export type WrittenField = (typeof WRITTEN_FIELDS)[number];

export function listWrittenTexts(content: CardContent): { field: WrittenField; text: string }[] {
  return WRITTEN_FIELDS.map((field) => ({ field, text: content[field] }));
}
