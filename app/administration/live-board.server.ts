/**
 * The live board as server-sent events: one stream a tab, the whole board at once and after every
 * change, at most five times a second.
 *
 * Changes are heard by LISTEN on a connection of its own, straight to the server when the app's
 * goes through a pooler. A silent board looks again every 15 s, because silence itself is news.
 */
import type {
  Request as ExpressRequest,
  Response as ExpressResponse,
  RequestHandler,
} from 'express';
import { inScope } from '~/access/in-scope.server';
import { findViewer, type StaffViewer } from '~/access/viewer.server';
import { log } from '~/platform/log.server';
import { getBoard } from './board.server';
import { listenToBoards, stopListening } from './board-listener.server';
import { getSitting } from './round-store.server';

const COALESCE_MS = 200;
const HEARTBEAT_MS = 15_000;

type BoardStream = {
  roundId: string;
  sittingId: string;
  request: ExpressRequest;
  response: ExpressResponse;
  lastSent: string;
  waiting: NodeJS.Timeout | undefined;
  isSending: boolean;
  /** Something changed while a board was on its way. */
  sendAgain: boolean;
};

const streams = new Set<BoardStream>();

/**
 * The signed-in person of a request of the server process. The bridge makes a new load context, so
 * nothing is remembered between two looks and an ended session is seen.
 */
function findStreamViewer(request: ExpressRequest): Promise<StaffViewer | null> {
  const asked = new Request('http://board.invalid/', {
    headers: { cookie: request.headers.cookie ?? '' },
  });
  return findViewer(asked, { nonce: '', requestId: '', clientAddress: '' });
}

/** GET the events of a sitting's board; the address's last parameter is the sitting. */
export const boardStream: RequestHandler = (request, response) => {
  openStream(request, response).catch((reason: unknown) => {
    const status = reason instanceof Response ? reason.status : 500;
    if (status === 500) log.error({ reason: String(reason) }, 'board stream failed');
    if (response.headersSent) response.end();
    else response.status(status).end();
  });
};

async function openStream(request: ExpressRequest, response: ExpressResponse): Promise<void> {
  const viewer = await findStreamViewer(request);
  if (!viewer) {
    response.status(401).end();
    return;
  }
  const sittingId = request.params.sittingId ?? request.params.roundId;
  const sitting = await inScope(viewer, (db) => getSitting(db, sittingId));
  const stream: BoardStream = {
    roundId: sitting.roundId,
    sittingId: sitting.id,
    request,
    response,
    lastSent: '',
    waiting: undefined,
    isSending: false,
    sendAgain: false,
  };
  if (response.destroyed) return;
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  const beat = setInterval(() => {
    response.write(': here\n\n');
    sendSoon(stream);
  }, HEARTBEAT_MS);
  response.on('close', () => {
    clearInterval(beat);
    clearTimeout(stream.waiting);
    streams.delete(stream);
  });
  streams.add(stream);
  listenToBoards((roundId) => {
    for (const one of streams) if (roundId === null || one.roundId === roundId) sendSoon(one);
  });
  await send(stream);
}

function sendSoon(stream: BoardStream): void {
  if (stream.isSending) stream.sendAgain = true;
  else stream.waiting ??= setTimeout(() => void send(stream), COALESCE_MS);
}

/** Send the board if it differs from the last. A person who may no longer see it is cut off. */
async function send(stream: BoardStream): Promise<void> {
  clearTimeout(stream.waiting);
  stream.waiting = undefined;
  stream.isSending = true;
  stream.sendAgain = false;
  try {
    const viewer = await findStreamViewer(stream.request);
    if (!viewer) {
      stream.response.end();
      return;
    }
    const board = await inScope(viewer, (db) => getBoard(db, stream.sittingId));
    const text = JSON.stringify(board);
    if (text !== stream.lastSent && !stream.response.destroyed) {
      stream.lastSent = text;
      stream.response.write(`event: board\ndata: ${text}\n\n`);
    }
  } catch (reason) {
    // The browser comes back by itself, or goes over to asking.
    if (!(reason instanceof Response)) log.warn({ reason: String(reason) }, 'board not sent');
    stream.response.end();
  } finally {
    stream.isSending = false;
    if (stream.sendAgain) sendSoon(stream);
  }
}

/** End every stream, first thing at shutdown. */
export function closeBoards(): void {
  for (const stream of streams) stream.response.end();
  streams.clear();
  stopListening();
}
