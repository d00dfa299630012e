/** The register: every benefit in one table, and the form of a new one. */
import { Form, Link } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { DataTable } from '~/ui/data-table';
import type { DataColumn } from '~/ui/data-table-types';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { FilterChips } from '~/ui/filter-chips';
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';
import { PHASES } from './benefit-event';
import type { FieldProblem } from './benefit-form';
import type { BenefitRow, BenefitsPage } from './benefit-page';
import { STANDINGS } from './benefit-state';
import { BenefitDefinitions, type BenefitWords, useBenefitWords } from './benefit-words';
import { FormProblem } from './form-problem';
import { IdentifyFields } from './phase-fields';

interface BenefitsViewProps {
  page: BenefitsPage;
  problems: readonly FieldProblem[];
  typed: Record<string, string> | null;
}

export function BenefitsView({ page, problems, typed }: BenefitsViewProps) {
  const { t } = useBenefitWords();
  const mayAdd = page.places.length > 0;
  return (
    <div className="grid gap-8">
      {page.benefits.length === 0 ? (
        <EmptyState title={t('benefit:list.emptyTitle')}>
          <p>{t('benefit:list.emptyText')}</p>
          {!mayAdd && <p>{t('benefit:list.emptyReader')}</p>}
        </EmptyState>
      ) : (
        <BenefitTable benefits={page.benefits} />
      )}
      {mayAdd && (
        <section aria-labelledby="new-benefit" className="screen-only grid gap-3">
          <h2 id="new-benefit">{t('benefit:list.newTitle')}</h2>
          {typed ? (
            <NewBenefit page={page} problems={problems} typed={typed} />
          ) : (
            <Explanation label={t('benefit:list.new')}>
              <NewBenefit page={page} problems={problems} typed={typed} />
            </Explanation>
          )}
        </section>
      )}
    </div>
  );
}

function BenefitTable({ benefits }: { benefits: readonly BenefitRow[] }) {
  const words = useBenefitWords();
  const [phases, setPhases] = useState<string[]>([]);
  const { t, locale } = words;
  const rows = benefits.filter(({ phase }) => phases.length === 0 || phases.includes(phase));
  return (
    <div className="grid gap-3">
      <div className="screen-only flex flex-wrap items-center gap-4">
        <a href="/benefits/file" className="button" data-look="secondary" download>
          {t('benefit:list.file')}
        </a>
        <BenefitDefinitions words={['phases', 'baseline', 'standing']} />
      </div>
      <DataTable
        caption={t('benefit:list.caption')}
        columns={listColumns(words)}
        rows={rows}
        totalCount={benefits.length}
        rowId={({ benefitId }) => benefitId}
        locale={locale}
        storageKey="lasfyr-benefits"
        filters={
          <FilterChips
            label={t('benefit:list.phases')}
            chips={PHASES.map((phase) => ({
              value: phase,
              label: words.phase(phase),
              count: String(benefits.filter((one) => one.phase === phase).length),
            }))}
            selected={phases}
            onChange={setPhases}
          />
        }
        words={{
          filterLabel: t('benefit:list.filter'),
          viewLabel: t('benefit:list.view'),
          columnsLabel: t('benefit:list.columns'),
          compactLabel: t('benefit:list.compact'),
          rowsShown: (shown, count) => t('benefit:list.rows', { shown, count }),
          empty: t('benefit:list.emptyTitle'),
          noMatch: t('benefit:list.noMatch'),
        }}
      />
    </div>
  );
}

function listColumns(words: BenefitWords): DataColumn<BenefitRow>[] {
  const { t, number, place, phase, dated } = words;
  const column = (id: Parameters<typeof headerOf>[0]) => headerOf(id, t);
  return [
    {
      id: 'title',
      header: column('title'),
      value: ({ fields }) => fields.title,
      cell: ({ benefitId, fields, isEnded }) => (
        <span className="inline-block min-w-[12rem] max-w-[26ch] whitespace-normal">
          <Link to={`/benefits/${benefitId}`}>{fields.title}</Link>
          {isEnded && ` (${t('benefit:state.ended')})`}
        </span>
      ),
    },
    { id: 'place', header: column('place'), value: ({ schoolName }) => place(schoolName) },
    {
      id: 'phase',
      header: column('phase'),
      value: (row) => PHASES.indexOf(row.phase),
      cell: (row) => phase(row.phase),
    },
    {
      id: 'values',
      header: column('values'),
      value: ({ latest }) => latest?.value ?? null,
      cell: (row) => <span className="data-table__text">{tellValues(row, { t, number })}</span>,
    },
    {
      id: 'standing',
      header: column('standing'),
      value: ({ standing }) => standing && STANDINGS.indexOf(standing),
      cell: ({ standing, isWithheld }) => {
        if (standing) return t(`benefit:standing.${standing}`);
        return t(isWithheld ? 'benefit:withheld.short' : 'benefit:none');
      },
    },
    {
      id: 'target',
      header: column('target'),
      value: ({ fields }) => fields.targetOn,
      cell: ({ fields }) => (fields.targetOn ? dated(fields.targetOn) : t('benefit:none')),
    },
    { id: 'owner', header: column('owner'), value: ({ fields }) => fields.owner || null },
    {
      id: 'stakeholder',
      header: column('stakeholder'),
      value: ({ fields }) => fields.stakeholder || null,
    },
    {
      id: 'agenda',
      header: column('agenda'),
      value: ({ fields }) => fields.agenda.join(' ') || null,
    },
  ];
}

function headerOf(
  id:
    | 'title'
    | 'place'
    | 'phase'
    | 'stakeholder'
    | 'values'
    | 'standing'
    | 'target'
    | 'owner'
    | 'agenda',
  t: BenefitWords['t'],
) {
  return t(`benefit:list.column.${id}`);
}

/** "nu 12 (start 4, mål 20) timmar per termin". */
function tellValues(
  { fields, latest, isWithheld }: BenefitRow,
  { t, number }: Pick<BenefitWords, 't' | 'number'>,
): string {
  const { baseline, target, unit } = fields;
  if (isWithheld && (baseline === null || !latest)) return t('benefit:withheld.short');
  if (baseline === null || target === null) return t('benefit:list.notPlanned');
  const given = { baseline: number(baseline), target: number(target), unit };
  return latest
    ? t('benefit:list.values', { ...given, now: number(latest.value) })
    : t('benefit:list.valuesNone', given);
}

function NewBenefit({ page, problems, typed }: BenefitsViewProps) {
  const { t, fieldOf } = useBenefitWords();
  return (
    <Form method="post" className="grid max-w-2xl gap-5">
      <input type="hidden" name="intent" value="make-benefit" />
      {problems.length > 0 && <FormProblem problems={problems} />}
      <FormField label={t('benefit:form.place')} field={fieldOf(problems, 'schoolId')}>
        <Select
          name="schoolId"
          defaultValue={typed?.schoolId}
          options={page.places.map(({ schoolId, name }) => ({
            value: schoolId ?? '',
            label: name,
          }))}
        />
      </FormField>
      <IdentifyFields
        problems={problems}
        given={{
          title: typed?.title ?? '',
          stakeholder: typed?.stakeholder ?? '',
          description: typed?.description ?? '',
          agenda: [],
        }}
      />
      <div>
        <Button look="primary">{t('benefit:list.make')}</Button>
      </div>
    </Form>
  );
}
