/** What is asked of duplicates in the access matrix. */
import { inScope } from '~/access/in-scope.server';
import { changeMerge, loadMergePage } from '~/administration/pupil-merge.server';
import { createPupil } from '../support/factories';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

async function fields({ schoolClass }: MatrixWorld) {
  const kept = await createPupil(schoolClass, { givenName: 'Tvilling', familyName: 'Ett' });
  const duplicate = await createPupil(schoolClass, { givenName: 'Tvilling', familyName: 'Två' });
  return {
    intent: 'merge-pupils' as const,
    keptMembershipId: kept.membership.id,
    duplicateMembershipId: duplicate.membership.id,
  };
}

const address = ({ schoolClass }: MatrixWorld) => `/roster/classes/${schoolClass.id}/merge`;

export async function twins(world: MatrixWorld): Promise<Knock> {
  return form(address(world), await fields(world));
}

export async function mergedTwins(world: MatrixWorld): Promise<Knock> {
  const own = await fields(world);
  const mergeId = await inScope(world.administrator, async (db) => {
    await changeMerge(db, world.schoolClass.id, own);
    const none = { kept: null, duplicate: null };
    const { merges } = await loadMergePage(db, world.schoolClass.id, none);
    return merges[0]!.mergeId;
  });
  return form(address(world), { intent: 'undo-merge', mergeId });
}
