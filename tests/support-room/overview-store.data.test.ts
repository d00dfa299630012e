import { describe, expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { syncFlags } from '~/support/flag-store.server';
import { changeOverview, exportOverview, getOverview } from '~/support/overview-store.server';
import { createAssessment, createRound, HIGH, LOW, MIDDLE } from '../support/assessment-factories';
import { countQueries, readEverything, useTestDatabase } from '../support/database';
import { createClass, createPupil, createViewer, createWorld } from '../support/factories';

useTestDatabase();

async function createAssessedWorld() {
  const world = await createWorld(4);
  const round = await createRound({
    municipalityId: world.municipality.id,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  for (const [index, outcome] of [HIGH, LOW, MIDDLE].entries()) {
    const assessment = await createAssessment(round, world.pupils[index]!, outcome);
    await inScope(world.system, (db) => syncFlags(db, assessment.id));
  }
  return { ...world, round };
}

describe('getOverview', () => {
  test('every pupil of the assigned classes, with level, reason, missing and flags', async () => {
    const world = await createAssessedWorld();
    await getClient().pupilNotice.create({
      data: {
        id: newId(),
        municipalityId: world.municipality.id,
        pupilId: world.pupils[0]!.pupil.id,
        kind: 'worry',
        staffMemberId: world.teacher.staffMemberId,
      },
    });
    const { rows, windowKind } = await inScope(world.specialEducator, getOverview);
    expect(windowKind).toBe('winter');
    expect(rows.map(({ givenName, level }) => [givenName, level])).toEqual([
      ['Elev2', 'needs-follow-up'],
      ['Elev4', 'incomplete'],
      ['Elev3', 'look-again'],
      ['Elev1', 'above'],
    ]);
    const [low, nothing, , high] = rows;
    expect(low!.flags.map(({ skill, waiting }) => [skill, waiting]).sort()).toEqual([
      ['decoding', 'new'],
      ['letters', 'new'],
    ]);
    expect(low!.deciding!.probability).toBeGreaterThanOrEqual(0.8);
    expect(nothing!.missing.map(({ taskId }) => taskId)).toEqual([
      'letter-sounds',
      'real-or-made-up',
    ]);
    expect(high!.hasWorry).toBe(true);
    const audited = await getClient().auditEvent.findFirstOrThrow({
      where: { municipalityId: world.municipality.id, action: 'overview.viewed' },
    });
    expect(audited.pupilIds.toSorted()).toEqual(world.pupils.map(({ pupil }) => pupil.id).sort());
  });

  test('the number of queries does not grow with classes or pupils', async () => {
    const world = await createAssessedWorld();
    const second = await createClass(world.school, world.schoolYear.id, '1B');
    for (let index = 0; index < 6; index += 1) await createPupil(second);
    const both = await createViewer(world.municipality.id, 'special-educator', {
      classId: second.id,
    });
    both.grants.push({ role: 'special-educator', schoolId: null, classId: world.schoolClass.id });
    const one = await countQueries(() => inScope(world.specialEducator, getOverview));
    const two = await countQueries(() => inScope(both, getOverview));
    expect(one.value.rows).toHaveLength(4);
    expect(two.value.rows).toHaveLength(10);
    expect(two.value.classes.map(({ className }) => className)).toEqual(['1A', '1B']);
    expect(two.queries).toBe(one.queries);
    expect(two.queries).toBeLessThanOrEqual(12);
  });

  test('outsiders: 403 for other roles; another class or municipality sees only its own', async () => {
    const world = await createAssessedWorld();
    const other = await createAssessedWorld();
    const otherClass = await createClass(world.school, world.schoolYear.id, '1B');
    const neighbour = await createViewer(world.municipality.id, 'special-educator', {
      classId: otherClass.id,
    });
    const before = await readEverything();
    for (const viewer of [
      world.teacher,
      world.testLeader,
      world.principal,
      world.headOfEducation,
      world.administrator,
    ]) {
      await expect(inScope(viewer, getOverview)).rejects.toMatchObject({ status: 403 });
    }
    expect((await inScope(neighbour, getOverview)).rows).toEqual([]);
    const seen = await inScope(other.specialEducator, getOverview);
    expect(seen.rows.map(({ classId }) => classId)).not.toContain(world.schoolClass.id);
    expect(await readEverything()).toBe(before);
  });
});

describe('exportOverview', () => {
  test('the rows that pass the filter, and who went out is audited', async () => {
    const world = await createAssessedWorld();
    const filter = JSON.stringify({ classIds: [], levels: ['needs-follow-up'], needs: [] });
    const text = await inScope(world.specialEducator, (db) => exportOverview(db, filter, 'sv'));
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/Elev;Klass;Skola;Nivå;/);
    expect(lines[1]).toContain('behöver följas upp');
    expect(text).not.toMatch(/\bsva?\b/);
    const audited = await getClient().auditEvent.findFirstOrThrow({
      where: { municipalityId: world.municipality.id, action: 'overview.exported' },
    });
    expect(audited.pupilIds).toEqual([world.pupils[1]!.pupil.id]);
    const whole = await inScope(world.specialEducator, (db) => exportOverview(db, 'what', 'en'));
    expect(whole.trim().split('\r\n')).toHaveLength(5);
    expect(whole).toContain('Pupil,Class,School,Level');
  });

  test('outsiders: 403 for other roles, and no pupil of another class', async () => {
    const world = await createAssessedWorld();
    const other = await createWorld(1);
    const before = await readEverything();
    for (const viewer of [world.teacher, world.principal, world.headOfEducation]) {
      await expect(inScope(viewer, (db) => exportOverview(db, '', 'sv'))).rejects.toMatchObject({
        status: 403,
      });
    }
    expect(await readEverything()).toBe(before);
    const text = await inScope(other.specialEducator, (db) => exportOverview(db, '', 'sv'));
    expect(text).not.toContain('Elev2');
  });
});

describe('changeOverview', () => {
  test('a decision or a retest; outsiders change nothing', async () => {
    const world = await createAssessedWorld();
    const { pupil } = world.pupils[1]!;
    const flag = await getClient().flag.findFirstOrThrow({ where: { pupilId: pupil.id } });
    const decide = { flagId: flag.id, decision: 'dismiss' } as const;
    const retest = {
      intent: 'ask-retest',
      taskId: 'letter-sounds',
      classId: world.schoolClass.id,
      pupilId: pupil.id,
    } as const;
    const other = await createWorld(1);
    const before = await readEverything();
    for (const form of [decide, retest]) {
      await expect(
        inScope(other.specialEducator, (db) => changeOverview(db, form)),
      ).rejects.toMatchObject({ status: 404 });
    }
    expect(await inScope(world.specialEducator, (db) => changeOverview(db, decide))).toEqual({
      flagId: flag.id,
      problem: 'reason-missing',
    });
    expect(await readEverything()).toBe(before);
    const unreadable = { ...LOW, lettersProblem: 'too-fast' } as const;
    await createAssessment(world.round, world.pupils[1]!, unreadable);
    expect(await inScope(world.specialEducator, (db) => changeOverview(db, retest))).toBeNull();
    const { rows } = await inScope(world.specialEducator, getOverview);
    expect(rows.find(({ pupilId }) => pupilId === pupil.id)?.retests).toEqual(['letter-sounds']);
  });
});
