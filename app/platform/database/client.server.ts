/** The one database client of the process, as the app's role. */
import { PrismaPg } from '@prisma/adapter-pg';
import { getEnvironment } from '~/platform/environment.server';
import type { Prisma } from './generated/client';
import { PrismaClient } from './generated/client';

export type Transaction = Prisma.TransactionClient;

let client: PrismaClient | undefined;

/** @throws {Error} when DATABASE_URL is not set (the start script sets it for the embedded one). */
export function getClient(): PrismaClient {
  if (!client) {
    const url = getEnvironment().DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set');
    client = createClient(url);
  }
  return client;
}

export function createClient(url: string): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: 12, connectionTimeoutMillis: 5_000 }),
    transactionOptions: { maxWait: 5_000, timeout: 10_000 },
  });
}

/** Use this client from here on, in tests with a database of their own. */
export function setClient(replacement: PrismaClient): void {
  client = replacement;
}

export async function closeClient(): Promise<void> {
  await client?.$disconnect();
  client = undefined;
}
