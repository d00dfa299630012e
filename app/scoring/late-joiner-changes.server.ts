/** What an adult does with a pupil who is new in the class: include now, or read one to one; and undo. */
import { requireClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { LateForm } from '~/administration/late-form';
import { includeLateJoiner } from '~/administration/late-joiner-store.server';
import { addOneToOne, removeOneToOne } from '~/administration/one-to-one-store.server';
import { findWindow } from '~/administration/round-store.server';
import { badRequest } from '~/platform/http.server';
import { isControlTask } from '~/scoring/level-facts';
import { readPolicies } from '~/scoring/policy-case.server';
import { findWindowPolicy } from '~/scoring/window-policy';

/** Do what the form asks in the class's round of today. @throws 404, 403, or 400 without a window. */
export async function changeLateJoiner(
  db: ScopedDb<StaffViewer>,
  classId: string,
  form: LateForm,
): Promise<void> {
  const isOn = form.on === 'yes';
  const change = form.intent === 'include-late' ? includeLateJoiner : setLateOneToOne;
  await change(db, classId, form.membershipId, isOn);
}

/**
 * Put the pupil on the one-to-one list with the readings that decide a level, or take back what an
 * adult put there. The readings are those a pupil drawn as control does: what the whole-class tasks
 * said is not needed to ask for them.
 */
async function setLateOneToOne(
  db: ScopedDb<StaffViewer>,
  classId: string,
  membershipId: string,
  isAsked: boolean,
): Promise<void> {
  const schoolClass = await requireClass(db, 'class.record', classId);
  const change = isAsked ? addOneToOne : removeOneToOne;
  for (const taskId of await listDecidingTasks(db, schoolClass)) {
    await change(db, schoolClass.id, membershipId, taskId);
  }
}

async function listDecidingTasks(
  db: ScopedDb<StaffViewer>,
  { schoolYearId }: { schoolYearId: string },
): Promise<string[]> {
  const window = await findWindow(db, schoolYearId);
  const judged =
    window && findWindowPolicy(await readPolicies(db), { ...window, windowKind: window.kind });
  if (!judged) throw badRequest();
  return judged.window.oneToOne.tasks.filter(isControlTask).map(({ task }) => task);
}
