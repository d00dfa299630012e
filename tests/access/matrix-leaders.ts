/** Somebody else who leads the round today, behind the doors of the access matrix. */
import { inScope } from '~/access/in-scope.server';
import { appointTestLeader } from '~/access/test-leader.server';
import { getClient } from '~/platform/database/client.server';
import { createStaff } from '../support/factories';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

/** A member of the municipality's staff without a role, new at each knock. */
export async function appointLeader({ municipality, schoolClass }: MatrixWorld): Promise<Knock> {
  const { id: staffMemberId } = await createStaff(municipality.id);
  return form(`/classes/${schoolClass.id}/round`, { intent: 'appoint-leader', staffMemberId });
}

/** The same, who leads today. */
export async function dismissLeader(world: MatrixWorld): Promise<Knock> {
  const { municipality, schoolClass, teacher } = world;
  const { id: staffMemberId } = await createStaff(municipality.id);
  await inScope(teacher, (db) => appointTestLeader(db, schoolClass.id, staffMemberId));
  const { id } = await getClient().roleAssignment.findFirstOrThrow({ where: { staffMemberId } });
  return form(`/classes/${schoolClass.id}/round`, { intent: 'dismiss-leader', assignmentId: id });
}
