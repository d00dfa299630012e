/** Chips that narrow the overview, each with the number of pupils behind it. */
import { useTranslation } from 'react-i18next';
import type { Level } from '~/scoring/level-shapes';
import {
  isMissingSomething,
  isWaiting,
  type OverviewClass,
  type OverviewFilter,
  type OverviewRow,
} from '~/support/overview';
import { HELPED_VERDICTS, type HelpedVerdict } from '~/support/progress/helped';
import { FilterChips } from '~/ui/filter-chips';
import { LEVEL_KINDS } from '~/ui/level';
import { LevelMark } from '~/ui/level-mark';

interface OverviewFiltersProps {
  classes: OverviewClass[];
  rows: OverviewRow[];
  filter: OverviewFilter;
  onFilter: (filter: OverviewFilter) => void;
}

export function OverviewFilters({ classes, rows, filter, onFilter }: OverviewFiltersProps) {
  const { t } = useTranslation(['support', 'results']);
  const count = (keeps: (row: OverviewRow) => boolean) => String(rows.filter(keeps).length);
  const hasManySchools = new Set(classes.map(({ schoolName }) => schoolName)).size > 1;
  // Verdicts that somebody has, or that are chosen: without plans there are none.
  const verdicts = HELPED_VERDICTS.filter(
    (verdict) =>
      filter.helped.includes(verdict) || rows.some(({ helped }) => helped?.verdict === verdict),
  );
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-3">
      <FilterChips
        label={t('filter.needs')}
        selected={filter.needs}
        onChange={(chosen) => onFilter({ ...filter, needs: chosen as OverviewFilter['needs'] })}
        chips={[
          { value: 'decide', label: t('filter.decide'), count: count(isWaiting) },
          { value: 'missing', label: t('filter.missing'), count: count(isMissingSomething) },
        ]}
      />
      <FilterChips
        label={t('filter.levels')}
        selected={filter.levels}
        onChange={(chosen) => onFilter({ ...filter, levels: chosen as Level[] })}
        chips={LEVEL_KINDS.map((level) => ({
          value: level,
          label: <LevelMark level={level} word={t(`results:level.${level}`)} size="small" />,
          count: count((row) => row.level === level),
        }))}
      />
      {verdicts.length > 0 && (
        <FilterChips
          label={t('filter.helped')}
          selected={filter.helped}
          onChange={(chosen) => onFilter({ ...filter, helped: chosen as HelpedVerdict[] })}
          chips={verdicts.map((verdict) => ({
            value: verdict,
            label: t(`helped.verdict.${verdict}`),
            count: count((row) => row.helped?.verdict === verdict),
          }))}
        />
      )}
      <FilterChips
        label={t('filter.classes')}
        selected={filter.classIds}
        onChange={(classIds) => onFilter({ ...filter, classIds })}
        chips={classes.map(({ classId, className, schoolName, pupils }) => ({
          value: classId,
          label: hasManySchools ? `${className}, ${schoolName}` : className,
          count: String(pupils),
        }))}
      />
    </div>
  );
}
