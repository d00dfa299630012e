/** Keeps a board fresh: by the server's events, else by asking every five seconds. */
import { useFetcher } from '@remix-run/react';
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
  const asking = useFetcher<Board>();
  useEffect(() => setBoard(loaded), [loaded]);
  useEffect(() => {
    if (asking.data) setBoard(asking.data);
  }, [asking.data]);
  useEffect(() => {
    if (isPolling) return;
    if (typeof EventSource === 'undefined') return setPolling(true);
    return listen(sittingId, setBoard, () => setPolling(true));
  }, [sittingId, isPolling]);
  const { load } = asking;
  useEffect(() => {
    if (!isPolling) return;
    const ask = () => load(`/sittings/${sittingId}/board-data`);
    ask();
    const timer = setInterval(ask, ASK_MS);
    return () => clearInterval(timer);
  }, [sittingId, isPolling, load]);
  return { board, isPolling };
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
