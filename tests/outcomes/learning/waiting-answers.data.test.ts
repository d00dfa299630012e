/** What the staff say waits on the start page of whoever is to answer it, and of nobody else. */
import { expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { changeDialogue, loadDialogue } from '~/outcomes/learning/dialogue-store.server';
import { changeIdea, loadIdeas } from '~/outcomes/learning/idea-store.server';
import { countWaitingAnswers } from '~/outcomes/learning/waiting-answers.server';
import { listToday } from '~/outcomes/today.server';
import { openTestSitting } from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createSchool, createViewer, createWorld } from '../../support/factories';

useTestDatabase();

async function createSaid() {
  const world = await createWorld(1);
  const { roundId } = await openTestSitting(world);
  const say = (audience: 'school' | 'municipality') =>
    inScope(world.teacher, (db) =>
      changeDialogue(db, {
        intent: 'comment',
        schoolId: world.school.id,
        audience,
        about: `round:${roundId}`,
        text: 'Vi behöver ett rum.',
      }),
    );
  await say('school');
  await say('municipality');
  await inScope(world.teacher, (db) =>
    changeIdea(db, {
      intent: 'suggest',
      schoolId: world.school.id,
      title: 'En film',
      text: 'Två minuter räcker.',
    }),
  );
  return world;
}

const waitsFor = (viewer: StaffViewer) => inScope(viewer, countWaitingAnswers);
const kindsOf = async (viewer: StaffViewer) =>
  (await inScope(viewer, listToday)).needs.map(({ kind }) => kind);

it('is counted for the leader it is said to, until it is answered and judged', async () => {
  const world = await createSaid();
  expect(await waitsFor(world.principal)).toEqual({ comments: 1, ideas: 1 });
  expect(await waitsFor(world.headOfEducation)).toEqual({ comments: 1, ideas: 1 });
  expect(await kindsOf(world.principal)).toEqual(['answer-comments', 'judge-ideas']);
  expect(await kindsOf(world.headOfEducation)).toEqual(['answer-comments', 'judge-ideas']);
  const { comments } = await inScope(world.principal, loadDialogue);
  const { commentId } = comments.find(({ mayAnswer }) => mayAnswer)!;
  await inScope(world.principal, (db) =>
    changeDialogue(db, {
      intent: 'answer-comment',
      commentId,
      status: 'answered',
      text: 'Vi gör så.',
    }),
  );
  const { ideaId } = (await inScope(world.principal, loadIdeas)).ideas[0]!;
  await inScope(world.principal, (db) =>
    changeIdea(db, {
      intent: 'judge-idea',
      ideaId,
      effect: 3,
      effort: 1,
      decision: 'planned',
      reason: 'Lätt att göra.',
      release: '',
    }),
  );
  expect(await waitsFor(world.principal)).toEqual({ comments: 0, ideas: 0 });
  expect(await waitsFor(world.headOfEducation)).toEqual({ comments: 1, ideas: 0 });
  expect(await kindsOf(world.principal)).toEqual([]);
});

it('is nothing to other schools, other municipalities and those who answer nothing', async () => {
  const world = await createSaid();
  const away = await createWorld(1);
  const other = await createSchool(world.municipality.id);
  const otherPrincipal = await createViewer(world.municipality.id, 'principal', {
    schoolId: other.id,
  });
  const before = await readEverything();
  for (const viewer of [
    otherPrincipal,
    away.principal,
    away.headOfEducation,
    world.teacher,
    world.administrator,
  ]) {
    expect(await waitsFor(viewer)).toEqual({ comments: 0, ideas: 0 });
  }
  expect(await readEverything()).toBe(before);
});
