import { useId } from 'react';

export interface ProgressBarProps {
  label: string;
  /** Done so far and in all, same unit. `total` 0 shows that the size is not known yet. */
  done: number;
  total: number;
  /** The same in words: "120 av 400 elever". */
  valueText: string;
}

/** How far long work has come. */
export function ProgressBar({ label, done, total, valueText }: ProgressBarProps) {
  const id = useId();
  return (
    <div className="progress-bar">
      <div className="progress-bar__words">
        <span id={id}>{label}</span>
        <span className="progress-bar__value">{valueText}</span>
      </div>
      <progress
        aria-labelledby={id}
        aria-valuetext={valueText}
        value={total > 0 ? Math.min(done, total) : undefined}
        max={total > 0 ? total : undefined}
      />
    </div>
  );
}
