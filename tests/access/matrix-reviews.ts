/** What is asked beside the decisions in the access matrix: remarks, other tests, retests. */
import { inScope } from '~/access/in-scope.server';
import { askRetest, listRetests } from '~/administration/retest-store.server';
import { getClient } from '~/platform/database/client.server';
import { recordExternal } from '~/support/external-results.server';
import { createAssessment, LOW } from '../support/assessment-factories';
import { today } from '../support/factories';
import { form, type Knock, pupilPage } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

type Pupil = MatrixWorld['pupil'];

/** A comment on a flag that stands. */
export async function remark(
  world: MatrixWorld,
  who: Pupil,
  which: keyof MatrixWorld['flags'],
): Promise<Knock> {
  const flagId = world.flags[which].id;
  await getClient().flag.update({ where: { id: flagId }, data: { state: 'proposed' } });
  const fields = { intent: 'remark-flag', flagId, remark: 'comment', comment: 'Jag ser det med.' };
  return form(pupilPage(world, who), fields);
}

const RESULT = { instrument: 'Ordkedjor', day: today(), source: 'speciallärare' };

export function externalResult(world: MatrixWorld, who: Pupil): Knock {
  const fields = { intent: 'record-external', ...RESULT, raw: '12', stanine: '' };
  return form(pupilPage(world, who), fields);
}

export async function standingExternal(world: MatrixWorld, who: Pupil): Promise<Knock> {
  const made = await inScope(world.teacher, (db) =>
    recordExternal(db, who.pupil.id, { ...RESULT, raw: 12, stanine: null }),
  );
  if (!made.ok) throw new Error(made.problem);
  return form(pupilPage(world, who), { intent: 'withdraw-external', resultId: made.resultId });
}

/** A result that cannot be read, not asked for again yet. */
export async function unreadable(world: MatrixWorld, who: Pupil, path: string): Promise<Knock> {
  await createAssessment(world.round, who, { ...LOW, lettersProblem: 'too-fast' });
  await getClient().retestRequest.updateMany({
    where: { membershipId: who.membership.id },
    data: { withdrawnAt: new Date() },
  });
  return form(path, {
    intent: 'ask-retest',
    taskId: 'letter-sounds',
    classId: world.schoolClass.id,
    pupilId: who.pupil.id,
  });
}

export async function askedRetest(world: MatrixWorld, who: Pupil): Promise<Knock> {
  await unreadable(world, who, '');
  const requestId = await inScope(world.teacher, async (db) => {
    await askRetest(db, world.schoolClass.id, who.pupil.id, 'letter-sounds');
    const [retest] = await listRetests(db, world.round.id, who.membership.id);
    return retest!.requestId;
  });
  return form(pupilPage(world, who), { intent: 'withdraw-retest', requestId });
}
