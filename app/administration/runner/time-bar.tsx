/** Time as a calm line that fills; no digits, so that nobody counts down beside a reading child. */
import { useMarkingWords } from './marking-words';

type Props = {
  /** 0 at the first word, 1 when time ends. */
  shareUsed: number;
  isRunning: boolean;
};

export function TimeBar({ shareUsed, isRunning }: Props) {
  const { texts } = useMarkingWords();
  const share = Math.min(1, Math.max(0, shareUsed));
  return (
    <svg
      className={isRunning ? 'time-bar is-running' : 'time-bar'}
      viewBox="0 0 100 2"
      preserveAspectRatio="none"
      role="img"
      aria-label={texts.timeBar}
    >
      <rect width="100" height="2" className="time-ground" />
      <rect width={share * 100} height="2" className="time-used" />
    </svg>
  );
}
