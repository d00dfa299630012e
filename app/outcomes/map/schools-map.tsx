/**
 * The schools on an outline of the municipality, drawn by ourselves: no outside map is asked for. Each mark
 * has a number, the levels of those with one as parts of a bar with their shapes, and leads to the
 * school's row in the table beside it, which says the same. A hidden school is a dashed ring.
 * It is given protected figures only.
 */
import { useTranslation } from 'react-i18next';
import { DefinitionLine } from '~/outcomes/definition';
import type { MunicipalityFollowUp } from '~/outcomes/follow-up/shown-figures';
import type { ShownCount } from '~/outcomes/protected-summary';
import { LevelMark } from '~/ui/level-mark';
import { layOutMap, type MapMark } from './lay-out-map';
import type { SchoolsMapData } from './map-places';

const SHOWN_LEVELS = ['needs-follow-up', 'look-again', 'above'] as const;
type ShownLevel = (typeof SHOWN_LEVELS)[number];
type School = MunicipalityFollowUp['schools'][number];
type Counts = Record<ShownLevel, number>;

/** Counts of a school when all of them are shown and somebody has a level; else null. */
function readCounts({ levels }: School): Counts | null {
  const counts = SHOWN_LEVELS.map((level) => levels[level]);
  const isShown = counts.every((count) => typeof count === 'number');
  if (!isShown || counts.every((count) => count === 0)) return null;
  return Object.fromEntries(SHOWN_LEVELS.map((level, at) => [level, counts[at]])) as Counts;
}

interface SchoolsMapProps {
  schools: MunicipalityFollowUp['schools'];
  map: SchoolsMapData;
}

export function SchoolsMap({ schools, map }: SchoolsMapProps) {
  const { t } = useTranslation('reports');
  const known = new Set(schools.map(({ schoolId }) => schoolId));
  const own = { ...map, places: map.places.filter(({ schoolId }) => known.has(schoolId)) };
  return (
    <section className="grid gap-4" aria-labelledby="schools-map">
      <h2 id="schools-map">{t('map.title')}</h2>
      {own.places.length === 0 ? (
        <p className="max-w-[70ch]">{t('map.noPlaces')}</p>
      ) : (
        <>
          <p className="max-w-[70ch]">{t('map.text')}</p>
          <DefinitionLine words={[...SHOWN_LEVELS, 'small-numbers']} />
          <div className="grid items-start gap-6 min-[60rem]:grid-cols-[minmax(300px,560px)_1fr] [&>*]:min-w-0">
            <Drawing schools={schools} map={own} />
            <MapTable schools={schools} map={own} />
          </div>
        </>
      )}
    </section>
  );
}

function Drawing({ schools, map }: SchoolsMapProps) {
  const { t } = useTranslation(['reports', 'results']);
  const { width, height, rings, marks } = layOutMap(map);
  return (
    <figure className="grid gap-3">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset; its marks are links */}
      <svg
        role="group"
        aria-label={t('reports:map.drawing')}
        viewBox={`0 0 ${width} ${height}`}
        className="h-auto w-full max-w-[560px] rounded border border-line bg-surface [print-color-adjust:exact]"
      >
        {rings.length > 0 ? (
          <path
            d={rings.map((ring) => `M${ring.map(({ x, y }) => `${x} ${y}`).join('L')}Z`).join('')}
            fillRule="evenodd"
            className="fill-sunken stroke-control"
            strokeWidth="1.5"
            strokeLinejoin="round"
          />
        ) : (
          <rect
            x="12"
            y="12"
            width={width - 24}
            height={height - 24}
            rx="16"
            className="fill-sunken stroke-control"
            strokeDasharray="3 5"
          />
        )}
        {marks.map(({ schoolId, at, mark }) => (
          <g key={schoolId}>
            <line
              x1={at.x}
              y1={at.y}
              x2={mark.x}
              y2={mark.y}
              className="stroke-ink-soft"
              strokeWidth="1.5"
            />
            <circle cx={at.x} cy={at.y} r="3.5" className="fill-ink-soft" />
          </g>
        ))}
        {marks.map((mark, index) => {
          const school = schools.find(({ schoolId }) => schoolId === mark.schoolId);
          return (
            school && <Mark key={mark.schoolId} mark={mark} number={index + 1} school={school} />
          );
        })}
      </svg>
      <figcaption className="grid gap-2">
        <span className="flex flex-wrap gap-x-5 gap-y-1">
          {SHOWN_LEVELS.map((level) => (
            <LevelMark key={level} level={level} word={t(`results:level.${level}`)} size="small" />
          ))}
        </span>
        <span className="text-ink-soft">
          {t(rings.length > 0 ? 'reports:map.legend' : 'reports:map.legendFrame')}
        </span>
      </figcaption>
    </figure>
  );
}

const RADIUS = 13;
const BAR = { width: 54, height: 12, gap: 5 };

/** The mark stands with its number over its bar, about its middle. */
function Mark({ mark, number, school }: { mark: MapMark; number: number; school: School }) {
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
        className="fill-ink text-[14px] font-bold tabular-nums"
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

function Bar({ counts, x, y }: { counts: Counts; x: number; y: number }) {
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
function useSchoolWords(): (school: School) => string {
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

function MapTable({ schools, map }: SchoolsMapProps) {
  const { t } = useTranslation(['reports', 'outcomes', 'results']);
  const numberOf = new Map(map.places.map(({ schoolId }, index) => [schoolId, index + 1]));
  const show = (count: ShownCount) =>
    typeof count === 'number' ? count : t(`outcomes:shown.${count}`);
  const ordered = schools.toSorted(
    (one, other) =>
      (numberOf.get(one.schoolId) ?? Number.POSITIVE_INFINITY) -
        (numberOf.get(other.schoolId) ?? Number.POSITIVE_INFINITY) || 0,
  );
  return (
    <div className="data-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
      <section className="data-table__scroll" tabIndex={0} aria-label={t('reports:map.table')}>
        <table>
          <caption>{t('reports:map.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reports:map.number')}</th>
              <th scope="col">{t('outcomes:column.school')}</th>
              <th scope="col" data-align="end">
                {t('outcomes:column.withLevel')}
              </th>
              {SHOWN_LEVELS.map((level) => (
                <th key={level} scope="col" data-align="end">
                  {t(`results:level.${level}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.map((school) => (
              <tr key={school.schoolId} id={`map-${school.schoolId}`}>
                <td>{numberOf.get(school.schoolId) ?? t('reports:map.noPlace')}</td>
                <th scope="row">{school.schoolName}</th>
                <td data-align="end">{show(school.withLevel)}</td>
                {SHOWN_LEVELS.map((level) => (
                  <td key={level} data-align="end">
                    {show(school.levels[level])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
