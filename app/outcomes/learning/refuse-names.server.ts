/** No text of the pages of learning names a pupil: checked where it is sent. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { namesAPupil } from '~/roster/pupil-names-in-text.server';
import { type LearningAnswer, refuseName } from './free-text';

/** The refusal at the first field that names a pupil in full; null when none does. */
export async function refuseNamedPupil(
  db: ScopedDb<StaffViewer>,
  { intent, of }: { intent: string; of: string | null },
  texts: Readonly<Record<string, string>>,
): Promise<LearningAnswer | null> {
  for (const [field, text] of Object.entries(texts)) {
    if (await namesAPupil(db, [text])) return refuseName(intent, of, field);
  }
  return null;
}
