import type { ReactNode } from 'react';
import { Explanation } from '~/ui/explanation';

export interface SummaryFigureProps {
  /** The number, already formatted: "6". */
  count: string;
  /** What it is out of: "av 24 elever". A figure never stands without it. */
  base: string;
  /** One to three lines in plain words. */
  label: ReactNode;
  /** "Vad betyder det?" and its answer, a click away. */
  explanation?: { label: string; text: ReactNode };
  /** Marks the figure that waits for the reader. */
  needsMe?: boolean;
}

export function SummaryFigure({ count, base, label, explanation, needsMe }: SummaryFigureProps) {
  return (
    <div className="summary-figure" data-needs-me={needsMe ? '' : undefined}>
      <p className="summary-figure__figure">
        <span className="summary-figure__count">{count}</span>{' '}
        <span className="summary-figure__base">{base}</span>
      </p>
      <p className="summary-figure__label">{label}</p>
      {explanation && <Explanation label={explanation.label}>{explanation.text}</Explanation>}
    </div>
  );
}
