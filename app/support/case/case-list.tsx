/** Open cases in one table: sorted, filtered, each a click from its case. */
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '~/ui/data-table';
import type { DataColumn } from '~/ui/data-table-types';
import { EmptyState } from '~/ui/empty-state';
import type { ListedCase } from './case-page';
import { CASE_STEPS } from './case-rules';
import { type CaseWords, useCaseWords } from './case-words';

export function CaseList({ cases }: { cases: readonly ListedCase[] }) {
  const words = useCaseWords();
  const { t: results } = useTranslation('results');
  const { t } = words;
  if (cases.length === 0) {
    return (
      <EmptyState title={t('listEmpty')}>
        <p>{t('listEmptyText')}</p>
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption={t('listTitle')}
      columns={listColumns(words)}
      rows={[...cases]}
      rowId={({ pupil }) => pupil.pupilId}
      locale={words.locale}
      storageKey="cases"
      words={{
        filterLabel: results('class.table.filter'),
        viewLabel: results('class.table.view'),
        columnsLabel: results('class.table.columns'),
        compactLabel: results('class.table.compact'),
        rowsShown: (shown, count) => results('class.table.rows', { shown, count }),
        empty: t('listEmpty'),
        noMatch: results('class.table.noMatch'),
      }}
    />
  );
}

function listColumns({ t, day }: CaseWords): DataColumn<ListedCase>[] {
  return [
    {
      id: 'pupil',
      header: t('column.pupil'),
      value: ({ pupil }) => `${pupil.givenName} ${pupil.familyName}`.trim(),
      cell: ({ pupil, classId }) => (
        <Link to={`/classes/${classId}/pupils/${pupil.pupilId}/case`} prefetch="none">
          {`${pupil.givenName} ${pupil.familyName}`.trim()}
        </Link>
      ),
    },
    {
      id: 'due',
      header: t('column.due'),
      value: ({ dues }) => dues[0]?.by ?? '',
      cell: ({ dues: [due] }) => {
        if (!due) return '';
        if (!due.isOverdue) return day(due.by);
        return <strong>{t('dueOverdue', { day: day(due.by) })}</strong>;
      },
    },
    { id: 'class', header: t('column.class'), value: ({ className }) => className },
    {
      id: 'step',
      header: t('column.step'),
      value: ({ step }) => (step ? CASE_STEPS.indexOf(step) : -1),
      cell: ({ step }) => (step ? t(`step.${step}`) : ''),
    },
    {
      id: 'since',
      header: t('column.since'),
      value: ({ since }) => since ?? '',
      cell: ({ since }) => (since ? day(since) : ''),
    },
    {
      id: 'consulted',
      header: t('column.consulted'),
      value: ({ consultations }) => consultations.filter(({ state }) => state !== null).length,
      cell: ({ consultations }) =>
        t('consultedOf', {
          done: consultations.filter(({ state }) => state !== null).length,
          all: consultations.length,
        }),
    },
  ];
}
