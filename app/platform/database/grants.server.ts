/**
 * What the app's role may do: read and write rows, but never change or delete attempt events and
 * audit. The owner migrates; the two roles are apart from the start.
 */
import pg from 'pg';

const APPEND_ONLY = [
  'AttemptEvent',
  'AuditEvent',
  'TaskScore',
  'RiskAssessment',
  'Review',
  'ItemReview',
  'TrainingRun',
  'PolicyShareReview',
  'CaseEvent',
  'SupportGroupEvent',
  'ProgressEvent',
  'LetterTemplate',
  'HandOverEvent',
  'HealthNote',
  'DialogueAnswer',
  'IdeaJudgement',
  'SchoolStage',
  'ReadinessAssessment',
  'BenefitEvent',
  'BenefitAssumption',
  'MethodCardReport',
  'QualityAnalysis',
  'PublicationEvent',
  'MunicipalityOutline',
  'GoalPicture',
  'GoalChange',
  'LetterEvent',
  'PlanChange',
  'SchoolSetUp',
];

/** Grant the app's role its rights. Does nothing when both addresses use the same role. */
export async function grantAppRole(ownerUrl: string, appUrl: string): Promise<void> {
  const appRole = decodeURIComponent(new URL(appUrl).username);
  if (appRole === decodeURIComponent(new URL(ownerUrl).username)) return;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const role = client.escapeIdentifier(appRole);
    const tables = APPEND_ONLY.map((name) => client.escapeIdentifier(name)).join(', ');
    await client.query(`
      BEGIN;
      GRANT USAGE ON SCHEMA public TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role};
      REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM ${role};
      REVOKE UPDATE, DELETE ON ${tables} FROM ${role};
      COMMIT;`);
  } finally {
    await client.end();
  }
}
