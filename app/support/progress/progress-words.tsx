/** Words of the progress page: days, rates, the verdict with its why, and what was written. */
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import type { ProgressEventBody } from './progress-event';
import type { ProgressPage } from './progress-page';

/** No verdict before so many days with a reading: as in the rule. */
const LEAST_READING_DAYS = 6;

export function useProgressWords() {
  const { t } = useTranslation(['progress', 'common']);
  const { day: formatDay, number, say, head } = useResultWords();
  const day = (text: string) => formatDay(text, 'UTC');
  const signed = (value: number) => `${value > 0 ? '+' : ''}${number(value)}`;
  const goalWords = ({ goal }: ProgressPage) =>
    goal ? { rate: number(goal.rate), day: day(goal.day) } : { rate: '', day: '' };
  return {
    t,
    day,
    /** "24/11": for the axis. */
    shortDay: (text: string) => `${Number(text.slice(8))}/${Number(text.slice(5, 7))}`,
    number,
    signed,
    say,
    head,
    /** Why the verdict is what it is, in one sentence. */
    why: (page: ProgressPage): string => {
      const { finding, goal } = page;
      if (!goal) return t('why.no-goal');
      if (!finding)
        return t('why.few-probes', { probes: 0, all: LEAST_READING_DAYS, ...goalWords(page) });
      const { because, probes, weeks, growth, riseAskedFor } = finding;
      return t(`why.${because}`, {
        ...goalWords(page),
        probes,
        all: Math.max(LEAST_READING_DAYS, probes + 1),
        weeks: number(Math.floor(weeks)),
        rise: signed(growth?.weeklyRise ?? 0),
        lower: signed(growth?.lower ?? 0),
        upper: signed(growth?.upper ?? 0),
        asked: signed(riseAskedFor ?? 0),
      });
    },
    /** The graph for those who do not see it. */
    describeGraph: (page: ProgressPage): string => {
      const read = page.probes.filter(({ right, isWithdrawn }) => right !== null && !isWithdrawn);
      const parts = [
        t('graph.count', { count: read.length }),
        page.aim
          ? t('graph.baseline', {
              rate: number(page.aim.baseline),
              day: day(page.aim.baselineDay),
            })
          : '',
        page.goal ? t('graph.goal', goalWords(page)) : '',
        page.finding?.growth
          ? t('graph.trend', {
              rise: signed(page.finding.growth.weeklyRise),
              lower: signed(page.finding.growth.lower),
              upper: signed(page.finding.growth.upper),
            })
          : '',
      ];
      return parts.filter(Boolean).join(' ');
    },
    line: (body: ProgressEventBody): string => {
      switch (body.kind) {
        case 'phase-began':
          return t('line.phase-began', { label: body.label });
        case 'noted':
          return body.text;
        case 'decided':
          return t('line.decided', {
            decision: t(`decision.${body.decision}`),
            reason: body.reason,
          });
        case 'taken-back':
          return t('takenBack');
      }
    },
    /** The figures a decision stood on; empty when there were none. */
    stoodOn: (body: ProgressEventBody): string => {
      if (body.kind !== 'decided' || !body.figures) return '';
      const { verdict, probes, weeklyRise, riseAskedFor } = body.figures;
      return t('stoodOn', {
        verdict: t(`verdict.${verdict}`),
        count: probes,
        rise: weeklyRise === null ? '–' : signed(weeklyRise),
        asked: riseAskedFor === null ? '–' : signed(riseAskedFor),
      });
    },
  };
}

type ProgressWords = ReturnType<typeof useProgressWords>;

/** What every part of the page is given. */
export interface ProgressSectionProps {
  page: ProgressPage;
  words: ProgressWords;
}
