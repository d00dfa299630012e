/**
 * Retrospectives, dialogue and ideas from the database: what each may do, and what becomes of it. Long, because
 * each has its way from the first word to the last.
 */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { changeDialogue, loadDialogue } from '~/outcomes/learning/dialogue-store.server';
import { loadLearningHub } from '~/outcomes/learning/hub-store.server';
import { changeIdea, loadIdeas } from '~/outcomes/learning/idea-store.server';
import { listSchoolsFor } from '~/outcomes/learning/own-schools.server';
import { refuseNamedPupil } from '~/outcomes/learning/refuse-names.server';
import {
  changeRetrospective,
  countUnclosedRounds,
  loadRetrospectives,
} from '~/outcomes/learning/retrospective-store.server';
import { listToday } from '~/outcomes/today.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { openTestSitting, statusOf } from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createSchool, createViewer, createWorld, today } from '../../support/factories';
import { bothAtOnce } from '../examples/both-at-once';

useTestDatabase();

/** A class whose round has begun. */
async function createRoundWorld() {
  const world = await createWorld(2);
  const { roundId } = await openTestSitting(world);
  return { ...world, roundId };
}

type World = Awaited<ReturnType<typeof createRoundWorld>>;

/** The window and its catch-up weeks lie behind. */
async function endWindow({ window }: World) {
  await getClient().screeningWindow.update({
    where: { id: window.id },
    data: {
      startDate: toStoredDate(addDays(today(), -60)),
      endDate: toStoredDate(addDays(today(), -30)),
      catchUpEndDate: toStoredDate(addDays(today(), -10)),
    },
  });
}

const NAMED = { problems: { text: 'names-pupil' } };
const close = (viewer: StaffViewer, roundId: string, keep: string) =>
  inScope(viewer, (db) =>
    changeRetrospective(db, { intent: 'close', roundId, keep, change: '', idea: '' }),
  );
const look = (viewer: StaffViewer, search = '') =>
  inScope(viewer, (db) => loadRetrospectives(db, search));

describe('closing a round', () => {
  it('is asked for when the window is over, once, and can be searched', async () => {
    const world = await createRoundWorld();
    const kinds = async () =>
      (await inScope(world.teacher, listToday)).needs.map(({ kind }) => kind);
    expect(await kinds()).not.toContain('close-rounds');
    await endWindow(world);
    expect(await kinds()).toContain('close-rounds');
    expect((await look(world.teacher)).open).toMatchObject([{ isOver: true, className: '1A' }]);
    expect(await close(world.teacher, world.roundId, 'Djurkorten låg framme.')).toEqual({
      ok: true,
    });
    // A colleague comes second: what stands is left.
    expect(await close(world.specialEducator, world.roundId, 'Något annat.')).toEqual({ ok: true });
    expect(await kinds()).not.toContain('close-rounds');
    const found = await look(world.principal, 'DJURKORTEN');
    expect(found.closed).toMatchObject([{ keep: 'Djurkorten låg framme.', mayReopen: false }]);
    expect(found.mayClose).toBe(false);
    expect((await look(world.headOfEducation)).count).toBe(1);
    expect((await look(world.teacher, 'annat')).count).toBe(0);
    const retrospectiveId = found.closed[0]!.retrospectiveId;
    const reopen = (viewer: StaffViewer) =>
      inScope(viewer, (db) => changeRetrospective(db, { intent: 'reopen', retrospectiveId }));
    expect(await statusOf(reopen(world.principal))).toBe(403);
    await reopen(world.teacher);
    expect(await kinds()).toContain('close-rounds');
    expect((await look(world.teacher)).closed).toEqual([]);
    expect(await getClient().roundRetrospective.count({ where: { roundId: world.roundId } })).toBe(
      1,
    );
  });

  it('happens once when two press at once', async () => {
    const world = await createRoundWorld();
    const form = { intent: 'close', roundId: world.roundId, keep: 'Lugnt.', change: '', idea: '' };
    const both = bothAtOnce(world.teacher, (db) =>
      changeRetrospective(db, form as Parameters<typeof changeRetrospective>[1]),
    );
    expect(await both).toEqual([{ ok: true }, { ok: true }]);
    expect(await getClient().roundRetrospective.count({ where: { roundId: world.roundId } })).toBe(
      1,
    );
  });

  it('can be without words, with why; never with a pupil’s name', async () => {
    const world = await createRoundWorld();
    expect(await close(world.teacher, world.roundId, 'elev1 test var sjuk.')).toMatchObject({
      ok: false,
      refusal: { intent: 'close', of: world.roundId, problems: { keep: 'names-pupil' } },
    });
    const skipped = inScope(world.teacher, (db) =>
      changeRetrospective(db, { intent: 'skip', roundId: world.roundId, skipReason: 'Vikarie.' }),
    );
    expect(await skipped).toEqual({ ok: true });
    expect((await look(world.teacher)).closed).toMatchObject([{ skipReason: 'Vikarie.' }]);
  });

  it('is hidden from other schools and municipalities', async () => {
    const world = await createRoundWorld();
    const away = await createRoundWorld();
    const other = await createSchool(world.municipality.id);
    const otherPrincipal = await createViewer(world.municipality.id, 'principal', {
      schoolId: other.id,
    });
    await close(world.teacher, world.roundId, 'Två vuxna.');
    const before = await readEverything();
    expect(await statusOf(close(away.teacher, world.roundId, 'Hej.'))).toBe(404);
    expect(await statusOf(close(world.principal, world.roundId, 'Hej.'))).toBe(403);
    expect(await statusOf(look(world.testLeader))).toBe(403);
    for (const viewer of [away.teacher, away.headOfEducation, otherPrincipal]) {
      expect((await look(viewer)).closed).toEqual([]);
    }
    const count = (viewer: StaffViewer) =>
      inScope(viewer, (db) => countUnclosedRounds(db, [world.schoolClass.id, away.schoolClass.id]));
    await endWindow(away);
    expect(await count(world.teacher)).toBe(0);
    expect(await count(away.teacher)).toBe(1);
    expect(await count(away.principal)).toBe(0);
    expect(before).toContain('Två vuxna.');
    expect(await getClient().roundRetrospective.count({ where: { roundId: world.roundId } })).toBe(
      1,
    );
  });
});

describe('the dialogue', () => {
  const say = (
    world: World,
    viewer: StaffViewer,
    audience: 'school' | 'municipality',
    text: string,
  ) =>
    inScope(viewer, (db) =>
      changeDialogue(db, {
        intent: 'comment',
        schoolId: world.school.id,
        audience,
        about: `round:${world.roundId}`,
        text,
      }),
    );
  const answer = (viewer: StaffViewer, commentId: string, status: 'answered' | 'decided') =>
    inScope(viewer, (db) =>
      changeDialogue(db, { intent: 'answer-comment', commentId, status, text: 'Vi gör så.' }),
    );
  const commentsOf = async (viewer: StaffViewer) => (await inScope(viewer, loadDialogue)).comments;

  it('goes from a comment to an answer to a decision that its author sees', async () => {
    const world = await createRoundWorld();
    expect(await say(world, world.teacher, 'school', 'Vi behöver ett rum.')).toEqual({ ok: true });
    const [seen] = await commentsOf(world.principal);
    expect(seen).toMatchObject({ status: 'open', mayAnswer: true, by: 'Test Person' });
    expect((await inScope(world.principal, loadLearningHub)).parts).toContainEqual({
      part: 'dialogue',
      waiting: 1,
    });
    await answer(world.principal, seen!.commentId, 'answered');
    await answer(world.principal, seen!.commentId, 'decided');
    const [own] = await commentsOf(world.teacher);
    expect(own).toMatchObject({
      isOwn: true,
      status: 'decided',
      mayTakeBack: false,
      subject: { about: 'round', className: '1A', windowKind: 'winter' },
    });
    expect(own?.answers.map(({ status }) => status)).toEqual(['answered', 'decided']);
    expect(await commentsOf(world.specialEducator)).toMatchObject([{ mayAnswer: false }]);
  });

  it('reaches the head of education without a name, and only what is said to the municipality', async () => {
    const world = await createRoundWorld();
    await say(world, world.teacher, 'school', 'Till rektorn.');
    await say(world, world.teacher, 'municipality', 'Till skolchefen.');
    const far = await commentsOf(world.headOfEducation);
    expect(far).toMatchObject([{ text: 'Till skolchefen.', by: null, mayAnswer: true }]);
    const near = await commentsOf(world.principal);
    expect(near.map(({ text, mayAnswer }) => [text, mayAnswer]).sort()).toEqual([
      ['Till rektorn.', true],
      ['Till skolchefen.', false],
    ]);
  });

  it('refuses outsiders, other roles and pupils’ names, and changes nothing', async () => {
    const world = await createRoundWorld();
    const away = await createRoundWorld();
    await say(world, world.teacher, 'school', 'Vi behöver ett rum.');
    const { commentId } = (await commentsOf(world.teacher))[0]!;
    const before = await readEverything();
    expect(await statusOf(commentsOf(world.administrator))).toBe(403);
    expect(await statusOf(commentsOf(world.testLeader))).toBe(403);
    expect(await commentsOf(away.teacher)).toEqual([]);
    expect(await statusOf(say(world, away.teacher, 'school', 'Hej.'))).toBe(404);
    expect(await statusOf(say(world, world.principal, 'municipality', 'Hej.'))).toBe(403);
    expect(await statusOf(answer(away.principal, commentId, 'decided'))).toBe(404);
    expect(await statusOf(answer(world.headOfEducation, commentId, 'decided'))).toBe(404);
    expect(await statusOf(answer(world.teacher, commentId, 'decided'))).toBe(403);
    expect(await say(world, world.teacher, 'school', 'Elev2 Test')).toMatchObject({
      refusal: NAMED,
    });
    const elsewhere = { ...world, roundId: away.roundId };
    expect(await statusOf(say(elsewhere, world.teacher, 'school', 'Hej.'))).toBe(404);
    expect(await readEverything()).toBe(before);
    const takeBack = (viewer: StaffViewer) =>
      inScope(viewer, (db) => changeDialogue(db, { intent: 'take-back-comment', commentId }));
    expect(await statusOf(takeBack(world.specialEducator))).toBe(403);
    await takeBack(world.teacher);
    expect(await commentsOf(world.principal)).toEqual([]);
    expect(await getClient().dialogueComment.count({ where: { id: commentId } })).toBe(1);
  });
});

describe('ideas', () => {
  const suggest = (viewer: StaffViewer, schoolId: string, title = 'En film') =>
    inScope(viewer, (db) =>
      changeIdea(db, { intent: 'suggest', schoolId, title, text: 'Två minuter räcker.' }),
    );
  const judge = (viewer: StaffViewer, ideaId: string, decision: 'planned' | 'released') =>
    inScope(viewer, (db) =>
      changeIdea(db, {
        intent: 'judge-idea',
        ideaId,
        effect: 3,
        effort: 1,
        decision,
        reason: 'Lätt att göra.',
        release: decision === 'released' ? 'Version 1.2' : '',
      }),
    );
  const ideasOf = async (viewer: StaffViewer) => (await inScope(viewer, loadIdeas)).ideas;

  it('go from the idea to a decision to a release note that their author sees', async () => {
    const world = await createWorld(1);
    await suggest(world.teacher, world.school.id);
    const [seen] = await ideasOf(world.principal);
    expect(seen).toMatchObject({ mayJudge: true, judgement: null, isOwn: false });
    const { ideaId } = seen!;
    await judge(world.principal, ideaId, 'planned');
    await judge(world.headOfEducation, ideaId, 'released');
    expect(await ideasOf(world.teacher)).toMatchObject([
      {
        isOwn: true,
        mayJudge: false,
        mayTakeBack: false,
        judgement: { decision: 'released', reason: 'Lätt att göra.', release: 'Version 1.2' },
      },
    ]);
    expect(await getClient().ideaJudgement.count({ where: { ideaId } })).toBe(2);
  });

  it('are judged by leaders of the school only, and never seen elsewhere', async () => {
    const world = await createWorld(1);
    const away = await createWorld(1);
    await suggest(world.teacher, world.school.id);
    await suggest(world.headOfEducation, '', 'Samma dag');
    const { ideaId } = (await ideasOf(world.teacher)).find(({ isOwn }) => isOwn)!;
    const municipal = (await ideasOf(world.teacher)).find(({ isOwn }) => !isOwn)!;
    const before = await readEverything();
    expect(await ideasOf(away.teacher)).toEqual([]);
    expect(await statusOf(judge(away.headOfEducation, ideaId, 'planned'))).toBe(404);
    expect(await statusOf(judge(world.specialEducator, ideaId, 'planned'))).toBe(403);
    expect(await statusOf(judge(world.principal, municipal.ideaId, 'planned'))).toBe(403);
    expect(await statusOf(suggest(world.teacher, away.school.id))).toBe(404);
    expect(await statusOf(suggest(world.testLeader, world.school.id))).toBe(403);
    expect(await suggest(world.teacher, world.school.id, 'Elev1 Test')).toMatchObject({
      refusal: { problems: { title: 'names-pupil' } },
    });
    expect(await readEverything()).toBe(before);
    const takeBack = (viewer: StaffViewer) =>
      inScope(viewer, (db) => changeIdea(db, { intent: 'take-back-idea', ideaId }));
    expect(await statusOf(takeBack(world.principal))).toBe(403);
    await takeBack(world.teacher);
    expect((await ideasOf(world.teacher)).map(({ title }) => title)).toEqual(['Samma dag']);
  });
});

describe('what the parts share', () => {
  it('listSchoolsFor gives the schools of the role, refuseNamedPupil the field that names a pupil', async () => {
    const world = await createWorld(1);
    const away = await createWorld(1);
    const other = await createSchool(world.municipality.id);
    const schoolsOf = async (viewer: StaffViewer) =>
      (await inScope(viewer, (db) => listSchoolsFor(db, 'learning.take-part'))).map(
        ({ schoolId }) => schoolId,
      );
    expect(await schoolsOf(world.teacher)).toEqual([world.school.id]);
    expect(await schoolsOf(world.principal)).toEqual([world.school.id]);
    expect(await schoolsOf(world.testLeader)).toEqual([]);
    expect((await schoolsOf(world.headOfEducation)).sort()).toEqual(
      [world.school.id, other.id].sort(),
    );
    expect(await schoolsOf(away.headOfEducation)).toEqual([away.school.id]);
    const refuse = (viewer: StaffViewer, text: string) =>
      inScope(viewer, (db) =>
        refuseNamedPupil(db, { intent: 'x', of: null }, { first: 'Lugnt.', second: text }),
      );
    expect(await refuse(world.teacher, 'Elev1 Test')).toEqual({
      ok: false,
      refusal: { intent: 'x', of: null, problems: { second: 'names-pupil' } },
    });
    expect(await refuse(world.teacher, 'Klassen')).toBeNull();
    expect(await statusOf(inScope(world.testLeader, loadLearningHub))).toBe(403);
  });
});
