/** Good examples: a table of method cards with a filter by need, and the beginning of a new one. */
import { Link } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckedForm, ChoiceField } from '~/outcomes/goals/checked-form';
import type { RefusedForm } from '~/outcomes/goals/read-form';
import { NEEDS } from '~/support/groups/need';
import { DataTable } from '~/ui/data-table';
import type { DataColumn } from '~/ui/data-table-types';
import { EmptyState } from '~/ui/empty-state';
import { FilterChips } from '~/ui/filter-chips';
import { beginSchema, REPORT_WORDS } from './example-form';
import type { ExampleRow, ExamplesPage } from './example-page';
import { type ExampleWords, useExampleWords } from './example-words';
import { ShareFigure } from './share-figure';

interface ExamplesViewProps {
  page: ExamplesPage;
  answer: RefusedForm | undefined;
}

export function ExamplesView({ page, answer }: ExamplesViewProps) {
  const words = useExampleWords();
  const { t } = words;
  return (
    <div className="grid gap-8">
      {page.examples.length === 0 ? (
        <EmptyState title={t('list.emptyTitle')}>
          <p>{t(page.mayWriteFor.length > 0 ? 'list.emptyWriter' : 'list.emptyReader')}</p>
        </EmptyState>
      ) : (
        <ExampleTable examples={page.examples} words={words} />
      )}
      {page.mayWriteFor.length > 0 && <BeginSection page={page} answer={answer} words={words} />}
      <p className="max-w-[70ch] text-ink-soft">{t('list.note')}</p>
    </div>
  );
}

function ExampleTable({ examples, words }: { examples: ExampleRow[]; words: ExampleWords }) {
  const { t, plans } = words;
  const { t: results } = useTranslation('results');
  const [needs, setNeeds] = useState<string[]>([]);
  const rows = examples.filter(
    (row) => needs.length === 0 || row.needs.some((need) => needs.includes(need)),
  );
  const chips = NEEDS.map((need) => ({
    value: need,
    label: plans(`need.${need}`),
    count: String(examples.filter((row) => row.needs.includes(need)).length),
  })).filter(({ count }) => count !== '0');
  return (
    <DataTable
      caption={t('list.caption')}
      columns={listColumns(words)}
      rows={rows}
      totalCount={examples.length}
      rowId={({ cardId }) => cardId}
      locale={words.locale}
      storageKey="examples"
      filters={
        <FilterChips label={t('list.byNeed')} chips={chips} selected={needs} onChange={setNeeds} />
      }
      words={{
        filterLabel: t('list.filter'),
        viewLabel: results('class.table.view'),
        columnsLabel: results('class.table.columns'),
        compactLabel: results('class.table.compact'),
        rowsShown: (shown, total) => t('list.rows', { shown, count: total }),
        empty: t('list.emptyTitle'),
        noMatch: results('class.table.noMatch'),
      }}
    />
  );
}

function listColumns(words: ExampleWords): DataColumn<ExampleRow>[] {
  const { t, plans, say } = words;
  const needsOf = ({ needs }: ExampleRow) => needs.map((need) => plans(`need.${need}`)).join('; ');
  const methodOf = ({ methodTitle }: ExampleRow) => (methodTitle ? say(methodTitle) : null);
  const reportsOf = ({ reports }: ExampleRow) =>
    REPORT_WORDS.filter((word) => reports[word] > 0)
      .map((word) => t(`report.count.${word}`, { count: reports[word] }))
      .join('; ');
  return [
    {
      id: 'title',
      header: t('column.title'),
      value: ({ title }) => title,
      cell: (row) => (
        <span className="inline-block max-w-[26ch] min-w-[12rem] whitespace-normal">
          <Link to={`/examples/${row.cardId}`} prefetch="none">
            {row.title}
            {row.state !== 'published' && ` (${t(`state.${row.state}`)})`}
            {row.synthetic && ` · ${t('synthetic')}`}
          </Link>
        </span>
      ),
    },
    {
      id: 'school',
      header: t('column.school'),
      value: ({ schoolName }) => schoolName ?? t('elsewhere'),
    },
    {
      id: 'onTheWay',
      header: t('column.onTheWay'),
      value: ({ onTheWay }) => (onTheWay.kind === 'told' ? onTheWay.count / onTheWay.base : null),
      canSort: false,
      cell: ({ onTheWay, title }) => (
        <ShareFigure title={title} share={onTheWay} limit={null} size="cell" words={words} />
      ),
    },
    { id: 'adopted', header: t('column.adopted'), value: ({ adopted }) => adopted, align: 'end' },
    {
      id: 'reports',
      header: t('column.reports'),
      value: (row) => reportsOf(row) || null,
      cell: (row) => reportsOf(row) || t('report.noneYet'),
      canSort: false,
    },
    { id: 'need', header: t('column.need'), value: needsOf },
    { id: 'method', header: t('column.method'), value: methodOf },
  ];
}

function BeginSection({ page, answer, words }: ExamplesViewProps & { words: ExampleWords }) {
  const { t, say } = words;
  const [first] = page.mayWriteFor;
  const methodsOf = (schoolId: string | undefined) =>
    (page.mayWriteFor.find((one) => one.schoolId === schoolId) ?? first)?.methods ?? [];
  return (
    <section className="screen-only grid gap-3" aria-labelledby="begin-example">
      <h2 id="begin-example">{t('begin.title')}</h2>
      <p className="max-w-[70ch]">{t('begin.text')}</p>
      <CheckedForm
        action="/examples"
        intent="begin-example"
        schema={beginSchema}
        subjectId={null}
        answer={answer}
        defaults={{ schoolId: first?.schoolId, methodId: first?.methods[0]?.id }}
        button={t('begin.button')}
        look="primary"
      >
        {(fields) => (
          <>
            <ChoiceField
              field={fields.schoolId}
              label={t('begin.school')}
              options={page.mayWriteFor.map((one) => ({
                value: one.schoolId,
                label: one.schoolName,
              }))}
            />
            <ChoiceField
              field={fields.methodId}
              label={t('begin.method')}
              options={methodsOf(fields.schoolId?.value).map(({ id, title }) => ({
                value: id,
                label: say(title),
              }))}
            />
          </>
        )}
      </CheckedForm>
    </section>
  );
}
