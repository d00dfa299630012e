/** What the map shows as a table: the schools in the order of their numbers, those without a place last. */
import { useTranslation } from 'react-i18next';
import type { ShownCount } from '~/outcomes/protected-summary';
import { type MapSchool, SHOWN_LEVELS } from './map-counts';
import type { SchoolsMapData } from './map-places';

interface MapTableProps {
  schools: readonly MapSchool[];
  map: SchoolsMapData;
}

export function MapTable({ schools, map }: MapTableProps) {
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
