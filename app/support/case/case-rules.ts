/**
 * The rules that a pupil's case follows, dated, so that others can take their place without code.
 *
 * What the law asks for, and what is only a municipality's own target: the law's "promptly" has no number
 * of days, so every number of days here is a target, shown as one.
 * Source: skollagen (2010:800) 3 kap. 3, 4, 4 a, 4 b, 5, 7-9 and 12 j §§.
 */
import * as z from 'zod';

export const CASE_STEPS = [
  'indicated',
  'assessing',
  'adapting',
  'reported',
  'investigating',
  'programme',
  'closed',
] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

/** The three occasions on which special-needs competence is consulted. */
export const CONSULTATIONS = ['assessment', 'planning', 'follow-up'] as const;
export type Consultation = (typeof CONSULTATIONS)[number];

const day = z.iso.date();

export const caseRulesSchema = z.strictObject({
  id: z.string().min(1),
  /** First and last day that the rules hold; no last day while they do. */
  validFrom: day,
  validTo: day.nullable(),
  source: z.string().min(1),
  /** School days within which a step should be left: a target of the municipality, not the law's. */
  targetSchoolDays: z.strictObject({
    indicated: z.number().int().positive(),
    assessing: z.number().int().positive(),
    reported: z.number().int().positive(),
    investigating: z.number().int().positive(),
  }),
  /** School weeks after which support is followed up at the latest: a target too. */
  followUpSchoolWeeks: z.number().int().positive(),
  consultations: z.array(z.enum(CONSULTATIONS)),
});
export type CaseRules = z.infer<typeof caseRulesSchema>;

export const CASE_RULES: readonly CaseRules[] = [
  {
    id: 'skollagen-2019',
    validFrom: '2019-07-01',
    validTo: null,
    source: 'skollagen (2010:800) 3 kap. 3-9 och 12 j §§',
    targetSchoolDays: { indicated: 10, assessing: 10, reported: 5, investigating: 20 },
    followUpSchoolWeeks: 10,
    consultations: ['assessment', 'planning', 'follow-up'],
  },
];

/** The rules of a day. @throws {RangeError} when none hold, or more than one does. */
export function rulesOn(today: string, rules: readonly CaseRules[] = CASE_RULES): CaseRules {
  const holding = rules.filter(
    ({ validFrom, validTo }) => validFrom <= today && (validTo === null || today <= validTo),
  );
  const [only] = holding;
  if (!only || holding.length > 1) throw new RangeError(`${holding.length} rule sets on ${today}`);
  return only;
}
