/** Which pages of the synthetic country are asked for, and as whom. */
import type pg from 'pg';
import type { AppServer } from '../support/app-server';
import type { AskedPage } from './open-arrivals';

interface Place {
  municipalityId: string;
  pupilsAYear: number;
  headId: string;
}

/** A class whose round of this window is done, with a pupil who is in a plan and read every week. */
interface ClassPlace {
  classId: string;
  schoolId: string;
  pupilId: string;
  teacherId: string;
  educatorId: string;
  principalId: string;
}

const PLACES = `
  SELECT a."municipalityId", a."staffMemberId" AS "headId",
    (SELECT count(*)::int FROM "ClassMembership" m
      WHERE m."municipalityId" = a."municipalityId" AND m."endDate" IS NULL) AS "pupilsAYear"
  FROM "RoleAssignment" a WHERE a."role" = 'head-of-education' ORDER BY 3 DESC`;

const CLASS_PLACES = `
  SELECT k."id" AS "classId", k."schoolId", min(p."pupilId"::text) AS "pupilId",
    min(t."staffMemberId"::text) AS "teacherId", min(e."staffMemberId"::text) AS "educatorId",
    min(l."staffMemberId"::text) AS "principalId"
  FROM "SchoolClass" k
  JOIN "RoleAssignment" t ON t."classId" = k."id" AND t."role" = 'teacher'
  JOIN "RoleAssignment" e ON e."classId" = k."id" AND e."role" = 'special-educator'
  JOIN "RoleAssignment" l ON l."schoolId" = k."schoolId" AND l."role" = 'principal'
  JOIN "ClassMembership" m ON m."municipalityId" = k."municipalityId" AND m."classId" = k."id"
  JOIN "Probe" p ON p."municipalityId" = m."municipalityId" AND p."pupilId" = m."pupilId"
  WHERE k."municipalityId" = $1
  GROUP BY k."id", k."schoolId"
  HAVING (SELECT count(*) FROM "Round" r
    WHERE r."municipalityId" = $1 AND r."classId" = k."id") > 1
  ORDER BY k."id" LIMIT 8`;

/** @throws {Error} for a database without a synthetic country. */
export async function findCountryPages(server: AppServer, database: pg.Client) {
  const places = (await database.query<Place>(PLACES)).rows;
  const [largest] = places;
  const measured = places.at(-1);
  if (!largest || !measured) throw new Error('there is no synthetic country in the database');
  const classes = (await database.query<ClassPlace>(CLASS_PLACES, [measured.municipalityId])).rows;
  const signedIn = new Map<string, string>();
  const cookieOf = async (staffId: string) => {
    const known = signedIn.get(staffId) ?? (await signIn(server, staffId));
    signedIn.set(staffId, known);
    return known;
  };
  const classPages: AskedPage[] = [];
  for (const place of classes) classPages.push(...(await listClassPages(place, cookieOf)));
  const leaderPages: AskedPage[] = [];
  const both = largest === measured ? [largest] : [measured, largest];
  for (const place of both) {
    const cookie = await cookieOf(place.headId);
    leaderPages.push(...(await listLeaderPages(database, place, cookie)));
  }
  const [first] = classes;
  if (!first) throw new Error('no class of the measured municipality has a plan');
  const principal = await cookieOf(first.principalId);
  const ofSchool = { path: '/follow-up', cookie: principal, weight: 1 };
  leaderPages.push({ name: 'follow-up of a school', ...ofSchool });
  const teacher = await cookieOf(first.teacherId);
  const empty: AskedPage = { name: 'an empty page', path: '/help', cookie: teacher, weight: 4 };
  return { classPages, leaderPages, empty, size: await describeSize(database) };
}

type CookieOf = (staffId: string) => Promise<string>;

async function listClassPages(place: ClassPlace, cookieOf: CookieOf): Promise<AskedPage[]> {
  const { classId, pupilId } = place;
  const teacher = await cookieOf(place.teacherId);
  const educator = await cookieOf(place.educatorId);
  const own = `/classes/${classId}`;
  const pupil = `${own}/pupils/${pupilId}`;
  return [
    { name: 'class', path: own, cookie: teacher, weight: 4 },
    { name: 'round', path: `${own}/round`, cookie: teacher, weight: 2 },
    { name: 'support of a class', path: `${own}/support`, cookie: teacher, weight: 1 },
    { name: 'pupil', path: pupil, cookie: teacher, weight: 3 },
    { name: 'case', path: `${pupil}/case`, cookie: educator, weight: 1 },
    { name: 'progress', path: `${pupil}/progress`, cookie: educator, weight: 1 },
    { name: 'timeline', path: `${pupil}/timeline`, cookie: educator, weight: 1 },
    { name: 'start, teacher', path: '/', cookie: teacher, weight: 2 },
    { name: 'start, special educator', path: '/', cookie: educator, weight: 1 },
    { name: 'overview of ten classes', path: '/overview', cookie: educator, weight: 2 },
    { name: 'groups of ten classes', path: '/groups', cookie: educator, weight: 1 },
    { name: 'week of ten classes', path: '/week', cookie: educator, weight: 1 },
    { name: 'cases of ten classes', path: '/cases', cookie: educator, weight: 1 },
  ];
}

/** The other pages of who sees the municipality. */
const LEADER_PAGES = [
  { name: 'start of a head of education', path: '/' },
  { name: 'over the years', path: '/follow-up/years' },
  { name: 'after support', path: '/follow-up/effect' },
  { name: 'quality work', path: '/quality-report' },
  { name: 'goals', path: '/goals' },
  { name: 'freed hours', path: '/freed-hours' },
];

async function listLeaderPages(
  database: pg.Client,
  { municipalityId, pupilsAYear }: Place,
  cookie: string,
): Promise<AskedPage[]> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT w."id" FROM "ScreeningWindow" w WHERE w."municipalityId" = $1 AND w."kind" = 'autumn'
     ORDER BY w."startDate" DESC LIMIT 1`,
    [municipalityId],
  );
  const size = `${pupilsAYear} pupils a year`;
  return [
    { name: `follow-up, ${size}`, path: '/follow-up', cookie, weight: 1 },
    {
      name: `follow-up of autumn, ${size}`,
      path: `/follow-up?window=${rows[0]?.id}`,
      ...{ cookie, weight: 1 },
    },
    ...LEADER_PAGES.map(({ name, path }) => ({
      name: `${name}, ${size}`,
      path,
      cookie,
      weight: 1,
    })),
  ];
}

async function signIn(server: AppServer, staffMemberId: string): Promise<string> {
  const answer = await fetch(`${server.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ intent: 'one-click', staffMemberId }).toString(),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 302 || !cookie) throw new Error(`signing in answered ${answer.status}`);
  return cookie;
}

async function describeSize(database: pg.Client): Promise<string> {
  const { rows } = await database.query<{ pupils: string; megabytes: number }>(
    `SELECT (SELECT count(*) FROM "Pupil")::text AS "pupils",
       (pg_database_size(current_database()) / 1000000)::int AS "megabytes"`,
  );
  return `${rows[0]?.pupils} pupils in the database, ${rows[0]?.megabytes} MB`;
}
