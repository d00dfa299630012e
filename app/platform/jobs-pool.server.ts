/**
 * Connections of the job worker, whose database may be away for a while.
 *
 * The worker tries again by itself when the database says "cannot connect now" (57P03), and takes every
 * other failure while it notes how a job ended as the end of the process. A connection that is cut, or
 * cannot be made, is the same thing seen from here: it gets that code, so a database that crashes and
 * comes back ends no server, and a job whose end could not be noted is noted later.
 * Source: the worker's list of codes that are tried again (graphile-worker, `RETRYABLE_ERROR_CODES`).
 */
import pg from 'pg';

const CANNOT_CONNECT_NOW = '57P03';
/** Ended by the administrator, by a crash, or by the network. */
const CUT = new Set(['57P01', '57P02', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
const CUT_WORDS = /connection terminated|connection error|connection timeout/i;

type CodedError = Error & { code?: string };

/** The same error with the code that is tried again, when it says that the database is away. */
function tellAway(failure: unknown): unknown {
  if (!(failure instanceof Error)) return failure;
  const coded = failure as CodedError;
  const isCut = CUT.has(coded.code ?? '') || (!coded.code && CUT_WORDS.test(coded.message));
  if (isCut) coded.code = CANNOT_CONNECT_NOW;
  return coded;
}

function passOn(failure: unknown): never {
  throw tellAway(failure);
}

type Query = (...given: unknown[]) => unknown;

/** One whose questions say that the database is away; the form with a callback is left as it is. */
class WorkerClient extends pg.Client {
  override query: pg.Client['query'] = ((...given: unknown[]) => {
    const ask = super.query as unknown as Query;
    const asked = ask.apply(this, given);
    return asked instanceof Promise ? asked.catch(passOn) : asked;
  }) as pg.Client['query'];
}

class WorkerPool extends pg.Pool {
  override connect: pg.Pool['connect'] = ((...given: unknown[]) => {
    const connect = super.connect as unknown as Query;
    const connected = connect.apply(this, given);
    return connected instanceof Promise ? connected.catch(passOn) : connected;
  }) as pg.Pool['connect'];
}

/** A pool for the job worker. @param most connections at once */
export function openWorkerPool(connectionString: string | undefined, most: number): pg.Pool {
  return new WorkerPool({ connectionString, max: most, Client: WorkerClient });
}
