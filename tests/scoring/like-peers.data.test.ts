/** Results beside those of pupils in the same position: who counts, who may see it, and that it changes nothing. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { readLikePeers } from '~/scoring/like-peers.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

/** Twelve pupils with 0 to 11 right letters; all study Swedish as a second language but the last. */
async function createCounted() {
  const world = await createWorld(12);
  const { municipality, window, pupils } = world;
  const municipalityId = municipality.id;
  const groupId = newId();
  await getClient().referenceGroup.create({
    data: {
      id: groupId,
      municipalityId,
      windowId: window.id,
      taskId: 'letter-sounds',
      enrolled: 12,
      members: 12,
      synthetic: true,
      countedAt: now(),
    },
  });
  await getClient().referenceScore.createMany({
    data: pupils.map(({ pupil }, score) => ({ municipalityId, groupId, pupilId: pupil.id, score })),
  });
  const ids = pupils.slice(0, 11).map(({ pupil }) => pupil.id);
  await getClient().pupil.updateMany({
    where: { id: { in: ids } },
    data: { swedishSubject: 'sva' },
  });
  return world;
}

describe('beside pupils in the same position', () => {
  it('counts the others of the same subject, from ten', async () => {
    const { teacher, window, pupils } = await createCounted();
    const of = (at: number) =>
      inScope(teacher, (db) => readLikePeers(db, window.id, pupils[at]!.pupil.id));
    expect(await of(3)).toEqual({
      'letter-sounds': {
        kind: 'compared',
        same: 'subject',
        others: 10,
        lower: 3,
        tied: 0,
        higher: 7,
      },
    });
    // The only one who studies Swedish has nobody to be compared with.
    expect(await of(11)).toEqual({ 'letter-sounds': { kind: 'too-few' } });
  });

  it('leaves a protected identity out, and then says nothing', async () => {
    const { teacher, window, pupils } = await createCounted();
    await getClient().pupil.update({
      where: { id: pupils[0]!.pupil.id },
      data: { protectedIdentity: true },
    });
    const found = await inScope(teacher, (db) => readLikePeers(db, window.id, pupils[3]!.pupil.id));
    expect(found).toEqual({ 'letter-sounds': { kind: 'too-few' } });
  });

  it('is hidden from who may not see the pupil, and changes nothing', async () => {
    const { window, pupils, headOfEducation, administrator } = await createCounted();
    const away = await createWorld();
    const before = await readEverything();
    for (const viewer of [away.teacher, headOfEducation, administrator]) {
      const work = inScope(viewer, (db) => readLikePeers(db, window.id, pupils[3]!.pupil.id));
      expect([403, 404]).toContain(await statusOf(work));
    }
    const foreign = inScope(away.teacher, (db) =>
      readLikePeers(db, window.id, away.pupils[0]!.pupil.id),
    );
    expect(await foreign).toEqual({});
    expect(await readEverything()).toBe(before);
  });
});
