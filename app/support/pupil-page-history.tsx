/** Every level the pupil was given: what was judged then, by which rules. */
import { useTranslation } from 'react-i18next';
import { PlainTable } from '~/support/plain-table';
import type { PupilSectionProps } from '~/support/pupil-page-section';
import { LevelMark } from '~/ui/level-mark';

export function PupilHistory({ page, words }: PupilSectionProps) {
  const { t, moment, chance } = words;
  const { t: common } = useTranslation('common');
  if (page.history.length === 0) return null;
  return (
    <section aria-labelledby="history" className="grid gap-3">
      <h2 id="history">{t('pupil.history')}</h2>
      <PlainTable
        caption={t('pupil.historyCaption')}
        rows={page.history}
        rowId={(past) => past.assessmentId}
        empty={t('noResult')}
        words={words}
        columns={[
          {
            id: 'when',
            header: t('pupil.historyColumn.when'),
            value: (past) =>
              past.current
                ? `${moment(past.judgedAt, page.timeZone)} (${t('pupil.historyCurrent')})`
                : moment(past.judgedAt, page.timeZone),
          },
          {
            id: 'window',
            header: t('pupil.historyColumn.window'),
            value: (past) =>
              t('pupil.windowOf', {
                window: common(`window.${past.windowKind as 'winter'}`),
                year: `${past.schoolYearStart}/${(past.schoolYearStart + 1) % 100}`,
              }),
          },
          {
            id: 'level',
            header: t('pupil.historyColumn.level'),
            value: (past) => t(`level.${past.level}`),
            cell: (past) => (
              <LevelMark level={past.level} word={t(`level.${past.level}`)} size="small" />
            ),
          },
          {
            id: 'chance',
            header: t('pupil.historyColumn.chance'),
            value: (past) => (past.probability === null ? null : chance(past.probability)),
          },
          {
            id: 'rules',
            header: t('pupil.historyColumn.rules'),
            value: (past) =>
              t('pupil.historyRules', { policy: past.policyId, version: past.policyVersion }),
          },
        ]}
      />
    </section>
  );
}
