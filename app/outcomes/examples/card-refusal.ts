/** What the page of a card is answered when a form of it was not taken. */
import type { RefusedForm } from '~/outcomes/goals/read-form';
import type { CardFormReading, FieldName } from './example-form';
import type { CardProblem } from './example-page';
import type { PersonalDataFinding } from './find-personal-data';

/** A form of a card that was not taken, with what in its texts points at a person. */
export type RefusedCard = RefusedForm & { findings: PersonalDataFinding<FieldName>[] };

/** What the page is answered when the room took no form. */
export function refuseCard(reading: CardFormReading, answer: CardProblem): RefusedCard {
  if (!reading.ok) return { ...reading.refused, findings: [] };
  const findings = answer.problem === 'personal-data' ? answer.findings : [];
  const problems = Object.fromEntries(
    findings.map(({ field }) => [field, 'personal-data' as const]),
  );
  return { ...reading.refuse({ intent: reading.form.intent, of: null, problems }), findings };
}
