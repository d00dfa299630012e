/** What is asked of a school's set-up and of the municipality's limits in the access matrix. */
import { getClient } from '~/platform/database/client.server';
import { done } from '../outcomes/goals/goal-world';
import { entries, type Fields, onSetUp, ownChoices } from '../outcomes/set-up/set-up-world';
import type { MatrixRow } from './matrix';
import type { Knock } from './matrix-knocks';
import { cells } from './matrix-people';
import type { MatrixWorld } from './matrix-world';

const READERS = cells('in 403 403 403 200 200 403 200 403 403 403 200');
const OF_SCHOOL = cells('in 403 403 403 200 404 403 403 403 404 404 404');
const LIMITS = cells('in 403 403 403 403 403 403 200 403 403 403 200');
const UNDO_LIMIT = cells('in 403 403 403 403 403 403 200 403 403 403 400');

function send(fields: Fields): Knock {
  return { path: '/school-setup', body: new URLSearchParams(entries(fields)) };
}

async function choose(world: MatrixWorld, intent: string): Promise<Fields> {
  const { id: windowId, startDate } = await getClient().screeningWindow.findUniqueOrThrow({
    where: { id: world.window.id },
  });
  const day = startDate.toISOString().slice(0, 10);
  const choices = ownChoices(world.school.id, { windowId, startDate: day, endDate: day });
  return choices.find((fields) => fields.intent === intent)!;
}

const LIMIT_FIELDS: Record<string, Fields> = {
  'limit-calendar': { isOpen: 'on' },
  'limit-roles': { isOpen: 'on', leaders: ['teacher', 'special-educator', 'test-leader'] },
  'limit-tasks': { isOpen: 'on' },
  'limit-attention': { isOpen: 'on' },
  'limit-letter': { isOpen: 'on' },
};

const change = (
  intent: string,
  what: string,
  expected: MatrixRow['expected'],
  fields: (world: MatrixWorld) => Promise<Fields>,
): MatrixRow => ({
  route: 'school-setup',
  method: 'POST',
  intent,
  what,
  expected,
  knock: async (world) => send(await fields(world)),
});

const CHOICES = {
  'choose-calendar': 'choose the school’s own days',
  'choose-roles': 'choose who leads and reads in the school',
  'choose-tasks': 'choose which extra tasks the school does',
  'choose-attention': 'choose the school’s own line of attention',
  'choose-letter': 'write the school’s own lines of letters',
};
const LIMIT_WORDS = {
  'limit-calendar': 'set the limit of schools’ days',
  'limit-roles': 'set the limit of schools’ roles',
  'limit-tasks': 'set the limit of schools’ extra tasks',
  'limit-attention': 'set the limit of schools’ own line of attention',
  'limit-letter': 'set the limit of schools’ lines of letters',
};

export const setUpRows: readonly MatrixRow[] = [
  {
    route: 'school-setup',
    method: 'GET',
    what: 'my school’s set-up, or the limits',
    expected: READERS,
    knock: () => ({ path: '/school-setup' }),
  },
  {
    route: 'school-setup',
    method: 'GET',
    what: 'the set-up of one school',
    expected: OF_SCHOOL,
    knock: ({ school }) => ({ path: `/school-setup?school=${school.id}` }),
  },
  ...Object.entries(CHOICES).map(([intent, what]) =>
    // Everybody leads and reads again afterwards: other rows start rounds.
    change(intent, what, OF_SCHOOL, async (world) => ({
      ...(await choose(world, intent)),
      ...(intent === 'choose-roles'
        ? {
            leaders: ['teacher', 'special-educator', 'test-leader'],
            readers: ['teacher', 'special-educator', 'test-leader'],
          }
        : {}),
    })),
  ),
  change('default', 'use what holds for all schools', OF_SCHOOL, async ({ school }) => ({
    intent: 'default',
    schoolId: school.id,
    line: 'letter',
  })),
  change('undo', 'take the latest change of a line back', OF_SCHOOL, async (world) => ({
    intent: 'undo',
    schoolId: world.school.id,
    line: 'letter',
    changeId: done(await onSetUp(world.principal, await choose(world, 'choose-letter'))),
  })),
  ...Object.entries(LIMIT_WORDS).map(([intent, what]) =>
    change(intent, what, LIMITS, async () => ({
      intent,
      ...LIMIT_FIELDS[intent],
      ...(intent === 'limit-roles'
        ? { readers: ['teacher', 'special-educator', 'test-leader'] }
        : {}),
    })),
  ),
  change('undo-limit', 'take the latest change of a limit back', UNDO_LIMIT, async (world) => ({
    intent: 'undo-limit',
    line: 'letter',
    changeId: done(await onSetUp(world.administrator, { intent: 'limit-letter', isOpen: 'on' })),
  })),
];
