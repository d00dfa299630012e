/** The letters that are being prepared on this page: how far it has come, what failed, and the way to stop. */
import { useEffect, useRef, useState } from 'react';
import { type FetchedLetter, type LetterBatch, prepareLetters } from './letter-batch';
import { fetchLetter } from './letter-fetch.client';

export interface LetterRun {
  /** Asked for, in the order of the list. */
  wanted: readonly string[];
  letters: ReadonlyMap<string, FetchedLetter>;
  failed: readonly string[];
  isRunning: boolean;
  wasStopped: boolean;
}

const NOTHING: LetterRun = {
  wanted: [],
  letters: new Map(),
  failed: [],
  isRunning: false,
  wasStopped: false,
};

export function useLetterRun({ classId, language }: Pick<LetterBatch, 'classId' | 'language'>) {
  const [run, setRun] = useState(NOTHING);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);

  /** Fetches these; `keeps` leaves what was fetched before as it is. */
  async function prepare(pupilIds: readonly string[], keeps: boolean): Promise<void> {
    stopper.current?.abort();
    const controller = new AbortController();
    stopper.current = controller;
    setRun((before) => {
      const kept = keeps ? before : NOTHING;
      const failed = kept.failed.filter((pupilId) => !pupilIds.includes(pupilId));
      const wanted = [...new Set([...kept.wanted, ...pupilIds])];
      return { ...kept, wanted, failed, isRunning: true, wasStopped: false };
    });
    const steps = {
      fetchOne: (pupilId: string, signal: AbortSignal) =>
        fetchLetter({ classId, language }, pupilId, signal),
      onDone: (pupilId: string, letter: FetchedLetter) =>
        setRun((now) => ({ ...now, letters: new Map([...now.letters, [pupilId, letter]]) })),
      onFailed: (pupilId: string) =>
        setRun((now) => ({ ...now, failed: [...now.failed, pupilId] })),
    };
    await prepareLetters(pupilIds, steps, controller.signal);
    if (stopper.current === controller) setRun((now) => ({ ...now, isRunning: false }));
  }

  function stop(): void {
    stopper.current?.abort();
    stopper.current = null;
    setRun((now) => ({ ...now, isRunning: false, wasStopped: true }));
  }

  return { run, prepare, stop };
}
