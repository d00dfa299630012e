/** Judging a window again: begun, broken off, gone on with, reported, each with its outsiders. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer, SystemViewer } from '~/access/viewer.server';
import { readToldLevels } from '~/outcomes/told-levels.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { approvePolicy, createPolicyDraft } from '~/scoring/policy-store.server';
import { continueRescoring, startRescoring } from '~/scoring/rescoring-run.server';
import { askForRescoring, getRescoring, listRescorings } from '~/scoring/rescoring-store.server';
import { loadClassPage } from '~/support/class-page.server';
import { syncFlags } from '~/support/flag-store.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createViewer, createWorld } from '../support/factories';
import { createClassroom, playWholeClass } from '../support/scoring-factories';

useTestDatabase();

type Room = Awaited<ReturnType<typeof createClassroom>>;
const placeOf = (room: Room, index: number) => ({
  roundId: room.roundId,
  membershipId: room.pupils[index]!.membership.id,
});

/** Two pupils who get another level when the limit of letters moves from 12 to 10, and one who does not. */
async function createJudgedRoom() {
  const room = await createClassroom(3);
  await playWholeClass(room, placeOf(room, 0), { letters: 16, words: 30 });
  await playWholeClass(room, placeOf(room, 1), { letters: 16, words: 30 });
  await playWholeClass(room, placeOf(room, 2), { letters: 24, words: 32 });
  const made = await inScope(room.headOfEducation, (db) =>
    createPolicyDraft(
      db,
      { policyId: 'grund-1', version: 1 },
      {
        lower: 0.2,
        upper: 0.8,
        lookAgainAbove: 0.35,
        relative: false,
        limits: [
          {
            window: 'winter',
            task: 'letter-sounds',
            value: 10,
            words: { sv: '10', en: '10' },
            method: { kind: 'authored' },
          },
        ],
        source: { language: 'sv', text: 'Arbetsgruppens möte den 3 november.' },
      },
    ),
  );
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const version = { policyId: 'grund-1', version: made.version };
  await inScope(room.headOfEducation, (db) => approvePolicy(db, version, [room.window.id]));
  return room;
}

const start = (room: Room) =>
  inScope(room.system, (db) => startRescoring(db, { windowId: room.window.id, cause: 'policy' }));
const runOn = (room: Room, id: string) =>
  continueRescoring(room.system, id, async (db, { assessmentId, changed }) => {
    if (assessmentId && changed) await syncFlags(db, assessmentId);
  });
const reportFor = (viewer: StaffViewer, id: string) =>
  inScope(viewer, (db) => getRescoring(db, id, readToldLevels));

describe('judging a window again', () => {
  it('keeps what counted before and after, for every pupil with a level', async () => {
    const room = await createJudgedRoom();
    const rowsBefore = await getClient().riskAssessment.count();
    const before = await inScope(room.headOfEducation, listRescorings);
    expect(before.windows).toMatchObject([{ windowId: room.window.id, outdated: 'all' }]);
    const id = await start(room);
    expect((await reportFor(room.administrator, id)).head).toMatchObject({
      state: 'running',
      donePercent: 0,
    });
    expect(await runOn(room, id)).toBe(3);
    const { head, changed, report, reach } = await reportFor(room.teacher, id);
    expect(head).toMatchObject({
      state: 'done',
      donePercent: 100,
      hasFailed: false,
      cause: 'policy',
    });
    expect(head.versions).toMatchObject({ policyVersion: 2 });
    expect(reach).toBe('classes');
    expect(report).toMatchObject({ judged: 3, changed: 2, isProtected: false });
    expect(changed?.map(({ name, before: was, after }) => [name, was, after])).toEqual([
      ['Elev1 Test', 'look-again', 'above'],
      ['Elev2 Test', 'look-again', 'above'],
    ]);
    expect(await getClient().riskAssessment.count()).toBe(rowsBefore + 3);
    const after = await inScope(room.headOfEducation, listRescorings);
    expect(after.windows).toMatchObject([{ outdated: 'none' }]);
    expect(after.rescorings).toMatchObject([{ rescoringId: id, state: 'done', donePercent: 100 }]);
  });

  it('goes on where it was broken off, and writes nothing twice', async () => {
    const room = await createJudgedRoom();
    const id = await start(room);
    expect(await runOn(room, id)).toBe(3);
    const judgedOnce = await readEverything();
    // As the tables stand when the process dies between the first pupil and the others.
    const [first] = await getClient().rescoringPupil.findMany({ where: { rescoringId: id } });
    await getClient().rescoringPupil.updateMany({
      where: { rescoringId: id, pupilId: { not: first!.pupilId } },
      data: { afterId: null },
    });
    const { finishedAt } = await getClient().rescoring.findUniqueOrThrow({ where: { id } });
    await getClient().rescoring.update({
      where: { id },
      data: { state: 'running', finishedAt: null },
    });
    expect(await runOn(room, id)).toBe(2);
    expect(await runOn(room, id)).toBe(0);
    await getClient().rescoring.update({ where: { id }, data: { finishedAt } });
    expect(await readEverything()).toBe(judgedOnce);
  });

  it('passes over a pupil who cannot be judged, who keeps the level there was', async () => {
    const room = await createJudgedRoom();
    const id = await start(room);
    let judged = 0;
    await continueRescoring(room.system, id, async () => {
      judged += 1;
      if (judged === 2) throw new Error('broken');
    });
    expect((await reportFor(room.administrator, id)).head).toMatchObject({
      state: 'done',
      donePercent: 100,
      hasFailed: true,
    });
    expect((await inScope(room.headOfEducation, listRescorings)).windows).toMatchObject([
      { outdated: 'some' },
    ]);
    const again = await start(room);
    expect(again).not.toBe(id);
    await runOn(room, again);
    expect((await inScope(room.headOfEducation, listRescorings)).windows).toMatchObject([
      { outdated: 'none' },
    ]);
  });

  it('is gone on with when it is begun twice, and replaced when the versions have moved', async () => {
    const room = await createJudgedRoom();
    const id = await start(room);
    expect(await start(room)).toBe(id);
    await getClient().screeningWindow.update({
      where: { id: room.window.id },
      data: { policyVersion: 1 },
    });
    const later = await start(room);
    expect(later).not.toBe(id);
    const heads = (await inScope(room.administrator, listRescorings)).rescorings;
    expect(heads.map(({ rescoringId, state }) => [rescoringId, state])).toEqual([
      [later, 'running'],
      [id, 'replaced'],
    ]);
    expect(await runOn(room, id)).toBe(0);
  });

  it('shows a leader counts only, and none of few', async () => {
    const room = await createJudgedRoom();
    const id = await start(room);
    await runOn(room, id);
    for (const viewer of [room.headOfEducation, room.administrator]) {
      const page = await reportFor(viewer, id);
      expect(page).toMatchObject({ reach: 'municipality', changed: null });
      expect(page.report).toMatchObject({ changed: null, isProtected: true });
      expect(JSON.stringify(page)).not.toContain('Elev1');
    }
    const principal = await reportFor(room.principal, id);
    expect(principal).toMatchObject({ reach: 'schools', changed: null });
    expect(principal.report).toMatchObject({ changed: 2, isProtected: false });
  });

  it('is told of on the page of the class, until a later result takes the place of its levels', async () => {
    const room = await createJudgedRoom();
    const other = await createClass(room.school, room.schoolYear.id, '1B');
    const stranger = await createViewer(room.municipality.id, 'teacher', { classId: other.id });
    const find = async (viewer: StaffViewer, classId = room.schoolClass.id) => {
      const page = await inScope(viewer, (db) => loadClassPage(db, classId, { show: true }));
      return page.results?.rescoring;
    };
    expect(await find(room.teacher)).toBeNull();
    const id = await start(room);
    expect(await find(room.teacher)).toBeNull();
    await runOn(room, id);
    const day = room.teacher.today;
    expect(await find(room.teacher)).toEqual({ rescoringId: id, day, pupils: 2 });
    expect(await find(stranger, other.id)).toBeNull();
    const changed = await getClient().rescoringPupil.findMany({
      where: { rescoringId: id, pupilId: { in: [0, 1].map((at) => room.pupils[at]!.pupil.id) } },
    });
    const { roundId } = room;
    for (const { pupilId, beforeId } of changed) {
      expect((await find(room.teacher))?.pupils).toBe(pupilId === changed[0]!.pupilId ? 2 : 1);
      await getClient().currentAssessment.updateMany({
        where: { roundId, pupilId },
        data: { assessmentId: beforeId },
      });
    }
    expect(await find(room.teacher)).toBeNull();
  });

  it('is asked for by the head of education and the administrator', async () => {
    const room = await createJudgedRoom();
    for (const viewer of [room.headOfEducation, room.administrator]) {
      expect(await statusOf(inScope(viewer, (db) => askForRescoring(db, room.window.id)))).toBe(
        200,
      );
    }
    const before = await readEverything();
    for (const viewer of [room.teacher, room.specialEducator, room.principal]) {
      expect(await statusOf(inScope(viewer, (db) => askForRescoring(db, room.window.id)))).toBe(
        403,
      );
    }
    expect(await statusOf(inScope(room.testLeader, listRescorings))).toBe(403);
    expect(await readEverything()).toBe(before);
  });

  it('outsiders: another municipality, school or class sees nothing of it', async () => {
    const room = await createJudgedRoom();
    const away = await createWorld(0);
    const id = await start(room);
    await runOn(room, id);
    const before = await readEverything();
    expect(await statusOf(reportFor(away.headOfEducation, id))).toBe(404);
    expect(await statusOf(reportFor(room.teacher, newId()))).toBe(404);
    expect((await inScope(away.headOfEducation, listRescorings)).rescorings).toEqual([]);
    const asAway = inScope(away.headOfEducation, (db) => askForRescoring(db, room.window.id));
    expect(await statusOf(asAway)).toBe(404);
    const begin = (viewer: SystemViewer) =>
      statusOf(
        inScope(viewer, (db) => startRescoring(db, { windowId: room.window.id, cause: 'asked' })),
      );
    expect(await begin(away.system)).toBe(404);
    expect(await begin(room.headOfEducation as unknown as SystemViewer)).toBe(403);
    expect(await statusOf(continueRescoring(away.system, id, async () => undefined))).toBe(404);
    expect(await readEverything()).toBe(before);
    const other = await createClass(room.school, room.schoolYear.id, '1B');
    const stranger = await createViewer(room.municipality.id, 'teacher', { classId: other.id });
    const seen = await reportFor(stranger, id);
    expect(seen).toMatchObject({ reach: 'classes', changed: [], report: { judged: 0 } });
  });
});
