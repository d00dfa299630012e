import { beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { reviewFlag, syncFlags } from '~/support/flag-store.server';
import { changeGroup } from '~/support/groups/group-changes.server';
import type { GroupForm } from '~/support/groups/group-form';
import { listGroupPupils } from '~/support/groups/group-pupils.server';
import { loadGroups } from '~/support/groups/group-store.server';
import type { GroupsChoice } from '~/support/groups/groups-page';
import { readReach } from '~/support/pupil-reach.server';
import { statusOf } from '../../support/administration-factories';
import { createAssessment, createRound, HIGH, LOW } from '../../support/assessment-factories';
import { countQueries, readEverything, useTestDatabase } from '../../support/database';
import {
  createClass,
  createPupil,
  createViewer,
  createWorld,
  today,
} from '../../support/factories';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;

const CONFIRMED: GroupsChoice = { across: 'class', who: 'confirmed' };

/** Letters clearly below, and the flags of so many pupils confirmed. */
async function createNeeds(pupilCount: number, confirmed: number) {
  const world = await createWorld(pupilCount);
  const round = await createRound({
    municipalityId: world.municipality.id,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  for (const [place, pupil] of world.pupils.entries()) {
    const assessment = await createAssessment(round, pupil, LOW);
    await inScope(world.system, (db) => syncFlags(db, assessment.id));
    if (place >= confirmed) continue;
    const flags = await getClient().flag.findMany({ where: { pupilId: pupil.pupil.id } });
    for (const { id } of flags) {
      await inScope(world.specialEducator, (db) => reviewFlag(db, id, { decision: 'confirm' }));
    }
  }
  return { ...world, round };
}

function idsOf(world: World): string[] {
  return world.pupils.map(({ pupil }) => pupil.id);
}

function load(viewer: StaffViewer, choice = CONFIRMED) {
  return inScope(viewer, (db) => loadGroups(db, choice));
}

function change(viewer: StaffViewer, form: GroupForm | null) {
  return inScope(viewer, (db) => changeGroup(db, form));
}

async function make(world: World, pupilIds: string[], name = 'Ljuden') {
  const form = { intent: 'make', need: 'letter-sounds', name, pupilIds } as const;
  const outcome = await change(world.specialEducator, form);
  if (!outcome.ok) throw new Error(outcome.problem);
  const groupId = outcome.done.undo?.groupId ?? '';
  return { groupId, done: outcome.done };
}

describe('suggested groups', () => {
  it('are of pupils with a confirmed flag, or of all who need follow-up, with what speaks for it', async () => {
    const world = await createNeeds(5, 3);
    const page = await load(world.specialEducator);
    expect(page.suggestions).toHaveLength(1);
    expect(page.suggestions[0]).toMatchObject({ placeName: '1A' });
    expect([...page.suggestions[0]!.pupilIds].sort()).toEqual(idsOf(world).slice(0, 3).sort());
    expect(page.pupils[0]?.lines[0]?.sv).toContain('av 24');
    const all = await load(world.specialEducator, { across: 'class', who: 'below' });
    expect(all.suggestions.flatMap(({ pupilIds }) => pupilIds)).toHaveLength(5);
  });

  it('leave out those above, and those who are in a group', async () => {
    const world = await createNeeds(4, 4);
    await createAssessment(world.round, world.pupils[3]!, HIGH);
    const page = await load(world.specialEducator);
    expect(page.unclear).toEqual([idsOf(world)[3]]);
    await make(world, idsOf(world).slice(0, 3));
    const after = await load(world.specialEducator);
    expect(after.suggestions).toEqual([]);
    expect(after.groups).toMatchObject([{ name: 'Ljuden', others: 0, mayChange: true }]);
  });

  it('take as many questions for six pupils as for two', async () => {
    const few = await createNeeds(2, 2);
    const many = await createNeeds(6, 6);
    const one = await countQueries(() => load(few.specialEducator));
    const other = await countQueries(() => load(many.specialEducator));
    expect(other.queries).toBe(one.queries);
  });
});

describe('a group', () => {
  it('is made, and taken back by what undoes it', async () => {
    const world = await createNeeds(3, 3);
    const { done } = await make(world, idsOf(world));
    expect(await change(world.specialEducator, done.undo as GroupForm)).toMatchObject({ ok: true });
    const page = await load(world.specialEducator);
    expect(page.groups).toEqual([]);
    expect(page.suggestions).toHaveLength(1);
  });

  it('refuses a pupil who is in one already, and pupils of two schools', async () => {
    const world = await createNeeds(4, 4);
    await make(world, idsOf(world).slice(0, 3));
    const again = { intent: 'make', need: 'fluency', name: 'Två', pupilIds: idsOf(world) } as const;
    const before = await readEverything();
    expect(await change(world.specialEducator, again)).toEqual({
      ok: false,
      problem: 'in-a-group',
    });
    expect(await change(world.specialEducator, null)).toEqual({ ok: false, problem: 'form' });
    expect(await readEverything()).toEqual(before);
  });

  it('lets a pupil move, tells its history, and moves back', async () => {
    const world = await createNeeds(6, 6);
    const ids = idsOf(world);
    const one = await make(world, ids.slice(0, 3), 'Ett');
    const two = await make(world, ids.slice(3), 'Två');
    const moved = await change(world.specialEducator, {
      intent: 'move',
      pupilId: ids[0]!,
      toGroupId: two.groupId,
    });
    if (!moved.ok) throw new Error(moved.problem);
    expect(moved.done).toMatchObject({ pupilName: 'Elev1 Test', groupName: 'Två' });
    const page = await load(world.specialEducator);
    expect(page.groups.map(({ name, pupilIds }) => [name, pupilIds.length])).toEqual([
      ['Ett', 2],
      ['Två', 4],
    ]);
    expect(page.groups[1]?.history.map(({ body }) => body.kind)).toEqual(['made', 'joined']);
    const back = { intent: 'move', pupilId: ids[0]!, toGroupId: one.groupId } as const;
    expect(moved.done.undo).toEqual(back);
    expect(await change(world.specialEducator, back)).toMatchObject({ ok: true });
    const after = await load(world.specialEducator);
    expect(after.groups[0]?.pupilIds.toSorted()).toEqual(ids.slice(0, 3).toSorted());
  });

  it('holds who is in it while it is locked', async () => {
    const world = await createNeeds(4, 4);
    const ids = idsOf(world);
    const { groupId } = await make(world, ids.slice(0, 3));
    await change(world.specialEducator, { intent: 'lock', groupId });
    const out = { intent: 'move', pupilId: ids[0]!, toGroupId: null } as const;
    const into = { intent: 'move', pupilId: ids[3]!, toGroupId: groupId } as const;
    expect(await change(world.specialEducator, out)).toEqual({ ok: false, problem: 'locked' });
    expect(await change(world.specialEducator, into)).toEqual({ ok: false, problem: 'locked' });
    await change(world.specialEducator, { intent: 'unlock', groupId });
    expect(await change(world.specialEducator, out)).toMatchObject({ ok: true });
  });

  it('is renamed, ended with its history, and taken up again without who has gone elsewhere', async () => {
    const world = await createNeeds(4, 4);
    const ids = idsOf(world);
    const { groupId } = await make(world, ids.slice(0, 3));
    await change(world.specialEducator, { intent: 'rename', groupId, name: 'Räven' });
    await change(world.specialEducator, { intent: 'end', groupId });
    await make(world, [ids[0]!, ids[3]!], 'Ny');
    const back = await change(world.specialEducator, { intent: 'reopen', groupId });
    expect(back).toMatchObject({ ok: true, done: { groupName: 'Räven' } });
    const page = await load(world.specialEducator);
    expect(page.groups.find((group) => group.groupId === groupId)).toMatchObject({
      name: 'Räven',
      pupilIds: { length: 2 },
    });
    expect(await change(world.specialEducator, { intent: 'reopen', groupId })).toEqual({
      ok: false,
      problem: 'ended',
    });
  });

  it('two who make one of the same pupils at once make one', async () => {
    const world = await createNeeds(3, 3);
    const form = {
      intent: 'make',
      need: 'fluency',
      name: 'Samma',
      pupilIds: idsOf(world),
    } as const;
    const outcomes = await Promise.all([1, 2].map(() => change(world.specialEducator, form)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('has a history that the program can neither change nor erase', async () => {
    const world = await createNeeds(3, 3);
    const { groupId } = await make(world, idsOf(world));
    await expect(
      getClient().supportGroupEvent.deleteMany({ where: { groupId } }),
    ).rejects.toThrow();
  });
});

describe('outsiders', () => {
  let world: Awaited<ReturnType<typeof createNeeds>>;
  let groupId: string;
  beforeAll(async () => {
    world = await createNeeds(3, 3);
    ({ groupId } = await make(world, idsOf(world)));
  });

  it('see and change nothing of a group', async () => {
    const away = await createWorld(1);
    const other = await createClass(world.school, world.schoolYear.id, '1B');
    const place = { classId: other.id };
    const neighbour = await createViewer(world.municipality.id, 'special-educator', place);
    const pupilId = idsOf(world)[0]!;
    const forms: GroupForm[] = [
      { intent: 'rename', groupId, name: 'Stulen' },
      { intent: 'lock', groupId },
      { intent: 'end', groupId },
      { intent: 'move', pupilId, toGroupId: null },
      { intent: 'make', need: 'fluency', name: 'Stulen', pupilIds: [pupilId] },
    ];
    const before = await readEverything();
    for (const viewer of [away.specialEducator, neighbour]) {
      expect(await load(viewer)).toMatchObject({ groups: [], pupils: [] });
      expect((await inScope(viewer, listGroupPupils)).map((pupil) => pupil.pupilId)).not.toContain(
        pupilId,
      );
      const reach = await inScope(viewer, (db) => readReach(db, [pupilId]));
      expect(reach.verdict('support.plan', pupilId)).toBe('hidden');
      for (const form of forms) expect(await statusOf(change(viewer, form))).toBe(404);
    }
    for (const viewer of [world.teacher, world.principal, world.administrator]) {
      expect(await statusOf(load(viewer))).toBe(403);
      for (const form of forms) expect(await statusOf(change(viewer, form))).toBe(403);
    }
    expect(await readEverything()).toEqual(before);
  });

  it('a colleague with some of the pupils sees those, counts the others, and changes nothing', async () => {
    const shared = await createNeeds(2, 2);
    const other = await createClass(shared.school, shared.schoolYear.id, '1B');
    const friend = await createPupil(other, { givenName: 'Love' });
    await getClient().roleAssignment.create({
      data: {
        id: crypto.randomUUID(),
        municipalityId: shared.municipality.id,
        staffMemberId: shared.specialEducator.staffMemberId,
        role: 'special-educator',
        classId: other.id,
        startDate: toStoredDate(addDays(today(), -30)),
      },
    });
    const both: StaffViewer = {
      ...shared.specialEducator,
      grants: [
        ...shared.specialEducator.grants,
        { role: 'special-educator', schoolId: null, classId: other.id },
      ],
    };
    const made = await change(both, {
      intent: 'make',
      need: 'fluency',
      name: 'Över klasser',
      pupilIds: [...idsOf(shared), friend.pupil.id],
    });
    expect(made).toMatchObject({ ok: true });
    const colleague = await createViewer(shared.municipality.id, 'special-educator', {
      classId: other.id,
    });
    const seen = await load(colleague);
    expect(seen.groups).toMatchObject([
      { pupilIds: [friend.pupil.id], others: 2, mayChange: false },
    ]);
    expect(JSON.stringify(seen)).not.toContain(idsOf(shared)[0]);
    const out = { intent: 'move', pupilId: friend.pupil.id, toGroupId: null } as const;
    expect(await statusOf(change(colleague, out))).toBe(403);
  });
});
