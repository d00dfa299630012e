/** What holds in a school, read in the query of a page or on its own. Nothing of a pupil is read. */
import type { ScopedDb } from '~/access/in-scope.server';
import { Prisma } from '~/platform/database/generated/client';
import { resolveSetUp, type SetUp, type SetUpRow } from './set-up';

/**
 * Column "setUp" of a query: the newest row of each line of a school and of the municipality's limits, for
 * `resolveSetUp`. `schoolId` and `municipalityId` are columns or values of the query around it.
 */
export function selectSetUp(municipalityId: Prisma.Sql, schoolId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('schoolId', newest."schoolId", 'line',
      newest."line", 'value', newest."value")), '[]')
    FROM (
      SELECT DISTINCT ON (u."schoolId", u."line") u."schoolId", u."line", u."value"
      FROM "SchoolSetUp" u
      WHERE u."municipalityId" = ${municipalityId}
        AND (u."schoolId" = ${schoolId} OR u."schoolId" IS NULL)
      ORDER BY u."schoolId", u."line", u."createdAt" DESC, u."id" DESC
    ) newest
  ) AS "setUp"`;
}

/**
 * What holds in a school of the viewer's municipality. Says what is common to all of another municipality's
 * school. The caller has established that the viewer may know how the school works.
 */
export async function findSetUp(db: ScopedDb, schoolId: string): Promise<SetUp> {
  const [row] = await db.transaction.$queryRaw<{ setUp: SetUpRow[] }[]>`
    SELECT ${selectSetUp(Prisma.sql`${db.municipalityId}::uuid`, Prisma.sql`${schoolId}::uuid`)}`;
  return resolveSetUp(row?.setUp ?? []);
}
