/** Drives a pure machine: what it says is stored on the device before the screen moves on. */
import { useCallback, useRef, useState } from 'react';
import type { EventBody } from '~/administration/attempt-event';
import type { AttemptRecorder } from '~/administration/attempt-recorder.client';

type Step<State, Action> = (
  state: State,
  action: Action & { elapsedMs: number },
) => { state: State; events: EventBody[] };

export type AttemptDriver<State, Action> = {
  state: State;
  /** Actions are taken one at a time, in order. */
  dispatch: (action: Action) => Promise<void>;
  /** The device refused to store; nothing has moved on. */
  notSaved: boolean;
  retry: () => void;
};

/** @param step `(state, action with elapsedMs) → { state, events }` */
export function useAttempt<State, Action extends { type: string }>(
  recorder: AttemptRecorder,
  initial: State,
  step: Step<State, Action>,
): AttemptDriver<State, Action> {
  const [state, setState] = useState(initial);
  const [failed, setFailed] = useState<(Action & { elapsedMs: number }) | null>(null);
  const latest = useRef(initial);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const take = useCallback(
    async (timed: Action & { elapsedMs: number }) => {
      const next = step(latest.current, timed);
      if (next.state === latest.current && next.events.length === 0) return;
      try {
        if (next.events.length > 0) await recorder.record(next.events, timed.elapsedMs);
      } catch {
        setFailed(timed);
        return;
      }
      latest.current = next.state;
      setFailed(null);
      setState(next.state);
    },
    [recorder, step],
  );

  const dispatch = useCallback(
    (action: Action) => {
      const timed = { ...action, elapsedMs: recorder.elapsedMs() };
      queue.current = queue.current.then(() => take(timed));
      return queue.current;
    },
    [recorder, take],
  );

  const retry = useCallback(() => {
    if (failed) queue.current = queue.current.then(() => take(failed));
  }, [failed, take]);

  return { state, dispatch, notSaved: failed !== null, retry };
}
