/** Who needs help first · why · how sure · what now, each as a count with its base. */
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import { countOverview, type OverviewRow } from '~/support/overview';
import { SummaryFigure } from '~/ui/summary-figure';

export function OverviewFigures({ rows }: { rows: OverviewRow[] }) {
  const { t } = useTranslation('support');
  const { say } = useResultWords();
  const { pupils, needFollowUp, commonSkill, quiteSure, waiting, flagged, missing } =
    countOverview(rows);
  const meaning = (text: string) => ({ label: t('figure.explain'), text });
  return (
    <section aria-label={t('figure.heading')} className="grid grid-cols-2 gap-4 md:grid-cols-4">
      <SummaryFigure
        count={String(needFollowUp)}
        base={t('figure.ofPupils', { count: pupils })}
        label={t('figure.who')}
        explanation={meaning(t('figure.whoExplained', { count: missing }))}
      />
      <SummaryFigure
        count={String(commonSkill?.pupils ?? 0)}
        base={t('figure.ofThem', { count: needFollowUp })}
        label={
          commonSkill ? t('figure.why', { skill: say(commonSkill.skill) }) : t('figure.whyNone')
        }
        explanation={meaning(t('figure.whyExplained'))}
      />
      <SummaryFigure
        count={String(quiteSure)}
        base={t('figure.ofThem', { count: needFollowUp })}
        label={t('figure.sure')}
        explanation={meaning(t('figure.sureExplained'))}
      />
      <SummaryFigure
        count={String(waiting)}
        base={t('figure.ofFlagged', { count: flagged })}
        label={t('figure.now')}
        explanation={meaning(t('figure.nowExplained'))}
        needsMe={waiting > 0}
      />
    </section>
  );
}
