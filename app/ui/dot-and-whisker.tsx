import { useId } from 'react';
import {
  type DotAndWhiskerScale,
  type DotAndWhiskerValue,
  layOutDotAndWhisker,
  placeOnScale,
} from '~/ui/dot-and-whisker-geometry';
import type { LevelKind } from '~/ui/level';

export interface DotAndWhiskerProps {
  /** Least, greatest and limit, in the task's units. */
  scale: DotAndWhiskerScale;
  /** Result with interval in the same units; null draws a dashed whisker over the whole scale: it may be anywhere. */
  value: DotAndWhiskerValue | null;
  /** Short name, for example "Bokstavsljud". */
  title: string;
  /** The drawing in words, for example "11 av 24, ungefär 2-11 kända, gränsen är 12". */
  description: string;
  /** Tints the dot; the drawing reads the same without it. */
  level?: LevelKind;
  /** `cell`: fixed width for a table; `panel`: wider, with the values of `ticks` written under it. */
  size?: 'cell' | 'panel';
  /** Written under a panel drawing, already formatted; the tick at the limit is set in bold. */
  ticks?: { value: number; text: string }[];
}

const CELL = { width: 152, height: 28, inset: 9, middle: 16, dot: 5.5 };
const PANEL = { width: 480, height: 64, inset: 20, middle: 26, dot: 8 };
type Frame = typeof CELL;

/** The result as a dot with its interval against a marked limit. The ground under the limit is shaded. */
export function DotAndWhisker(props: DotAndWhiskerProps) {
  const { scale, value, title, description, level, size = 'cell', ticks = [] } = props;
  const id = useId();
  const frame = size === 'cell' ? CELL : PANEL;
  const drawn = layOutDotAndWhisker(scale, value, frame);
  return (
    <svg
      className="dot-and-whisker"
      data-size={size}
      data-level={level}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <rect
        className="dot-and-whisker__below"
        x={drawn.trackStart - frame.inset + 1}
        y={frame.middle - frame.dot - 3}
        width={drawn.limit - drawn.trackStart + frame.inset - 1}
        height={2 * frame.dot + 6}
        rx="3"
      />
      {drawn.value && (
        <line
          className="dot-and-whisker__track"
          x1={drawn.trackStart}
          x2={drawn.trackEnd}
          y1={frame.middle}
          y2={frame.middle}
        />
      )}
      <LimitMark x={drawn.limit} frame={frame} />
      {drawn.value ? (
        <ValueMark value={drawn.value} frame={frame} />
      ) : (
        <path
          className="dot-and-whisker__unknown"
          d={drawWhisker(drawn.trackStart, drawn.trackEnd, frame)}
        />
      )}
      {size === 'panel' &&
        ticks.map((tick) => (
          <text
            key={tick.value}
            className="dot-and-whisker__tick"
            data-limit={tick.value === scale.limit ? '' : undefined}
            x={placeOnScale(scale, tick.value, frame)}
            y={frame.height - 6}
            textAnchor="middle"
          >
            {tick.text}
          </text>
        ))}
    </svg>
  );
}

/** The limit: a dashed line with a small flag on top, so that it differs from a whisker's end in grey. */
function LimitMark({ x, frame }: { x: number; frame: Frame }) {
  const top = frame.middle - frame.dot - 9;
  const flag = frame.dot * 0.8;
  return (
    <>
      <path
        className="dot-and-whisker__flag"
        d={`M${x - flag} ${top}h${2 * flag}l${-flag} ${flag * 1.2}z`}
      />
      <line
        className="dot-and-whisker__limit"
        x1={x}
        x2={x}
        y1={top + flag}
        y2={frame.middle + frame.dot + 5}
      />
    </>
  );
}

/** Whisker with end caps (an arrow where the interval leaves the scale) and the dot on top. */
function ValueMark({
  value,
  frame,
}: {
  value: NonNullable<ReturnType<typeof layOutDotAndWhisker>['value']>;
  frame: Frame;
}) {
  return (
    <>
      <path
        className="dot-and-whisker__whisker"
        d={drawWhisker(value.start, value.end, frame, value)}
      />
      <circle className="dot-and-whisker__dot" cx={value.dot} cy={frame.middle} r={frame.dot} />
    </>
  );
}

/** A line with an upright cap at each end, or an arrowhead where it is cut off. */
function drawWhisker(
  start: number,
  end: number,
  { middle, dot }: Frame,
  cut = { cutStart: false, cutEnd: false },
): string {
  const cap = dot * 0.8;
  const drawEnd = (x: number, isCut: boolean, outwards: 1 | -1) =>
    isCut
      ? `M${x - outwards * cap} ${middle - cap}L${x} ${middle}L${x - outwards * cap} ${middle + cap}`
      : `M${x} ${middle - cap}V${middle + cap}`;
  return `M${start} ${middle}H${end}${drawEnd(start, cut.cutStart, -1)}${drawEnd(end, cut.cutEnd, 1)}`;
}
