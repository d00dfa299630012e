/**
 * Modes of operation and what each demands.
 *
 * demo: synthetic pupils only. pilot and skarp hold real pupils and are refused until every demand
 * is met; this rule says which are not.
 */
export type OperatingMode = 'demo' | 'pilot' | 'skarp';

export type ModeFacts = {
  /** Dated by the municipality; absent until the records exist. */
  processorAgreementDate: string | null;
  impactAssessmentDate: string | null;
  guardianInformationDate: string | null;
  retentionRuleDate: string | null;
  policyStatus: 'draft' | 'approved' | 'retired';
  staffSignInHasSecondFactor: boolean;
  /** Items of the batteries in use that two people have not approved, and all of them. */
  items: { awaiting: number; total: number };
  /** Some sound of a battery in use is a synthetic placeholder. */
  voiceIsSynthetic: boolean;
};

const MODE_DEMANDS = [
  'processor-agreement',
  'impact-assessment',
  'guardian-information',
  'retention-rule',
  'policy-approved',
  'second-factor',
  'items-approved',
  'human-voice',
] as const;
export type ModeDemand = (typeof MODE_DEMANDS)[number];

/** The demands that are not met for a mode; none for demo. */
export function findMissingDemands(mode: OperatingMode, facts: ModeFacts): ModeDemand[] {
  if (mode === 'demo') return [];
  const met: Record<ModeDemand, boolean> = {
    'processor-agreement': facts.processorAgreementDate !== null,
    'impact-assessment': facts.impactAssessmentDate !== null,
    'guardian-information': facts.guardianInformationDate !== null,
    'retention-rule': facts.retentionRuleDate !== null,
    'policy-approved': facts.policyStatus === 'approved',
    'second-factor': facts.staffSignInHasSecondFactor,
    'items-approved': facts.items.total > 0 && facts.items.awaiting === 0,
    'human-voice': !facts.voiceIsSynthetic,
  };
  return MODE_DEMANDS.filter((demand) => !met[demand]);
}
