/**
 * What the pages of a class, a pupil and a round ask of the database: the whole page as it is served, with who
 * is signed in. At most twelve queries, and as many for a class of thirty as for one of five. Counted as the
 * bench counts: without the transaction around them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffViewer } from '~/access/viewer.server';
import { toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { signInAs } from '../access/matrix-world';
import { ask, type BuiltApp, startBuiltApp } from '../support/built-app';
import { countQueries, useTestDatabase } from '../support/database';
import { createViewer, today } from '../support/factories';
import { createFullClass } from './full-class';

useTestDatabase();

type Room = Awaited<ReturnType<typeof createFullClass>>;
type Person = 'teacher' | 'specialEducator' | 'principalToo' | 'headToo';
type Page = { name: string; as: Person; path: (room: Room) => string };

const MOST_QUERIES = 12;
const classOf = ({ schoolClass }: Room) => `/classes/${schoolClass.id}`;
const pupilOf = (room: Room) => `${classOf(room)}/pupils/${room.pupils[1]!.pupil.id}`;

const PAGES: Page[] = [
  { name: 'start of a teacher', as: 'teacher', path: () => '/' },
  { name: 'start of a special educator', as: 'specialEducator', path: () => '/' },
  {
    name: 'start of who teaches, plans support and leads the school',
    as: 'principalToo',
    path: () => '/',
  },
  { name: 'start of who does so and leads the schools', as: 'headToo', path: () => '/' },
  { name: 'class while a sitting is open', as: 'teacher', path: classOf },
  { name: 'class', as: 'teacher', path: (room) => `${classOf(room)}?results=show` },
  { name: 'round', as: 'teacher', path: (room) => `${classOf(room)}/round` },
  { name: 'sign cards', as: 'teacher', path: (room) => `${classOf(room)}/sign-cards` },
  { name: 'adaptations', as: 'teacher', path: (room) => `${classOf(room)}/adaptations` },
  { name: 'board', as: 'teacher', path: ({ sitting }) => `/sittings/${sitting.sittingId}` },
  {
    name: 'projector',
    as: 'teacher',
    path: ({ sitting }) => `/sittings/${sitting.sittingId}/projector`,
  },
  {
    name: 'board again',
    as: 'teacher',
    path: ({ sitting }) => `/sittings/${sitting.sittingId}/board-data`,
  },
  { name: 'support of a class', as: 'teacher', path: (room) => `${classOf(room)}/support` },
  { name: 'letters', as: 'teacher', path: (room) => `${classOf(room)}/letters` },
  { name: 'pupil', as: 'teacher', path: pupilOf },
  { name: 'pupil, special educator', as: 'specialEducator', path: pupilOf },
  { name: 'case', as: 'teacher', path: (room) => `${pupilOf(room)}/case` },
  { name: 'progress', as: 'teacher', path: (room) => `${pupilOf(room)}/progress` },
  { name: 'timeline', as: 'specialEducator', path: (room) => `${pupilOf(room)}/timeline` },
  { name: 'letter', as: 'teacher', path: (room) => `${pupilOf(room)}/letter` },
  { name: 'hand-over', as: 'teacher', path: (room) => `${pupilOf(room)}/hand-over` },
  { name: 'health', as: 'specialEducator', path: (room) => `${pupilOf(room)}/health` },
  { name: 'cases', as: 'specialEducator', path: () => '/cases' },
  { name: 'overview', as: 'specialEducator', path: () => '/overview' },
  {
    name: 'overview with a pupil’s panel',
    as: 'specialEducator',
    path: ({ pupils }) => `/overview?pupil=${pupils[1]!.pupil.id}`,
  },
  { name: 'groups', as: 'specialEducator', path: () => '/groups' },
  { name: 'week', as: 'specialEducator', path: () => '/week' },
  { name: 'week of a teacher', as: 'teacher', path: () => '/week' },
  { name: 'list for a meeting', as: 'specialEducator', path: () => '/plans/list' },
  {
    name: 'list of a class for a meeting',
    as: 'teacher',
    path: ({ schoolClass }) => `/plans/list?class=${schoolClass.id}`,
  },
  {
    name: 'new plan of a pupil',
    as: 'specialEducator',
    path: ({ pupils }) => `/plans/new?pupil=${pupils[1]!.pupil.id}`,
  },
  {
    name: 'new plan of a group',
    as: 'specialEducator',
    path: ({ groupId }) => `/plans/new?group=${groupId}`,
  },
  {
    name: 'change of a plan',
    as: 'specialEducator',
    path: ({ planId }) => `/plans/${planId}/change`,
  },
  { name: 'methods', as: 'specialEducator', path: () => '/methods' },
];

/** A leader who is teacher and special educator of the class, too. */
async function createPersonOfMany(
  { schoolClass, school, municipality }: Room,
  leader: StaffViewer,
) {
  const { role } = leader.grants[0]!;
  const place = role === 'principal' ? { schoolId: school.id } : {};
  const person = await createViewer(municipality.id, role, place);
  await getClient().roleAssignment.createMany({
    data: ['teacher', 'special-educator'].map((own) => ({
      id: newId(),
      municipalityId: municipality.id,
      staffMemberId: person.staffMemberId,
      role: own,
      classId: schoolClass.id,
      startDate: toStoredDate(today()),
    })),
  });
  return person;
}

let app: BuiltApp;
let rooms: { room: Room; cookies: Record<Person, string> }[];

beforeAll(async () => {
  const made = [await createFullClass(5), await createFullClass(30)];
  rooms = await Promise.all(
    made.map(async (room) => ({
      room,
      cookies: {
        teacher: await signInAs(room.teacher),
        specialEducator: await signInAs(room.specialEducator),
        principalToo: await signInAs(await createPersonOfMany(room, room.principal)),
        headToo: await signInAs(await createPersonOfMany(room, room.headOfEducation)),
      },
    })),
  );
  app = await startBuiltApp();
}, 300_000);
afterAll(() => app?.stop());

describe('queries of a page, its first time in an hour', () => {
  it.each(PAGES)('$name', async ({ as, path }) => {
    const counts: number[] = [];
    for (const { room, cookies } of rooms) {
      const { value, queries } = await countQueries(async () => {
        const answer = await ask(app.url, path(room), { cookie: cookies[as] });
        await answer.arrayBuffer();
        return answer.status;
      });
      expect(value).toBe(200);
      counts.push(queries);
    }
    const [small, large] = counts;
    expect(large, 'a large class asks as much as a small one').toBe(small);
    expect(large).toBeLessThanOrEqual(MOST_QUERIES);
    expect(small, 'somebody is signed in').toBeGreaterThan(0);
  });
});
