import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import {
  type AdaptationCommand,
  changeAdaptation,
  getAdaptations,
  listAdapted,
} from '~/administration/accommodation-store.server';
import { findRoundPlan } from '~/administration/round-plan';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;

const change = (world: World, viewer: World['teacher'], command: AdaptationCommand) =>
  inScope(viewer, (db) => changeAdaptation(db, world.schoolClass.id, command));

function record(world: World, kind: 'signed' | 'extra-break', taskId = ''): AdaptationCommand {
  const membershipId = world.pupils[0]?.membership.id ?? '';
  return { intent: 'record', membershipId, taskId, kind };
}

const see = (world: World, viewer = world.teacher) =>
  inScope(viewer, (db) => getAdaptations(db, world.schoolClass.id));

describe('adaptations of a round', () => {
  it('changeAdaptation writes, getAdaptations shows, and taking back keeps the row', async () => {
    const world = await createWorld(2);
    expect((await see(world)).pupils.map(({ held }) => held)).toEqual([[], []]);
    await change(world, world.teacher, record(world, 'signed', 'letter-sounds'));
    await change(world, world.testLeader, record(world, 'extra-break'));
    const [first] = (await see(world)).pupils;
    expect(first?.held.map(({ taskId, kind, comparable }) => [taskId, kind, comparable])).toEqual([
      ['letter-sounds', 'signed', false],
      [null, 'extra-break', true],
    ]);
    const accommodationId = first?.held[0]?.accommodationId ?? '';
    await change(world, world.teacher, { intent: 'end', accommodationId });
    expect((await see(world)).pupils[0]?.held).toHaveLength(1);
    expect(await getClient().accommodation.count()).toBe(2);
    const again = change(world, world.teacher, { intent: 'end', accommodationId });
    expect(await statusOf(again)).toBe(404);
  });

  it('getAdaptations offers a test leader only what breaks no comparison', async () => {
    const world = await createWorld(1);
    const kindsOf = async (viewer: World['teacher']) =>
      (await see(world, viewer)).kinds.map(({ kind }) => kind);
    expect(await kindsOf(world.teacher)).toContain('switch');
    expect(await kindsOf(world.testLeader)).toEqual(['repeat-audio', 'extra-break', 'enlarged']);
  });

  it('listAdapted names the tasks that cannot be compared, of that pupil and municipality only', async () => {
    const world = await createWorld(1);
    const away = await createWorld(1);
    await change(world, world.teacher, record(world, 'signed', 'read-words'));
    const round = await getClient().round.findFirstOrThrow({
      where: { classId: world.schoolClass.id },
    });
    const found = findRoundPlan('grund-1', 1, 'winter');
    if (!found) throw new Error('The winter plan is missing');
    const membershipId = world.pupils[0]?.membership.id ?? '';
    const list = (viewer: World['system'], id: string) =>
      inScope(viewer, (db) => listAdapted(db, { ...found, roundId: round.id }, id));
    expect(await list(world.system, membershipId)).toEqual(['read-words']);
    expect(await list(world.system, newId())).toEqual([]);
    expect(await list(away.system, membershipId)).toEqual([]);
  });

  it('an exempt pupil has a reason, and can take part again', async () => {
    const world = await createWorld(1);
    const membershipId = world.pupils[0]?.membership.id ?? '';
    await change(world, world.teacher, { intent: 'exempt', membershipId, reason: 'other' });
    expect((await see(world)).pupils[0]).toMatchObject({ isExempt: true, exemptReason: 'other' });
    await change(world, world.teacher, { intent: 'not-exempt', membershipId });
    expect((await see(world)).pupils[0]).toMatchObject({ isExempt: false, exemptReason: null });
  });

  it('is refused without the right, and nothing is written', async () => {
    const world = await createWorld(1);
    const away = await createWorld(1);
    await change(world, world.teacher, record(world, 'signed'));
    const accommodationId = (await see(world)).pupils[0]?.held[0]?.accommodationId ?? '';
    const membershipId = world.pupils[0]?.membership.id ?? '';
    const foreignId = away.pupils[0]?.membership.id ?? '';
    const before = await readEverything();
    const ask = (viewer: World['teacher'], command: AdaptationCommand) =>
      statusOf(change(world, viewer, command));
    const exempt = { intent: 'exempt', membershipId, reason: 'other' } as const;
    expect(await ask(world.testLeader, record(world, 'signed'))).toBe(403);
    expect(await ask(world.testLeader, { intent: 'end', accommodationId })).toBe(403);
    expect(await ask(world.testLeader, exempt)).toBe(403);
    expect(await ask(world.principal, record(world, 'extra-break'))).toBe(403);
    expect(await ask(world.administrator, exempt)).toBe(403);
    expect(await ask(away.teacher, record(world, 'extra-break'))).toBe(404);
    expect(await ask(away.teacher, { intent: 'end', accommodationId })).toBe(404);
    expect(await ask(world.teacher, { ...exempt, membershipId: foreignId })).toBe(404);
    expect(await ask(world.teacher, record(world, 'extra-break', 'no-such-task'))).toBe(400);
    expect(await statusOf(see(world, world.principal))).toBe(403);
    expect(await statusOf(see(world, away.teacher))).toBe(404);
    expect(await readEverything()).toBe(before);
  });
});
