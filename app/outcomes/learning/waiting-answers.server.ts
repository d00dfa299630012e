/** What the staff have said that waits for the viewer's word: counts for the start page, nobody's texts. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { readOwnWork } from '~/outcomes/own-work.server';

export interface WaitingAnswers {
  /** Comments to the viewer that nobody has answered. */
  comments: number;
  /** Ideas within the viewer's reach that nobody has judged. */
  ideas: number;
}

/** Zeros for those who answer and judge nothing. */
export async function countWaitingAnswers(db: ScopedDb<StaffViewer>): Promise<WaitingAnswers> {
  const { staffMembers: staff } = (await readOwnWork(db)).municipality;
  return {
    comments: staff.flatMap((own) => own.comments).length,
    ideas: staff.flatMap((own) => own.ideas).length,
  };
}
