/** The same figures for each school, without pupils, small numbers protected. */
import { useTranslation } from 'react-i18next';
import { DefinitionLine } from '~/outcomes/definition';
import { type FigureColumn, FigureTable } from '~/outcomes/figure-table';
import { LeftOutNotice } from '~/outcomes/left-out-notice';
import type {
  ProtectedFigures,
  ProtectedMunicipality,
  ProtectedSchool,
  ShownCount,
} from '~/outcomes/protected-summary';
import { REASONS } from '~/outcomes/summary';
import { EmptyState } from '~/ui/empty-state';
import { LEVEL_KINDS } from '~/ui/level';
import { Notice } from '~/ui/notice';
import { SummaryFigure } from '~/ui/summary-figure';

type Props = ProtectedMunicipality & {
  /** Names of schools that do not count this school year. */
  leftOut: string[];
};

export function MunicipalityView({ schools, total, screened, hidden, leftOut }: Props) {
  const { t } = useTranslation('outcomes');
  const columns = useColumns(total);
  const reasons = useReasonColumns(total);
  const say = useCountWords();
  if (schools.length === 0) {
    return (
      <div className="grid gap-6">
        <LeftOutNotice names={leftOut} />
        <EmptyState title={t('municipality.emptyTitle')}>{t('municipality.emptyText')}</EmptyState>
      </div>
    );
  }
  const rows = {
    rowHeader: t('column.school'),
    totalHeader: t('municipality.total'),
    rows: schools,
    rowId: ({ schoolId }: ProtectedSchool) => schoolId,
    rowName: ({ schoolName }: ProtectedSchool) => schoolName,
  };
  const base =
    typeof total.planned === 'number'
      ? t('figure.ofPlanned', { count: total.planned })
      : t('figure.ofEnrolled', { count: total.enrolled });
  return (
    <div className="grid gap-6">
      <LeftOutNotice names={leftOut} />
      <section aria-label={t('figure.heading')} className="grid gap-4 sm:grid-cols-2">
        <SummaryFigure count={say(screened)} base={base} label={t('figure.screened')} />
        <SummaryFigure
          count={say(total.levels['needs-follow-up'])}
          base={base}
          label={t('figure.needsFollowUp')}
        />
      </section>
      <DefinitionLine
        words={['enrolled', 'exempt', 'planned', 'with-level', ...LEVEL_KINDS, 'small-numbers']}
      />
      <FigureTable {...rows} caption={t('municipality.caption')} columns={columns} />
      <DefinitionLine words={['incomplete', 'new-in-class']} />
      <FigureTable {...rows} caption={t('municipality.reasonsCaption')} columns={reasons} />
      {hidden > 0 && (
        <Notice kind="info" title={t('municipality.hiddenTitle')}>
          {t('municipality.hiddenText')}
        </Notice>
      )}
      <p className="text-ink-soft">{t('school.note')}</p>
    </div>
  );
}

/** Which schools the figures do not count, and why. */
/** Columns of counts, each read alike from a school and from the whole. */
function useMakeColumn(total: ProtectedFigures) {
  const say = useCountWords();
  const show = (count: ShownCount) =>
    typeof count === 'number' ? count : <span className="text-ink-soft">{say(count)}</span>;
  return (
    id: string,
    header: string,
    read: (figures: ProtectedFigures) => ShownCount,
  ): FigureColumn<ProtectedSchool> => ({
    id,
    header,
    cell: (row) => show(read(row)),
    total: show(read(total)),
  });
}

/** Why those without a level have none. */
function useReasonColumns(total: ProtectedFigures): FigureColumn<ProtectedSchool>[] {
  const { t } = useTranslation(['outcomes', 'results']);
  const column = useMakeColumn(total);
  return [
    column('incomplete', t('results:level.incomplete'), ({ levels }) => levels.incomplete),
    ...REASONS.map((reason) =>
      column(reason, t(`outcomes:missingReason.${reason}`), ({ reasons }) => reasons[reason]),
    ),
  ];
}

function useColumns(total: ProtectedFigures): FigureColumn<ProtectedSchool>[] {
  const { t } = useTranslation(['outcomes', 'results']);
  const column = useMakeColumn(total);
  return [
    column('enrolled', t('column.enrolled'), ({ enrolled }) => enrolled),
    column('exempt', t('column.exempt'), ({ exempt }) => exempt),
    column('planned', t('column.planned'), ({ planned }) => planned),
    column('withLevel', t('column.withLevel'), ({ withLevel }) => withLevel),
    ...LEVEL_KINDS.map((level) =>
      column(level, t(`results:level.${level}`), ({ levels }) => levels[level]),
    ),
  ];
}

/** The words are looked up once: a page tells them a thousand times. */
function useCountWords() {
  const { t } = useTranslation('outcomes');
  const words = { few: t('shown.few'), protected: t('shown.protected') };
  return (count: ShownCount) => (typeof count === 'number' ? String(count) : words[count]);
}
