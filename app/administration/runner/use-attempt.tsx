/**
 * Drives a pure machine: what it says is kept before the screen moves on. While it cannot be kept
 * everything waits in order: nothing is shown, nothing is passed over.
 */
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
  /** Neither the device nor the server would have it; nothing has moved on. */
  notSaved: boolean;
  retry: () => void;
};

/** So often it is tried again by itself, beside the adult's pressing. */
const RETRY_MS = 5_000;

/** @param step `(state, action with elapsedMs) → { state, events }` */
export function useAttempt<State, Action extends { type: string }>(
  recorder: AttemptRecorder,
  initial: State,
  step: Step<State, Action>,
): AttemptDriver<State, Action> {
  const [state, setState] = useState(initial);
  const [notSaved, setNotSaved] = useState(false);
  const latest = useRef(initial);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const tryAgain = useRef(() => {});

  const keep = useCallback(
    async (events: readonly EventBody[], elapsedMs: number) => {
      for (;;) {
        try {
          await recorder.record(events, elapsedMs);
          setNotSaved(false);
          return;
        } catch {
          setNotSaved(true);
          await new Promise<void>((resolve) => {
            tryAgain.current = resolve;
            setTimeout(resolve, RETRY_MS);
          });
        }
      }
    },
    [recorder],
  );

  const take = useCallback(
    async (timed: Action & { elapsedMs: number }) => {
      const next = step(latest.current, timed);
      if (next.state === latest.current && next.events.length === 0) return;
      if (next.events.length > 0) await keep(next.events, timed.elapsedMs);
      latest.current = next.state;
      setState(next.state);
    },
    [keep, step],
  );

  const dispatch = useCallback(
    (action: Action) => {
      const timed = { ...action, elapsedMs: recorder.elapsedMs() };
      queue.current = queue.current.then(() => take(timed));
      return queue.current;
    },
    [recorder, take],
  );

  return { state, dispatch, notSaved, retry: () => tryAgain.current() };
}
