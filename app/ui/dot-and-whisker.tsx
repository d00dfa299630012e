import {
  type DotAndWhiskerScale,
  type DotAndWhiskerValue,
  layOutDotAndWhisker,
  placeOnScale,
  toHundredth,
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
/** Half of an end cap, and of the limit's flag, in dots. */
const CAP = 0.8;

/**
 * The result as a dot with its interval against a marked limit. The ground under the limit is shaded. Its words
 * are its title, which is also its name.
 */
export function DotAndWhisker(props: DotAndWhiskerProps) {
  const { scale, value, title, description, level, size = 'cell', ticks = [] } = props;
  const frame = size === 'cell' ? CELL : PANEL;
  return (
    <svg
      className="dot-and-whisker"
      data-size={size}
      data-level={level}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
    >
      <title>{`${title}: ${description}`}</title>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: numbers and names of our own, see drawMarks */}
      <g dangerouslySetInnerHTML={{ __html: drawMarks(scale, value, frame) }} />
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

/**
 * The marks as markup, without any text: a table holds hundreds of drawings of six marks each, and made as
 * elements they were most of what its page cost.
 */
function drawMarks(
  scale: DotAndWhiskerScale,
  known: DotAndWhiskerValue | null,
  frame: Frame,
): string {
  const { trackStart, trackEnd, limit, value } = layOutDotAndWhisker(scale, known, frame);
  const { middle, dot, inset } = frame;
  const below = toHundredth(limit - trackStart + inset - 1);
  const ground = `<rect class="dot-and-whisker__below" x="${trackStart - inset + 1}" y="${middle - dot - 3}" width="${below}" height="${2 * dot + 6}" rx="3"/>`;
  const limitMark = drawLimit(limit, frame);
  if (value === null) {
    const whole = drawWhisker(trackStart, trackEnd, frame);
    return `${ground}${limitMark}<path class="dot-and-whisker__unknown" d="${whole}"/>`;
  }
  const track = `<path class="dot-and-whisker__track" d="M${trackStart} ${middle}H${trackEnd}"/>`;
  const whisker = drawWhisker(value.start, value.end, frame, value);
  return (
    `${ground}${track}${limitMark}<path class="dot-and-whisker__whisker" d="${whisker}"/>` +
    `<circle class="dot-and-whisker__dot" cx="${value.dot}" cy="${middle}" r="${dot}"/>`
  );
}

/** The limit: a dashed line with a small flag on top, so that it differs from a whisker's end in grey. */
function drawLimit(x: number, { middle, dot }: Frame): string {
  const top = middle - dot - 9;
  const flag = dot * CAP;
  return (
    `<path class="dot-and-whisker__flag" d="M${toHundredth(x - flag)} ${top}h${2 * flag}l${-flag} ${flag * 1.2}z"/>` +
    `<path class="dot-and-whisker__limit" d="M${x} ${top + flag}V${middle + dot + 5}"/>`
  );
}

/** A line with an upright cap at each end, or an arrowhead where it is cut off. */
function drawWhisker(
  start: number,
  end: number,
  { middle, dot }: Frame,
  cut = { cutStart: false, cutEnd: false },
): string {
  const cap = dot * CAP;
  const drawEnd = (x: number, isCut: boolean, outwards: 1 | -1) =>
    isCut
      ? `M${toHundredth(x - outwards * cap)} ${middle - cap}L${x} ${middle}L${toHundredth(x - outwards * cap)} ${middle + cap}`
      : `M${x} ${middle - cap}V${middle + cap}`;
  return `M${start} ${middle}H${end}${drawEnd(start, cut.cutStart, -1)}${drawEnd(end, cut.cutEnd, 1)}`;
}
