/** Letting somebody else lead today, where the school uses test leaders at all. */
import { requireClass, type ScopedDb } from '~/access/in-scope.server';
import { appointTestLeader, dismissTestLeader } from '~/access/test-leader.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { SetUp } from '~/roster/set-up/set-up';
import { findSetUp } from '~/roster/set-up/set-up.server';
import type { TestLeaderForm } from './test-leader-form';

/** Test leaders may start rounds or read one to one in the school; else there is nothing to appoint one for. */
export function usesTestLeaders({ leaders, readers }: Pick<SetUp, 'leaders' | 'readers'>): boolean {
  return leaders.includes('test-leader') || readers.includes('test-leader');
}

/**
 * Lets a staff member lead today, or takes it back. Nobody is appointed, and nothing written, in a school that
 * has given rounds and readings to others; who was appointed before can always be taken back.
 * @throws 404 or 403, as `appointTestLeader` and `dismissTestLeader`.
 */
export async function changeTestLeader(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  form: TestLeaderForm,
): Promise<{ ok: true } | { ok: false; problem: 'not-used' }> {
  const schoolClass = await requireClass(db, 'class.appoint-leader', classId);
  if (form.intent === 'dismiss-leader') {
    await dismissTestLeader(db, schoolClass.id, form.assignmentId);
    return { ok: true };
  }
  if (!usesTestLeaders(await findSetUp(db, schoolClass.schoolId))) {
    return { ok: false, problem: 'not-used' };
  }
  await appointTestLeader(db, schoolClass.id, form.staffMemberId);
  return { ok: true };
}
