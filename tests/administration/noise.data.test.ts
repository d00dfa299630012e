import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getBoard, runBoardCommand } from '~/administration/board.server';
import { findNoise, setNoise } from '~/administration/noise-store.server';
import { closeSitting } from '~/administration/round-store.server';
import { getClient } from '~/platform/database/client.server';
import { loadClassPage } from '~/support/class-page.server';
import { openTestSitting, statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

const setRoom = async () => {
  const world = await createWorld(1);
  return { world, sitting: await openTestSitting(world) };
};

describe('a noisy sitting', () => {
  it('is ticked with who and when, taken back, and stands beside the results', async () => {
    const { world, sitting } = await setRoom();
    const tick = (noisy: 'yes' | 'no', viewer = world.testLeader) =>
      inScope(viewer, (db) => runBoardCommand(db, sitting.sittingId, { intent: 'noise', noisy }));
    const board = () => inScope(world.teacher, (db) => getBoard(db, sitting.sittingId));
    expect((await board()).noise).toBeNull();
    await tick('yes');
    const noted = (await board()).noise;
    expect(noted).toMatchObject({ kind: 'lesson', notedBy: 'Test Person' });
    await tick('yes', world.teacher);
    expect((await board()).noise).toEqual(noted);
    const page = () =>
      inScope(world.teacher, (db) => loadClassPage(db, world.schoolClass.id, { show: true }));
    const shown = (await page()).results?.noise ?? [];
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ kind: 'lesson', notedBy: 'Test Person' });
    expect(new Date(shown[0]!.openedAt)).toEqual(new Date(noted!.openedAt));
    await inScope(world.teacher, (db) => closeSitting(db, sitting.sittingId));
    expect((await page()).results?.noise).toHaveLength(1);
    await tick('no');
    expect((await page()).results?.noise).toEqual([]);
    const trail = await getClient().auditEvent.findMany({
      where: { action: 'sitting.noise-noted' },
      orderBy: { createdAt: 'asc' },
      select: { detail: true },
    });
    expect(trail.map(({ detail }) => (detail as { isNoisy: boolean }).isNoisy)).toEqual([
      true,
      false,
    ]);
  });

  it('is nothing an outsider can say or read', async () => {
    const { world, sitting } = await setRoom();
    const away = await createWorld(0);
    const before = await readEverything();
    const say = (viewer: StaffViewer) =>
      inScope(viewer, (db) => setNoise(db, sitting.sittingId, true));
    expect(await statusOf(say(away.teacher))).toBe(404);
    expect(await statusOf(say(world.principal))).toBe(403);
    expect(await readEverything()).toBe(before);
    await say(world.teacher);
    const row = await getClient().sitting.findUniqueOrThrow({ where: { id: sitting.sittingId } });
    expect(await inScope(away.teacher, (db) => findNoise(db, row))).toMatchObject({ notedBy: '' });
    expect(await inScope(world.teacher, (db) => findNoise(db, row))).toMatchObject({
      notedBy: 'Test Person',
    });
  });
});
