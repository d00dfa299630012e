/** Keeps a board fresh: by the server's events, else by asking every five seconds. */
import { useEffect, useState } from 'react';
import type { Board } from './board';

const ASK_MS = 5_000;
/** So many failures in a row, and the browser asks instead. */
const FAILURES = 3;

export type BoardFeed = { board: Board; isPolling: boolean };

/** The latest board, beginning with the one the page came with. */
export function useBoardFeed(loaded: Board): BoardFeed {
  const { sittingId } = loaded;
  const [board, setBoard] = useState(loaded);
  const [isPolling, setPolling] = useState(false);
  useEffect(() => setBoard(loaded), [loaded]);
  useEffect(() => {
    if (isPolling) return;
    if (typeof EventSource === 'undefined') return setPolling(true);
    return listen(sittingId, setBoard, () => setPolling(true));
  }, [sittingId, isPolling]);
  useEffect(() => {
    if (!isPolling) return;
    const leaving = new AbortController();
    // What cannot be asked just now is asked again; the board that stands is the latest known.
    const ask = () => askForBoard(sittingId, leaving.signal).then(setBoard, () => undefined);
    void ask();
    const timer = setInterval(() => void ask(), ASK_MS);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [sittingId, isPolling]);
  return { board, isPolling };
}

/**
 * By the browser's own means: the router would fetch the route's code before it asks, and load the page anew
 * where it cannot, which is just when the server is away. @throws when there is no board in the answer
 */
async function askForBoard(sittingId: string, signal: AbortSignal): Promise<Board> {
  const answer = await fetch(`/sittings/${sittingId}/board-data`, { signal, cache: 'no-store' });
  // Signed out, or no longer the viewer's: the page itself says so.
  if (answer.redirected || answer.status === 403 || answer.status === 404) location.reload();
  if (answer.redirected || !answer.ok) throw new Error(`no board: ${answer.status}`);
  return (await answer.json()) as Board;
}

/** Hear the events of a board. Returns how to stop. */
function listen(
  sittingId: string,
  onBoard: (board: Board) => void,
  onGiveUp: () => void,
): () => void {
  const source = new EventSource(`/api/board/${sittingId}/events`);
  let failures = 0;
  source.addEventListener('board', (event) => {
    failures = 0;
    onBoard(JSON.parse((event as MessageEvent<string>).data) as Board);
  });
  source.onerror = () => {
    failures += 1;
    if (source.readyState !== EventSource.CLOSED && failures < FAILURES) return;
    source.close();
    onGiveUp();
  };
  return () => source.close();
}
