/** Pupils x skills over the assigned classes: sorts, filters, opens one pupil. Never sorted or filtered on language. */
import { useTranslation } from 'react-i18next';
import type { DrawnSkill } from '~/scoring/class-result';
import {
  filterRows,
  type OverviewClass,
  type OverviewFilter,
  type OverviewRow,
  readSavedFilter,
} from '~/support/overview';
import {
  BeforeCell,
  FlagCell,
  HelpedCell,
  LevelCell,
  MissingCell,
  ReasonCell,
  SkillCell,
} from '~/support/overview-cells';
import { OverviewFilters } from '~/support/overview-filters';
import { placeInList } from '~/support/overview-level';
import { type OverviewWords, useOverviewWords } from '~/support/overview-words';
import { placeOfHelped } from '~/support/progress/helped';
import { DataTable } from '~/ui/data-table';
import type { DataColumn } from '~/ui/data-table-types';

interface OverviewTableProps {
  classes: OverviewClass[];
  rows: OverviewRow[];
  filter: OverviewFilter;
  onFilter: (filter: OverviewFilter) => void;
  openPupilId: string | null;
  onOpen: (row: OverviewRow) => void;
  /** The page's address with every row made by the server; null when this is it. */
  toAllRows: string | null;
}

/** Two screens of a projector: the table scrolls in a box of its own, so nothing moves when the rest comes. */
const FIRST_ROWS = 30;

export function OverviewTable(props: OverviewTableProps) {
  const { t, i18n } = useTranslation('support');
  const { rows, filter } = props;
  // The document is asked for anew: where no script runs, only the server can make the rest.
  const restOf = (toAllRows: string) => ({
    count: FIRST_ROWS,
    rest: (count: number) => (
      <>
        {t('overview.restComing', { count })} <a href={toAllRows}>{t('overview.showAllRows')}</a>
      </>
    ),
  });
  const columns = useColumns(rows);
  return (
    <DataTable
      caption={t('overview.caption')}
      columns={columns}
      rows={filterRows(rows, filter)}
      totalCount={rows.length}
      rowId={(row) => row.pupilId}
      initialSort={{ id: 'level', descending: false }}
      storageKey="lasfyr-overview"
      locale={i18n.language}
      onOpenRow={props.onOpen}
      firstRows={props.toAllRows === null ? undefined : restOf(props.toAllRows)}
      openRowId={props.openPupilId}
      filters={
        <OverviewFilters
          classes={props.classes}
          rows={rows}
          filter={filter}
          onFilter={props.onFilter}
        />
      }
      words={{
        filterLabel: t('overview.filterText'),
        viewLabel: t('overview.view'),
        columnsLabel: t('overview.columns'),
        compactLabel: t('overview.compact'),
        rowsShown: (shown, total) => t('overview.rowsShown', { shown, count: total }),
        empty: t('overview.emptyTitle'),
        noMatch: t('overview.noMatch'),
        more: {
          groupLabel: t('table.group'),
          groupNone: t('table.groupNone'),
          groupHeading: (group, count) => t('table.groupHeading', { group, count }),
          pinLabel: t('table.pin'),
          pinColumn: (column) => t('table.pinColumn', { column }),
          viewsLabel: t('table.views'),
          viewName: t('table.viewName'),
          saveView: t('table.saveView'),
          keptViews: t('table.keptViews'),
          noViews: t('table.noViews'),
          removeView: (name) => t('table.removeView', { name }),
        },
      }}
      savedFilter={{
        text: JSON.stringify(filter),
        restore: (text) => props.onFilter(readSavedFilter(text)),
      }}
    />
  );
}

function useColumns(rows: OverviewRow[]): DataColumn<OverviewRow>[] {
  const { t } = useTranslation('support');
  const words = useOverviewWords();
  const { column } = words;
  return [
    { id: 'name', header: column('name'), value: words.name },
    {
      id: 'level',
      header: column('level'),
      value: (row) => placeInList(row.level, row.deciding?.probability ?? null),
      cell: (row) => <LevelCell row={row} words={words} />,
    },
    {
      id: 'change',
      header: column('change'),
      value: (row) => row.levelBefore && placeInList(row.levelBefore, null),
      cell: (row) => <BeforeCell level={row.levelBefore} words={words} />,
    },
    {
      id: 'class',
      header: column('class'),
      value: (row) => row.className,
      group: (row) => `${row.className}, ${row.schoolName}`,
    },
    {
      id: 'reason',
      header: column('reason'),
      value: words.reason,
      cell: (row) => <ReasonCell text={words.reason(row)} />,
      canSort: false,
      group: words.need,
    },
    {
      id: 'probability',
      header: column('probability'),
      value: (row) => row.deciding?.probability ?? null,
      cell: ({ deciding }) => (deciding ? words.results.chance(deciding.probability) : words.none),
    },
    {
      id: 'flag',
      header: column('flag'),
      value: (row) => words.flags(row) || null,
      cell: (row) => <FlagCell row={row} words={words} />,
    },
    {
      id: 'helped',
      header: column('helped'),
      value: (row) => placeOfHelped(row.helped),
      cell: (row) => <HelpedCell row={row} words={words} />,
      group: (row) => words.helped(row) || t('helped.noPlan'),
    },
    ...listSkillColumns(rows, words),
    {
      id: 'missing',
      header: column('missing'),
      value: (row) => words.missing(row) || null,
      cell: (row) => <MissingCell text={words.missing(row)} words={words} />,
    },
    {
      id: 'worry',
      header: column('worry'),
      value: (row) => (row.hasWorry ? t('overview.worry') : null),
    },
  ];
}

/** A column for each skill, and for each task read one to one, that any pupil has. */
function listSkillColumns(
  rows: readonly OverviewRow[],
  words: OverviewWords,
): DataColumn<OverviewRow>[] {
  const found = new Map<string, DrawnSkill>();
  for (const { skills } of rows) {
    for (const skill of skills) if (!found.has(skill.key)) found.set(skill.key, skill);
  }
  const find = (row: OverviewRow, key: string) => row.skills.find((skill) => skill.key === key);
  return [...found.values()].map((skill) => ({
    id: skill.key,
    header: words.skillHeader(skill),
    value: (row) => find(row, skill.key)?.probabilityBelow ?? null,
    cell: (row) => <SkillCell skill={find(row, skill.key)} level={row.level} words={words} />,
  }));
}
