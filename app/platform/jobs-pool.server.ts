/**
 * Connections of the job worker, whose database may be away for a while.
 *
 * The worker tries again by itself when the database says "cannot connect now" (57P03), and takes every
 * other failure while it notes how a job ended as the end of the process. A connection that is cut or
 * cannot be made, and a database that has no room, no connection to give or no disk, are the same thing seen
 * from here: they get that code, so a database that comes back ends no server, and a job whose end could not
 * be noted is noted later. What is left, a fault of the question itself, is a fault of the program.
 * Source: the worker's list of codes that are tried again (graphile-worker, `RETRYABLE_ERROR_CODES`); the
 * classes of codes in PostgreSQL's manual, appendix A.
 */
import pg from 'pg';

const CANNOT_CONNECT_NOW = '57P03';
/** Classes of codes that say that the question itself is at fault; 08 is the connection. */
const OF_STATEMENT = /^(?!08)(?:[0-4][0-9A-Z]|5[45]|F0|HV|P0)[0-9A-Z]{3}$/;

type CodedError = Error & { code?: string };

/** The same error with the code that is tried again, unless the question is at fault. */
function tellAway(failure: unknown): unknown {
  if (!(failure instanceof Error)) return failure;
  const coded = failure as CodedError;
  if (!OF_STATEMENT.test(coded.code ?? '')) coded.code = CANNOT_CONNECT_NOW;
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
