/** Reference groups in the database: who is counted, what follows from a count, and who may ask. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { makeSystemViewer } from '~/access/viewer.server';
import { readToldLevels } from '~/outcomes/told-levels.server';
import { getClient } from '~/platform/database/client.server';
import {
  listComparable,
  readGroupPlaces,
  readReferenceGroups,
} from '~/scoring/group-places.server';
import { answerPoliciesForm, loadPolicies } from '~/scoring/policy-doors.server';
import { previewPolicyVersion } from '~/scoring/policy-results.server';
import { approvePolicy, createPolicyDraft } from '~/scoring/policy-store.server';
import { getPupilResult } from '~/scoring/pupil-results.server';
import { countReferenceGroups, planReferenceGroups } from '~/scoring/reference-group.server';
import {
  askForReferenceGroups,
  listShownGroups,
  listTaskGroups,
} from '~/scoring/reference-group-doors.server';
import { assessPupil } from '~/scoring/rescore.server';
import { statusOf } from '../support/administration-factories';
import { createAssessment, createRound, toResults } from '../support/assessment-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createPupil, createWorld } from '../support/factories';
import { createClassroom, playWholeClass } from '../support/scoring-factories';

useTestDatabase();

const SHIPPED = { policyId: 'grund-1', version: 1 };

async function createJudged(pupilCount: number, levelled = pupilCount) {
  const world = await createWorld(pupilCount);
  const { municipality, schoolClass, window, pupils } = world;
  const round = await createRound({
    municipalityId: municipality.id,
    classId: schoolClass.id,
    windowId: window.id,
  });
  for (const [at, pupil] of pupils.slice(0, levelled).entries()) {
    await createAssessment(round, pupil, { letters: at % 25, gate: 30 });
  }
  return { ...world, round };
}

const jobsOf = (name: string) =>
  getClient().$queryRaw<{ key: string; run_at: Date }[]>`
    SELECT key, run_at FROM graphile_worker.jobs WHERE task_identifier = ${name}`;

describe('counting the groups of a window', () => {
  it('counts pupils of the whole-class tasks, and shows how many have done them', async () => {
    const { system, window, headOfEducation, teacher, pupils, schoolClass } = await createJudged(
      25,
      22,
    );
    expect(await inScope(system, (db) => countReferenceGroups(db, window.id))).toBe(0);
    const shown = await inScope(headOfEducation, listShownGroups);
    expect(shown.map(({ taskId }) => taskId)).toEqual(['letter-sounds', 'real-or-made-up']);
    expect(shown[0]).toMatchObject({
      enrolled: 25,
      members: 22,
      synthetic: false,
      state: 'comparable',
      title: { sv: 'Bokstavsljud' },
    });
    const [group] = await inScope(system, (db) =>
      readReferenceGroups(db, window.id, [pupils[3]!.pupil.id, pupils[24]!.pupil.id]),
    );
    expect(group?.own).toEqual(new Map([[pupils[3]!.pupil.id, 3]]));
    expect(group?.scores).toHaveLength(22);
    const ofTask = (viewer: StaffViewer, task: string) =>
      inScope(viewer, (db) => listTaskGroups(db, task));
    expect(await ofTask(headOfEducation, 'letter-sounds')).toMatchObject([
      { kind: 'winter', state: 'comparable', done: { enrolled: 25, members: 22 } },
    ]);
    expect(await ofTask(teacher, 'letter-sounds')).toMatchObject([
      { kind: 'winter', state: 'comparable', done: null },
    ]);
    expect(await ofTask(teacher, 'spell-words')).toEqual([]);
    // A second count says the same, and doubles nothing.
    await inScope(system, (db) => countReferenceGroups(db, window.id));
    expect(await getClient().referenceScore.count()).toBe(44);
    // Younger pupils of a mixed class are not enrolled to be screened.
    await getClient().pupil.update({
      where: { id: pupils[24]!.pupil.id },
      data: { schoolStartCohort: { increment: 1 } },
    });
    await createPupil({ ...schoolClass });
    await inScope(system, (db) => countReferenceGroups(db, window.id));
    expect((await inScope(headOfEducation, listShownGroups))[0]).toMatchObject({ enrolled: 25 });
  });

  it('leaves invented results out, and says of an invented municipality that they are', async () => {
    const { system, window, headOfEducation, municipality, pupils } = await createJudged(22);
    const synthetic = { synthetic: true };
    await getClient().pupil.update({ where: { id: pupils[0]!.pupil.id }, data: synthetic });
    const count = async () => {
      await inScope(system, (db) => countReferenceGroups(db, window.id));
      return (await inScope(headOfEducation, listShownGroups))[0];
    };
    expect(await count()).toMatchObject({ members: 21, synthetic: false });
    await getClient().municipality.update({ where: { id: municipality.id }, data: synthetic });
    expect(await count()).toMatchObject({ members: 22, synthetic: true });
  });

  it('shows a percentile with limits on the page of a pupil, or why there is none', async () => {
    const room = await createJudged(24);
    const { system, window, teacher, schoolClass, pupils } = room;
    const pageOf = () =>
      inScope(teacher, (db) => getPupilResult(db, schoolClass.id, pupils[6]!.pupil.id));
    const standings = async () => {
      const { evidence } = await pageOf();
      return new Map(evidence.map(({ taskId, standing }) => [taskId, standing]));
    };
    expect((await standings()).get('letter-sounds')).toMatchObject({ why: 'not-counted' });
    await inScope(system, (db) => countReferenceGroups(db, window.id));
    const counted = await standings();
    expect(counted.get('letter-sounds')).toMatchObject({ kind: 'percentile', others: 23 });
    expect(counted.get('read-words')).toMatchObject({ why: 'not-for-everyone' });
  });
});

describe('the relative rule', () => {
  it('judges by the group, and a new group judges again only those whom it touches', async () => {
    const room = await createClassroom(1);
    const { municipality, headOfEducation, system, window, schoolClass, pupils, roundId } = room;
    const place = { roundId, membershipId: pupils[0]!.membership.id };
    const made = await inScope(headOfEducation, (db) =>
      createPolicyDraft(db, SHIPPED, {
        lower: 0.2,
        upper: 0.8,
        lookAgainAbove: 0.35,
        relative: true,
        limits: [],
        source: { language: 'sv', text: 'Prov av den relativa regeln.' },
      }),
    );
    if (!made.ok) throw new Error('refused');
    const own = { policyId: 'grund-1', version: made.version };
    // Clearly above every limit, and lower than all the others.
    await playWholeClass(room, place, { letters: 21, words: 32 });
    const round = { id: roundId, municipalityId: municipality.id };
    for (let other = 0; other < 101; other += 1) {
      const pupil = await createPupil(schoolClass, { signId: 'fox' });
      await createAssessment(round, pupil, { letters: 24, gate: 32 });
    }
    expect(await inScope(system, (db) => countReferenceGroups(db, window.id))).toBe(0);
    // A draft with the rule is previewed with the group that judging would use.
    const preview = await inScope(room.specialEducator, (db) =>
      previewPolicyVersion(db, own, window.id, readToldLevels),
    );
    expect(preview).toMatchObject({ changed: 1, before: { above: 102 }, after: { above: 101 } });

    await inScope(headOfEducation, (db) => approvePolicy(db, own, [window.id]));
    await getClient().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    expect(await inScope(system, (db) => countReferenceGroups(db, window.id))).toBe(1);
    expect(await jobsOf('pupil.changed')).toMatchObject([
      { key: `pupil.changed:${roundId}:${place.membershipId}` },
    ]);
    const rejudge = () => inScope(system, (db) => assessPupil(db, roundId, place.membershipId));
    expect((await rejudge()).changed).toBe(true);
    const current = await getClient().currentAssessment.findFirstOrThrow({
      where: { pupilId: pupils[0]!.pupil.id },
      include: { assessment: true },
    });
    expect(current.assessment).toMatchObject({
      level: 'look-again',
      assessment: {
        groupPlaces: [
          { task: 'letter-sounds', lower: 0, tied: 0, others: 101 },
          { task: 'real-or-made-up', lower: 0, tied: 101, others: 101 },
        ],
        reasons: [{ kind: 'low-in-group', task: 'letter-sounds' }],
      },
    });
    // Counted again, nothing has moved; and the level stays.
    expect(await inScope(system, (db) => countReferenceGroups(db, window.id))).toBe(0);
    expect((await rejudge()).changed).toBe(false);
  });
});

describe('when groups are counted', () => {
  it('one job for a window, this evening, whatever the number of lessons', async () => {
    const { system, round, window, headOfEducation } = await createJudged(1);
    await inScope(system, (db) => planReferenceGroups(db, round.id));
    await inScope(system, (db) => planReferenceGroups(db, round.id));
    const [job, ...more] = await jobsOf('groups.count');
    expect(more).toEqual([]);
    expect(job?.key).toBe(`groups.count:${window.id}`);
    // Asked for, it is counted at once.
    const form = new FormData();
    form.set('intent', 'count-groups');
    form.set('windowId', window.id);
    await inScope(headOfEducation, (db) => answerPoliciesForm(db, form));
    const now = await jobsOf('groups.count');
    expect(now).toHaveLength(1);
    // In the evening the first is due at once too.
    const latest = Math.max(job!.run_at.getTime(), Date.now());
    expect(now[0]!.run_at.getTime()).toBeLessThanOrEqual(latest);
    form.set('intent', 'burn');
    const burn = inScope(headOfEducation, (db) => answerPoliciesForm(db, form));
    expect(await statusOf(burn)).toBe(400);
  });
});

describe('outsiders', () => {
  it('another municipality sees, counts and asks for nothing here, and a teacher may not', async () => {
    const home = await createJudged(21);
    const away = await createWorld(0);
    await inScope(home.system, (db) => countReferenceGroups(db, home.window.id));
    const before = await readEverything();
    const { headOfEducation } = away;
    expect(await inScope(headOfEducation, listShownGroups)).toEqual([]);
    expect((await inScope(headOfEducation, loadPolicies)).groups).toEqual([]);
    expect(await inScope(headOfEducation, (db) => listTaskGroups(db, 'letter-sounds'))).toEqual([]);
    const ask = (db: Parameters<typeof listShownGroups>[0]) =>
      askForReferenceGroups(db, home.window.id);
    expect(await statusOf(inScope(headOfEducation, ask))).toBe(404);
    for (const viewer of [home.teacher, home.testLeader]) {
      expect(await statusOf(inScope(viewer, listShownGroups))).toBe(403);
      expect(await statusOf(inScope(viewer, ask))).toBe(403);
    }
    for (const viewer of [home.principal, home.administrator]) {
      expect(await statusOf(inScope(viewer, ask))).toBe(403);
    }
    const system = makeSystemViewer(away.municipality.id, 'test');
    expect(await inScope(system, (db) => readReferenceGroups(db, home.window.id, []))).toEqual([]);
    const compared = {
      pupilId: home.pupils[0]!.pupil.id,
      tasks: listComparable(toResults({ letters: 3 })),
    };
    const places = (db: Parameters<typeof readGroupPlaces>[0]) =>
      readGroupPlaces(db, home.window, [compared]);
    expect(await inScope(system, places)).toEqual([[]]);
    expect(await inScope(home.system, places)).toMatchObject([[{ others: 20, lower: 2 }]]);
    for (const work of [
      (db: Parameters<typeof countReferenceGroups>[0]) => countReferenceGroups(db, home.window.id),
      (db: Parameters<typeof countReferenceGroups>[0]) => planReferenceGroups(db, home.round.id),
    ]) {
      expect(await statusOf(inScope<typeof system, unknown>(system, work))).toBe(404);
      const asPerson = inScope(home.headOfEducation, (db) => work(db as never) as Promise<unknown>);
      expect(await statusOf(asPerson)).toBe(403);
    }
    expect(await readEverything()).toBe(before);
  });
});
