/**
 * The schools on an outline of the municipality, drawn by ourselves: no outside map is asked for. Each mark
 * has a number, the levels of those with one as parts of a bar with their shapes, and leads to the
 * school's row in the table beside it, which says the same. A hidden school is a dashed ring.
 * It is given protected figures only.
 */
import { useTranslation } from 'react-i18next';
import { DefinitionLine } from '~/outcomes/definition';
import type { MunicipalityFollowUp } from '~/outcomes/follow-up/shown-figures';
import { LevelMark } from '~/ui/level-mark';
import { layOutMap } from './lay-out-map';
import { SHOWN_LEVELS } from './map-counts';
import { Mark } from './map-mark';
import type { SchoolsMapData } from './map-places';
import { MapTable } from './map-table';

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
          <div className="grid items-start gap-6 min-[60rem]:grid-cols-[minmax(300px,420px)_1fr] [&>*]:min-w-0">
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
        className="h-auto w-full max-w-[420px] rounded border border-line bg-surface [print-color-adjust:exact]"
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
