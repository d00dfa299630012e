/**
 * A quiet count of three seconds for the adult: pressed when the pupil halts, started anew by
 * every mark. When it is full the word is told and marked wrong.
 */
import { useEffect, useState } from 'react';
import { useMarkingWords } from './marking-words';

const HESITATION_MS = 3_000;

export function HesitationCue({ restartKey }: { restartKey: number }) {
  const { texts } = useMarkingWords();
  const [round, setRound] = useState(0);
  const [isFull, setIsFull] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every mark and press starts it anew
  useEffect(() => {
    setIsFull(false);
    const timer = setTimeout(() => setIsFull(true), HESITATION_MS);
    return () => clearTimeout(timer);
  }, [restartKey, round]);
  return (
    <button
      type="button"
      className={isFull ? 'hesitation is-full' : 'hesitation'}
      data-testid="hesitation"
      onClick={() => setRound((before) => before + 1)}
    >
      <span key={`${restartKey} ${round}`} className="hesitation-dot" aria-hidden="true" />
      <span>{isFull ? texts.hesitation : texts.hesitationButton}</span>
    </button>
  );
}
