/** What is asked of learning and introduction in the access matrix: the rows, and what stands behind them. */
import type { Precondition } from '~/administration/preconditions/preconditions';
import { ALL_QUESTIONS } from '~/outcomes/learning/readiness';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { createStaff } from '../support/factories';
import { newWord } from '../support/new-word';
import type { MatrixRow } from './matrix';
import { form, type Knock } from './matrix-knocks';
import { cells, type Expected } from './matrix-people';
import type { MatrixWorld } from './matrix-world';

const TAKES_PART = cells('in 200 200 200 200 200 200 200 403 403 200 200');
const WRITES = cells('in 302 404 302 403 404 403 403 403 404 404 404');
const RUNS = cells('in 302 404 302 403 404 403 403 302 404 404 404');
const LEADS = cells('in 403 403 403 200 200 200 403 403 403 403 403');
const MANAGES = cells('in 403 403 403 403 403 403 200 403 403 403 200');
const MANAGES_CHANGE = cells('in 403 403 403 403 403 403 302 403 403 403 302');
const ANYBODY = cells('in 302 302 302 302 302 302 302 302 302 302 302');

const look = (route: string, what: string, expected: Expected): MatrixRow => ({
  route,
  method: 'GET',
  what,
  expected,
  knock: () => ({ path: `/${route}` }),
});

const change = (
  route: string,
  intent: string,
  what: string,
  expected: Expected,
  knock: MatrixRow['knock'],
): MatrixRow => ({ route, method: 'POST', intent, what, expected, knock });

/** The class's round, which nobody has closed, or which somebody has. */
async function ofRound({ round, teacher }: MatrixWorld, intent: 'close' | 'skip' | 'reopen') {
  await getClient().roundRetrospective.deleteMany({ where: { roundId: round.id } });
  const path = '/learning/retrospectives';
  if (intent === 'close') return form(path, { intent, roundId: round.id, keep: 'Lugnt rum.' });
  if (intent === 'skip') return form(path, { intent, roundId: round.id, skipReason: 'Sjukdom.' });
  const { municipalityId, staffMemberId } = teacher;
  const id = newId();
  await getClient().roundRetrospective.create({
    data: { id, municipalityId, roundId: round.id, staffMemberId, createdAt: now() },
  });
  return form(path, { intent, retrospectiveId: id });
}

/** A comment of the class's teacher, new at each knock. */
async function onComment(
  { school, teacher }: MatrixWorld,
  audience: 'school' | 'municipality',
  fields: Record<string, string>,
): Promise<Knock> {
  const { municipalityId, staffMemberId } = teacher;
  const id = newId();
  await getClient().dialogueComment.create({
    data: {
      id,
      municipalityId,
      schoolId: school.id,
      audience,
      about: 'other',
      text: 'Provet var för långt.',
      staffMemberId,
      createdAt: now(),
    },
  });
  return form('/learning/dialogue', { commentId: id, ...fields });
}

/** An idea of the class's teacher, new at each knock. */
async function onIdea({ school, teacher }: MatrixWorld, fields: Record<string, string>) {
  const { municipalityId, staffMemberId } = teacher;
  const id = newId();
  await getClient().idea.create({
    data: {
      id,
      municipalityId,
      schoolId: school.id,
      title: 'Kort pass',
      text: 'Två korta pass.',
      staffMemberId,
      createdAt: now(),
    },
  });
  return form('/learning/ideas', { ideaId: id, ...fields });
}

/** Nobody has said anything of the condition, or somebody has, in every municipality or for the class. */
async function mark(world: MatrixWorld, item: Precondition, isMet: boolean): Promise<void> {
  const classId = item === 'agreement' ? null : world.schoolClass.id;
  await getClient().preconditionMark.deleteMany({ where: { item } });
  if (!isMet) return;
  for (const { municipality, window } of item === 'agreement' ? [world, world.foreign] : [world]) {
    const staff = await createStaff(municipality.id);
    await getClient().preconditionMark.create({
      data: {
        id: newId(),
        municipalityId: municipality.id,
        windowId: window.id,
        classId,
        item,
        staffMemberId: staff.id,
        createdAt: now(),
      },
    });
  }
}

async function condition(world: MatrixWorld, intent: 'condition-met' | 'condition-withdrawn') {
  await mark(world, 'devices', intent === 'condition-withdrawn');
  const { schoolClass, window } = world;
  const fields = { intent, item: 'devices', windowId: window.id };
  return form(`/classes/${schoolClass.id}/round`, fields);
}

async function rule(world: MatrixWorld, intent: string) {
  const isMunicipal = intent.startsWith('municipal');
  if (isMunicipal) await mark(world, 'agreement', intent === 'municipal-withdrawn');
  return form('/learning/conditions', { intent, item: isMunicipal ? 'agreement' : 'quiet-room' });
}

export const learningRows: MatrixRow[] = [
  look('learning', 'the parts of learning that are mine', TAKES_PART),
  look('learning/retrospectives', 'rounds to close, and what my schools have learnt', TAKES_PART),
  ...(['close', 'skip', 'reopen'] as const).map((intent) =>
    change(
      'learning/retrospectives',
      intent,
      { close: 'close a round', skip: 'close it without words', reopen: 'open it again' }[intent],
      WRITES,
      (world) => ofRound(world, intent),
    ),
  ),
  look(
    'learning/dialogue',
    'comments and answers',
    cells('in 200 200 200 200 200 200 403 403 403 200 403'),
  ),
  change(
    'learning/dialogue',
    'comment',
    'comment from the school',
    cells('in 302 302 302 403 403 403 403 403 403 404 403'),
    ({ school }) =>
      form('/learning/dialogue', {
        intent: 'comment',
        schoolId: school.id,
        audience: 'school',
        about: 'other',
        text: 'Provet var för långt.',
      }),
  ),
  change(
    'learning/dialogue',
    'take-back-comment',
    'take back the teacher’s comment',
    cells('in 302 403 403 403 404 404 403 403 403 404 403'),
    (world) => onComment(world, 'school', { intent: 'take-back-comment' }),
  ),
  ...(['school', 'municipality'] as const).map((audience) =>
    change(
      'learning/dialogue',
      'answer-comment',
      `answer a comment to the ${audience}`,
      audience === 'school'
        ? cells('in 403 403 403 302 404 404 403 403 403 404 403')
        : cells('in 403 403 403 403 404 302 403 403 403 404 403'),
      (world) =>
        onComment(world, audience, { intent: 'answer-comment', status: 'decided', text: 'Ja.' }),
    ),
  ),
  look('learning/ideas', 'the ideas of the municipality', TAKES_PART),
  change(
    'learning/ideas',
    'suggest',
    'suggest something from the school',
    cells('in 302 302 302 302 404 404 404 403 403 404 404'),
    ({ school }) =>
      form('/learning/ideas', {
        intent: 'suggest',
        schoolId: school.id,
        title: 'Kort pass',
        text: 'Två korta pass.',
      }),
  ),
  change(
    'learning/ideas',
    'take-back-idea',
    'take back the teacher’s idea',
    cells('in 302 403 403 403 403 403 403 403 403 404 404'),
    (world) => onIdea(world, { intent: 'take-back-idea' }),
  ),
  change(
    'learning/ideas',
    'judge-idea',
    'judge an idea of the school',
    cells('in 403 403 403 302 403 302 403 403 403 404 404'),
    (world) =>
      onIdea(world, {
        intent: 'judge-idea',
        effect: '3',
        effort: '1',
        decision: 'planned',
        reason: 'Lätt att pröva.',
      }),
  ),
  look('learning/introduction', 'how far the schools I lead have come', LEADS),
  change(
    'learning/introduction',
    'set-stage',
    'say how far the school has come',
    cells('in 403 403 403 403 404 302 403 403 404 404 404'),
    ({ school }) =>
      form('/learning/introduction', {
        intent: 'set-stage',
        schoolId: school.id,
        stage: 'pilot',
        note: `Prövar ${newWord()}`,
      }),
  ),
  look('learning/readiness', 'how ready the schools I lead are', LEADS),
  change(
    'learning/readiness',
    'save-readiness',
    'answer for the school',
    cells('in 403 403 403 302 404 403 403 403 404 404 404'),
    ({ school }) =>
      form('/learning/readiness', {
        intent: 'save-readiness',
        schoolId: school.id,
        ...Object.fromEntries(ALL_QUESTIONS.map((question) => [question, '2'])),
      }),
  ),
  look('learning/adoption', 'how far the adults of what I lead have come', LEADS),
  look('learning/conditions', 'what rounds wait for', MANAGES),
  ...['block', 'allow', 'municipal-met', 'municipal-withdrawn'].map((intent) =>
    change(
      'learning/conditions',
      intent,
      'say what rounds wait for, or that the agreement is in place',
      MANAGES_CHANGE,
      (world) => rule(world, intent),
    ),
  ),
  ...(['condition-met', 'condition-withdrawn'] as const).map((intent) =>
    change(
      'classes/:classId/round',
      intent,
      'say that the devices are in place, or take that back',
      RUNS,
      (world) => condition(world, intent),
    ),
  ),
  look('learning/help', 'what has been answered on the help page', MANAGES),
  change('help', 'help-answer', 'say whether a text of the help page helped', ANYBODY, () =>
    form('/help', { intent: 'help-answer', section: 'what', helpful: 'no' }),
  ),
];
