/** What the staff have said that waits for the viewer's word: counts for the start page, nobody's texts. */
import type { ScopedDb } from '~/access/in-scope.server';
import { territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';

export interface WaitingAnswers {
  /** Comments to the viewer that nobody has answered. */
  comments: number;
  /** Ideas within the viewer's reach that nobody has judged. */
  ideas: number;
}

/** The comments that the dialogue and the ideas that the list would ask the viewer about. Zeros for others. */
export async function countWaitingAnswers(db: ScopedDb<StaffViewer>): Promise<WaitingAnswers> {
  const { municipalityId, transaction, viewer } = db;
  const answers = territory(viewer.grants, 'dialogue.answer');
  const judges = territory(viewer.grants, 'idea.judge');
  const stands = { municipalityId, withdrawnAt: null };
  return {
    comments: await transaction.dialogueComment.count({
      where: {
        ...stands,
        answers: { none: {} },
        ...(answers === 'all'
          ? { audience: 'municipality' }
          : { audience: 'school', schoolId: { in: answers.schoolIds } }),
      },
    }),
    ideas: await transaction.idea.count({
      where: {
        ...stands,
        judgements: { none: {} },
        ...(judges === 'all' ? {} : { schoolId: { in: judges.schoolIds } }),
      },
    }),
  };
}
