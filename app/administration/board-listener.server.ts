/** One connection of the process that hears which rounds have changed, and comes back when it is cut. */
import pg from 'pg';
import { getEnvironment } from '~/platform/environment.server';
import { log } from '~/platform/log.server';
import { BOARD_CHANNEL } from './board-notice.server';

const RETRY_MS = 2_000;

/** Told the round that changed, or null when changes may have been missed. */
type OnChange = (roundId: string | null) => void;

let client: pg.Client | undefined;
let retry: NodeJS.Timeout | undefined;
let hear: OnChange | undefined;

/** Begin to listen; calling again only changes who is told. Must be ended with `stopListening`. */
export function listenToBoards(onChange: OnChange): void {
  hear = onChange;
  if (!client && !retry) connect();
}

function connect(): void {
  retry = undefined;
  const environment = getEnvironment();
  const connectionString = environment.DATABASE_DIRECT_URL ?? environment.DATABASE_URL;
  const opened = new pg.Client({ connectionString, application_name: 'lasfyr-board' });
  client = opened;
  const comeBack = (reason: Error | undefined) => {
    if (client !== opened) return;
    log.warn({ reason: reason?.message }, 'board connection lost');
    client = undefined;
    opened.end().catch(() => undefined);
    retry = setTimeout(connect, RETRY_MS).unref();
  };
  opened.on('error', comeBack);
  opened.on('end', () => comeBack(undefined));
  opened.on('notification', ({ payload }) => hear?.(payload ?? null));
  opened
    .connect()
    .then(() => opened.query(`LISTEN ${BOARD_CHANNEL}`))
    .then(() => hear?.(null))
    .catch(comeBack);
}

export function stopListening(): void {
  clearTimeout(retry);
  retry = undefined;
  hear = undefined;
  const closing = client;
  client = undefined;
  closing?.end().catch(() => undefined);
}
