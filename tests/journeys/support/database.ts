/** Looks into the database of a running server, as its owner: to count and compare, not to change. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { AttemptEvent, EventBody } from '~/administration/attempt-event';

function addressOf(dataDir: string): string {
  const passwords = JSON.parse(readFileSync(join(dataDir, 'database-passwords.json'), 'utf8'));
  const port = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  return `postgresql://lasfyr_owner:${passwords.owner}@127.0.0.1:${port?.trim()}/lasfyr`;
}

/** Rows of one question. */
export async function ask<Row extends pg.QueryResultRow>(
  dataDir: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: addressOf(dataDir) });
  // A database that ends says so to every connection; the question that was asked is refused, and throws.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export type StoredEvent = Pick<AttemptEvent, 'id' | 'sequence' | 'elapsedMs'> & {
  attemptId: string;
  deviceId: string;
  body: EventBody;
};

/** Every stored event of a round in a class, by attempt and order. */
export function listStoredEvents(dataDir: string, roundId: string): Promise<StoredEvent[]> {
  return ask<StoredEvent>(
    dataDir,
    `SELECT e."id", e."attemptId", e."deviceId", e."sequence", e."elapsedMs", e."body"
       FROM "AttemptEvent" e JOIN "Attempt" a ON a."id" = e."attemptId"
      WHERE a."roundId" = $1 ORDER BY a."receivedAt", e."attemptId", e."sequence"`,
    [roundId],
  );
}

/** How many events were put aside because they could not be placed. */
export async function countQuarantined(dataDir: string): Promise<number> {
  const [row] = await ask<{ count: string }>(
    dataDir,
    'SELECT count(*) AS count FROM "QuarantinedEvent"',
  );
  return Number(row?.count);
}

export type ClassRow = {
  classId: string;
  teacherId: string;
  roundId: string | null;
  pupils: { membershipId: string; pupilId: string; signId: string; name: string }[];
};

/** A class of the demonstration with its teacher and its pupils by sign. */
export async function findClass(
  dataDir: string,
  schoolName: string,
  className: string,
): Promise<ClassRow> {
  const [found] = await ask<Omit<ClassRow, 'pupils'>>(
    dataDir,
    `SELECT c."id" AS "classId", r."staffMemberId" AS "teacherId",
            (SELECT o."id" FROM "Round" o WHERE o."classId" = c."id" LIMIT 1) AS "roundId"
       FROM "SchoolClass" c JOIN "School" s ON s."id" = c."schoolId"
       JOIN "RoleAssignment" r ON r."classId" = c."id" AND r."role" = 'teacher'
      WHERE s."name" = $1 AND c."name" = $2`,
    [schoolName, className],
  );
  if (!found) throw new Error(`No class ${className} in ${schoolName}`);
  const pupils = await ask<ClassRow['pupils'][number]>(
    dataDir,
    `SELECT m."id" AS "membershipId", p."id" AS "pupilId", m."signId",
            p."givenName" || ' ' || p."familyName" AS "name"
       FROM "ClassMembership" m JOIN "Pupil" p ON p."id" = m."pupilId"
      WHERE m."classId" = $1 AND m."endDate" IS NULL ORDER BY p."givenName"`,
    [found.classId],
  );
  return { ...found, pupils };
}
