/** Starting what a class does in a round, by who the school lets do it. */
import { requireClass, type ScopedDb } from '~/access/in-scope.server';
import type { Role } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { isGivenTo, type SetUp } from '~/roster/set-up/set-up';
import { findSetUp } from '~/roster/set-up/set-up.server';
import { type OpenResult, openSitting } from './round-store.server';
import type { CLASS_SITTINGS } from './round-words';

type Refused = { ok: false; problem: 'not-for-role' };
export type StartResult = OpenResult | Refused;

/** The viewer's roles where a class is: those of the class, and of the school as a whole. */
function listRolesIn(
  { grants }: StaffViewer,
  { id, schoolId }: { id: string; schoolId: string },
): Role[] {
  return grants
    .filter((grant) =>
      grant.classId === null ? grant.schoolId === schoolId : grant.classId === id,
    )
    .map(({ role }) => role);
}

/** What a viewer who may run a class's round is left with by the school's own set-up. */
export function readRunRights(
  viewer: StaffViewer,
  schoolClass: { id: string; schoolId: string },
  { leaders, readers }: Pick<SetUp, 'leaders' | 'readers'>,
): { mayLead: boolean; mayRead: boolean } {
  const held = listRolesIn(viewer, schoolClass);
  return { mayLead: isGivenTo(leaders, held), mayRead: isGivenTo(readers, held) };
}

/**
 * Starts a sitting of the class as `openSitting`, for who leads rounds in the school.
 * @throws 404 or 403.
 */
export async function startSitting(
  db: ScopedDb<StaffViewer>,
  classId: string,
  kind: (typeof CLASS_SITTINGS)[number],
): Promise<StartResult> {
  const schoolClass = await requireClass(db, 'class.run-round', classId);
  const setUp = await findSetUp(db, schoolClass.schoolId);
  const { mayLead } = readRunRights(db.viewer, schoolClass, setUp);
  if (!mayLead) return { ok: false, problem: 'not-for-role' };
  return openSitting(db, schoolClass.id, kind);
}
