/** How far Läsfyr has come into use, by school and role: counts at the furthest step, never who. */
import { useTranslation } from 'react-i18next';
import { type FigureColumn, FigureTable } from '~/outcomes/figure-table';
import { DefinitionPopover } from '~/ui/definition-popover';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';
import { type AdoptionRow, type ShownSteps, STEPS, type Step } from './adoption';
import type { AdoptionPage } from './adoption-store.server';

export function AdoptionView({ page }: { page: AdoptionPage }) {
  const { t } = useTranslation(['learning', 'outcomes', 'common']);
  const { rows, total, isProtected } = page;
  if (rows.length === 0) {
    return (
      <EmptyState title={t('learning:adoption.emptyTitle')}>
        {t('learning:adoption.emptyText')}
      </EmptyState>
    );
  }
  const say = (count: ShownSteps[Step]) =>
    typeof count === 'number' ? count : t(`outcomes:shown.${count}`);
  const columns: FigureColumn<AdoptionRow>[] = [
    {
      id: 'adults',
      header: t('learning:adoption.adults'),
      cell: ({ adults }) => adults,
      total: total.adults,
    },
    ...STEPS.map((step) => ({
      id: step,
      header: t(`learning:adoption.step.${step}`),
      cell: ({ steps }: AdoptionRow) => say(steps[step]),
      total: say(total.steps[step]),
    })),
  ];
  const hidden = rows.some(({ steps }) => STEPS.some((step) => typeof steps[step] !== 'number'));
  return (
    <div className="grid gap-6">
      <p className="screen-only">
        <DefinitionPopover term={t('learning:adoption.howTerm')}>
          <p>{t('learning:adoption.how')}</p>
        </DefinitionPopover>
      </p>
      <FigureTable
        caption={t('learning:adoption.caption')}
        rowHeader={t('learning:adoption.place')}
        totalHeader={t('learning:adoption.total')}
        rows={rows}
        rowId={({ schoolId, role }) => `${schoolId} ${role}`}
        rowName={({ schoolName, role }) => `${schoolName}, ${t(`common:role.${role}`)}`}
        columns={columns}
      />
      {isProtected && hidden && (
        <Notice kind="info" title={t('learning:adoption.hiddenTitle')}>
          {t('learning:adoption.hiddenText')}
        </Notice>
      )}
    </div>
  );
}
