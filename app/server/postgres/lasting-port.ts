/**
 * A free port that stays the database's own while the database is away.
 *
 * The system lends the ports of its upper range to outgoing connections. A database on one of them that crashes
 * can find its port lent when it comes back, even to a client that asks for it again and again and is
 * then connected to itself. Below that range nobody is given a port that he has not asked for.
 */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what Linux (32768), macOS and Windows (49152) lend, and above most services. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** @returns a port of 127.0.0.1 that nobody listens on */
export async function findLastingPort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
}
