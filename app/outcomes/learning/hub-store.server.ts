/** The page of learning: the viewer's parts of it, and what waits for the viewer there. */
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadDialogue } from './dialogue-store.server';
import { type LearningPart, listParts } from './hub';
import { loadIdeas } from './idea-store.server';
import { countUnclosedRounds } from './retrospective-store.server';

export interface LearningHub {
  /** `waiting`: rounds to close, comments to answer, ideas to judge. */
  parts: { part: LearningPart; waiting: number }[];
}

/** @throws 403 for those who take no part. */
export async function loadLearningHub(db: ScopedDb<StaffViewer>): Promise<LearningHub> {
  requireMunicipality(db, 'learning.take-part');
  const { grants } = db.viewer;
  const taught = grants.flatMap(({ role, classId }) =>
    role === 'teacher' && classId ? [classId] : [],
  );
  const parts = listParts(grants);
  const waiting: Partial<Record<LearningPart, number>> = {
    retrospectives: taught.length > 0 ? await countUnclosedRounds(db, taught) : 0,
    ideas: (await loadIdeas(db)).ideas.filter(({ mayJudge, judgement }) => mayJudge && !judgement)
      .length,
    dialogue: parts.includes('dialogue')
      ? (await loadDialogue(db)).comments.filter(
          ({ mayAnswer, status }) => mayAnswer && status === 'open',
        ).length
      : 0,
  };
  return { parts: parts.map((part) => ({ part, waiting: waiting[part] ?? 0 })) };
}
