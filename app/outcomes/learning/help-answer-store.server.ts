/**
 * Answers on the help page. Nothing stored says who answered: no account, no time of day, a random key, and
 * no line in the audit trail.
 */
import { randomUUID } from 'node:crypto';
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf, toStoredDate } from '~/platform/calendar';
import type { LearningAnswer } from './free-text';
import { countAnswers, type HelpAnswerForm, type SectionAnswers } from './help-answer';
import { refuseNamedPupil } from './refuse-names.server';

type Db = ScopedDb<StaffViewer>;

/** Keep an answer of somebody who is signed in; words that name a pupil are refused. */
export async function saveHelpAnswer(db: Db, form: HelpAnswerForm): Promise<LearningAnswer> {
  const { intent, section, helpful, words } = form;
  const refusal = await refuseNamedPupil(db, { intent, of: section }, { words });
  if (refusal) return refusal;
  await db.transaction.helpAnswer.create({
    data: {
      id: randomUUID(),
      municipalityId: db.municipalityId,
      section,
      isHelpful: helpful === 'yes',
      words,
      day: toStoredDate(db.viewer.today),
    },
  });
  return { ok: true };
}

/** What has been answered, section by section, the newest words first. @throws 403. */
export async function loadHelpAnswers(db: Db): Promise<SectionAnswers[]> {
  requireMunicipality(db, 'operations.see');
  const rows = await db.transaction.helpAnswer.findMany({
    where: { municipalityId: db.municipalityId },
    orderBy: [{ day: 'desc' }, { id: 'asc' }],
  });
  return countAnswers(rows.map((row) => ({ ...row, day: dayOf(row.day) })));
}
