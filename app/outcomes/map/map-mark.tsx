/** A school on the map: its number, its levels as parts of a bar, and the way to its row in the table. */
import { useTranslation } from 'react-i18next';
import type { MapMark } from './lay-out-map';
import {
  type LevelCounts,
  type MapSchool,
  readCounts,
  SHOWN_LEVELS,
  type ShownLevel,
} from './map-counts';

const RADIUS = 15;
const BAR = { width: 54, height: 12, gap: 5 };

/** The mark stands with its number over its bar, about its middle. */
export function Mark({
  mark,
  number,
  school,
}: {
  mark: MapMark;
  number: number;
  school: MapSchool;
}) {
  const { x, y } = mark.mark;
  const words = useSchoolWords();
  const counts = readCounts(school);
  const middle = y - (BAR.height + BAR.gap) / 2;
  return (
    <a
      href={`#map-${school.schoolId}`}
      aria-label={`${number} ${school.schoolName}: ${words(school)}`}
      className="[&:focus-visible>circle]:stroke-[4] [&:hover>circle]:stroke-[3]"
    >
      <circle
        cx={x}
        cy={middle}
        r={RADIUS}
        className={counts ? 'fill-surface stroke-ink' : 'fill-surface stroke-level-incomplete'}
        strokeWidth="2"
        strokeDasharray={counts ? undefined : '4 3'}
      />
      <text
        x={x}
        y={middle + 5}
        textAnchor="middle"
        className="fill-ink text-[15px] font-bold tabular-nums"
      >
        {number}
      </text>
      {counts && <Bar counts={counts} x={x - BAR.width / 2} y={middle + RADIUS + BAR.gap} />}
    </a>
  );
}

const FILL: Record<ShownLevel, string> = {
  'needs-follow-up': 'fill-level-needs-follow-up',
  'look-again': 'fill-level-look-again',
  above: 'fill-level-above',
};
/** As LevelShape, 20 units wide. */
const SHAPE: Record<ShownLevel, string> = {
  'needs-follow-up': 'M10 2.5 18.2 17H1.8Z',
  'look-again': 'M10 1.8 18.2 10 10 18.2 1.8 10Z',
  above: 'M10 3a7 7 0 1 1 0 14 7 7 0 1 1 0-14Z',
};
/** A part narrower than this has no room for its shape. */
const SHAPE_ROOM = 11;

function Bar({ counts, x, y }: { counts: LevelCounts; x: number; y: number }) {
  const total = SHOWN_LEVELS.reduce((sum, level) => sum + counts[level], 0);
  let start = x;
  const parts = SHOWN_LEVELS.map((level) => {
    const width = (counts[level] / total) * BAR.width;
    const part = { level, x: start, width };
    start += width;
    return part;
  });
  return (
    <g>
      <rect
        x={x - 1.5}
        y={y - 1.5}
        width={BAR.width + 3}
        height={BAR.height + 3}
        className="fill-ink"
      />
      {parts.map((part) => (
        <g key={part.level}>
          <rect
            x={part.x}
            y={y}
            width={Math.max(part.width - 1, 0)}
            height={BAR.height}
            className={FILL[part.level]}
          />
          {part.width >= SHAPE_ROOM && (
            <path
              d={SHAPE[part.level]}
              transform={`translate(${part.x + part.width / 2 - 4.5} ${y + 1.5}) scale(0.45)`}
              className="fill-surface"
            />
          )}
        </g>
      ))}
    </g>
  );
}

/** "behöver följas upp 6 av 40, …", or that it is hidden. */
function useSchoolWords(): (school: MapSchool) => string {
  const { t } = useTranslation(['reports', 'results']);
  return (school) => {
    const counts = readCounts(school);
    if (!counts) return t('reports:map.hidden');
    const base = SHOWN_LEVELS.reduce((sum, level) => sum + counts[level], 0);
    return SHOWN_LEVELS.map(
      (level) =>
        `${t(`results:level.${level}`)} ${t('reports:map.ofBase', { count: counts[level], base })}`,
    ).join(', ');
  };
}
