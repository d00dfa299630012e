/** What holds in a school, read in the query of a page or on its own. Nothing of a pupil is read. */
import type { ScopedDb } from '~/access/in-scope.server';
import { Prisma } from '~/platform/database/generated/client';
import { resolveSetUp, type SetUp, type SetUpRow } from './set-up';

/** What was written until any time. */
const UNTIL_NOW = Prisma.sql`'infinity'::timestamptz`;

/**
 * Column "setUp" of a query: the newest row of each line of a school and of the municipality's limits, for
 * `resolveSetUp`; as they were at an instant when one is given. The arguments are columns or values of the
 * query around it.
 */
export function selectSetUp(
  municipalityId: Prisma.Sql,
  schoolId: Prisma.Sql,
  at: Prisma.Sql = UNTIL_NOW,
): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('schoolId', newest."schoolId", 'line',
      newest."line", 'value', newest."value")), '[]')
    FROM (
      SELECT DISTINCT ON (u."schoolId", u."line") u."schoolId", u."line", u."value"
      FROM "SchoolSetUp" u
      WHERE u."municipalityId" = ${municipalityId}
        AND (u."schoolId" = ${schoolId} OR u."schoolId" IS NULL)
        AND u."createdAt" <= ${at}
      ORDER BY u."schoolId", u."line", u."createdAt" DESC, u."id" DESC
    ) newest
  ) AS "setUp"`;
}

/**
 * What holds in a school of the viewer's municipality, or held at an instant. Says what is common to all of
 * another municipality's school. The caller has established that the viewer may know how the school works.
 */
export async function findSetUp(db: ScopedDb, schoolId: string, at?: Date): Promise<SetUp> {
  const place = [
    Prisma.sql`${db.municipalityId}::uuid`,
    Prisma.sql`${schoolId}::uuid`,
    at ? Prisma.sql`${at}::timestamptz` : UNTIL_NOW,
  ] as const;
  const [row] = await db.transaction.$queryRaw<{ setUp: SetUpRow[] }[]>`
    SELECT ${selectSetUp(...place)}`;
  return resolveSetUp(row?.setUp ?? []);
}
