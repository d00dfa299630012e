/** The two forms for a pupil added by hand, checked alike in the browser and on the server. */
import * as z from 'zod';
import { containsPersonNumber } from './import/person-number';

const LONGEST_NAME = 100;
const LONGEST_ALIAS = 40;

const freeText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, 'too-long')
    .refine((text) => !containsPersonNumber(text), 'person-number')
    .transform((text) => text.normalize('NFC'));

/** Each problem is a code; the page says it in the reader's language. */
export const namedPupilSchema = z.object({
  intent: z.literal('named'),
  givenName: z
    .string({ error: 'given-name-missing' })
    .pipe(freeText(LONGEST_NAME))
    .refine((text) => text !== '', 'given-name-missing'),
  familyName: freeText(LONGEST_NAME).default(''),
  birthDate: z.iso.date({
    error: (issue) => (issue.input === undefined ? 'birth-date-missing' : 'birth-date-unreadable'),
  }),
  externalId: freeText(LONGEST_NAME).optional(),
});

/** A pupil with protected identity: an alias and nothing else. */
export const aliasPupilSchema = z.object({
  intent: z.literal('alias'),
  alias: z
    .string({ error: 'alias-missing' })
    .pipe(freeText(LONGEST_ALIAS))
    .refine((text) => text !== '', 'alias-missing'),
});

export const newPupilSchema = z.discriminatedUnion('intent', [namedPupilSchema, aliasPupilSchema]);

export type NewPupilFields = z.output<typeof newPupilSchema>;

/** Why a pupil whose fields are in order was not added. */
export type NewPupilProblem =
  | 'class-full'
  | 'alias-taken'
  | 'external-id-taken'
  | 'already-registered'
  | 'birth-date-unlikely';

/** The field that a problem stands beside; the class as a whole has none. */
export const FIELD_OF_PROBLEM: Record<NewPupilProblem, string> = {
  'class-full': '',
  'alias-taken': 'alias',
  'external-id-taken': 'externalId',
  'already-registered': 'givenName',
  'birth-date-unlikely': 'birthDate',
};
