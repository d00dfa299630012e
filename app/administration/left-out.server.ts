/** Which tasks a class is not given because its school leaves them out. Nothing of a pupil is read. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { findSetUp } from '~/roster/set-up/set-up.server';
import { listLeftOutIn } from './left-out-tasks';
import { findWindow } from './round-store.server';

/** Asked for a task that the school leaves out: nothing has been written. */
export type AskResult = { ok: true } | { ok: false; problem: 'left-out' };

/**
 * Tasks of the window of today that the class's school leaves out; null without a window. Makes no round, so
 * that a request can be refused before anything is written. The caller has required the class.
 */
export async function findLeftOut(
  db: ScopedDb<StaffViewer>,
  schoolClass: { schoolId: string; schoolYearId: string },
): Promise<{ windowId: string; taskIds: string[] } | null> {
  const window = await findWindow(db, schoolClass.schoolYearId);
  if (!window) return null;
  const setUp = await findSetUp(db, schoolClass.schoolId);
  return {
    windowId: window.id,
    taskIds: listLeftOutIn({ ...window, windowKind: window.kind }, setUp),
  };
}
