/** Coverage and levels of each class of a school, as exact counts without pupils. */
import { useTranslation } from 'react-i18next';
import { DefinitionLine } from '~/outcomes/definition';
import { type FigureColumn, FigureTable } from '~/outcomes/figure-table';
import { LevelBar } from '~/outcomes/level-bar';
import { REASONS, type Summary } from '~/outcomes/summary';
import { EmptyState } from '~/ui/empty-state';
import { LEVEL_KINDS } from '~/ui/level';
import { SummaryFigure } from '~/ui/summary-figure';

interface SchoolViewProps {
  classes: { classId: string; className: string; summary: Summary }[];
  total: Summary;
}
type ClassRow = SchoolViewProps['classes'][number];

export function SchoolView({ classes, total }: SchoolViewProps) {
  const { t } = useTranslation('outcomes');
  const levelColumns = useLevelColumns(total);
  const coverageColumns = useCoverageColumns(total);
  if (classes.length === 0) {
    return <EmptyState title={t('school.emptyTitle')}>{t('school.emptyText')}</EmptyState>;
  }
  const rows = {
    rowHeader: t('column.class'),
    totalHeader: t('school.total'),
    rows: classes,
    rowId: ({ classId }: ClassRow) => classId,
    rowName: ({ className }: ClassRow) => className,
  };
  return (
    <div className="grid gap-6">
      <Figures total={total} />
      <DefinitionLine
        words={['enrolled', 'exempt', 'planned', 'screened', 'missing', 'new-in-class']}
      />
      <FigureTable {...rows} caption={t('school.coverageCaption')} columns={coverageColumns} />
      <DefinitionLine words={LEVEL_KINDS} />
      <FigureTable {...rows} caption={t('school.levelsCaption')} columns={levelColumns} />
      <p className="text-ink-soft">{t('school.note')}</p>
    </div>
  );
}

function Figures({ total }: { total: Summary }) {
  const { t } = useTranslation('outcomes');
  const base = t('figure.ofPlanned', { count: total.planned });
  return (
    <section aria-label={t('figure.heading')} className="grid gap-4 sm:grid-cols-3">
      <SummaryFigure count={String(total.screened)} base={base} label={t('figure.screened')} />
      <SummaryFigure
        count={String(total.levels['needs-follow-up'])}
        base={base}
        label={t('figure.needsFollowUp')}
      />
      <SummaryFigure count={String(total.missing)} base={base} label={t('figure.missing')} />
    </section>
  );
}

function useCoverageColumns(total: Summary): FigureColumn<ClassRow>[] {
  const { t } = useTranslation('outcomes');
  const counted = (['enrolled', 'exempt', 'planned', 'screened', 'missing'] as const).map(
    (id): FigureColumn<ClassRow> => ({
      id,
      header: t(`column.${id}`),
      cell: ({ summary }) => summary[id],
      total: total[id],
    }),
  );
  const reasons = REASONS.filter((reason) => total.reasons[reason] > 0).map(
    (reason): FigureColumn<ClassRow> => ({
      id: reason,
      header: t(`missingReason.${reason}`),
      cell: ({ summary }) => summary.reasons[reason],
      total: total.reasons[reason],
    }),
  );
  const partly: FigureColumn<ClassRow> = {
    id: 'partly',
    header: t('missingReason.partly'),
    cell: ({ summary }) => summary.partly,
    total: total.partly,
  };
  return [...counted, ...(total.partly > 0 ? [partly] : []), ...reasons];
}

function useLevelColumns(total: Summary): FigureColumn<ClassRow>[] {
  const { t } = useTranslation(['outcomes', 'results']);
  return [
    {
      id: 'planned',
      header: t('column.planned'),
      cell: ({ summary }) => summary.planned,
      total: total.planned,
    },
    ...LEVEL_KINDS.map(
      (level): FigureColumn<ClassRow> => ({
        id: level,
        header: t(`results:level.${level}`),
        cell: ({ summary }) => summary.levels[level],
        total: total.levels[level],
      }),
    ),
    {
      id: 'bar',
      header: t('column.bar'),
      cell: ({ summary }) => <LevelBar levels={summary.levels} />,
      total: <LevelBar levels={total.levels} />,
    },
  ];
}
