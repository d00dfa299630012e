/** Counters in PostgreSQL that slow down guessing: one limiter for each purpose and database client. */
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { getClient } from './database/client.server';

type Limit = { points: number; seconds: number };

const limiters = new Map<string, { client: unknown; limiter: RateLimiterPrisma }>();

/** The limiter of a purpose, made once: each starts a timer of its own that removes old counters. */
export function getLimiter(purpose: string, { points, seconds }: Limit): RateLimiterPrisma {
  const client = getClient();
  const known = limiters.get(purpose);
  if (known && known.client === client) return known.limiter;
  const limiter = new RateLimiterPrisma({
    storeClient: client,
    keyPrefix: purpose,
    points,
    duration: seconds,
  });
  limiters.set(purpose, { client, limiter });
  return limiter;
}

/** Count one; false when the limit is reached. @throws what the database throws. */
export async function countOne(limiter: RateLimiterPrisma, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return false;
    throw rejection;
  }
}
