/** A share with its interval on a line from nobody to everybody, beside the others' share when there is one. */
import { useId } from 'react';
import { type DotAndWhiskerValue, layOutDotAndWhisker } from '~/ui/dot-and-whisker-geometry';

export interface ShareWhiskerProps {
  /** Of 0…1, `lower` ≤ `estimate` ≤ `upper`. */
  value: DotAndWhiskerValue;
  /** A mark to hold the share beside, 0…1. */
  beside?: number;
  /** What is shared, for example "Behöver följas upp". */
  title: string;
  /** The drawing in words, for example "12 av 40, 18 till 45 procent; de andra 10 procent". */
  description: string;
}

const FRAME = { width: 152, height: 28, inset: 9, middle: 14, dot: 5.5 };

export function ShareWhisker({ value, beside, title, description }: ShareWhiskerProps) {
  const id = useId();
  const scale = { minimum: 0, maximum: 1, limit: beside ?? 0 };
  const drawn = layOutDotAndWhisker(scale, value, FRAME);
  const { middle } = FRAME;
  return (
    <svg
      className="dot-and-whisker"
      data-size="cell"
      viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <line
        className="dot-and-whisker__track"
        x1={drawn.trackStart}
        x2={drawn.trackEnd}
        y1={middle}
        y2={middle}
      />
      {[drawn.trackStart, drawn.trackEnd].map((end) => (
        <line
          key={end}
          className="dot-and-whisker__track"
          x1={end}
          x2={end}
          y1={middle - 4}
          y2={middle + 4}
        />
      ))}
      {beside !== undefined && (
        <line
          className="dot-and-whisker__limit"
          x1={drawn.limit}
          x2={drawn.limit}
          y1={2}
          y2={FRAME.height - 2}
        />
      )}
      {drawn.value && (
        <>
          <line
            className="dot-and-whisker__whisker"
            x1={drawn.value.start}
            x2={drawn.value.end}
            y1={middle}
            y2={middle}
          />
          <circle className="dot-and-whisker__dot" cx={drawn.value.dot} cy={middle} r={FRAME.dot} />
        </>
      )}
    </svg>
  );
}
