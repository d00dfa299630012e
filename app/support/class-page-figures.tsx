/** The class in five figures: how many are done, and how many stand at each level. */
import { useTranslation } from 'react-i18next';
import type { PupilResult } from '~/scoring/class-result';
import { countClass } from '~/support/class-page';
import { LevelMark } from '~/ui/level-mark';
import { SummaryFigure } from '~/ui/summary-figure';

export function ClassFigures({ pupils }: { pupils: readonly PupilResult[] }) {
  const { t } = useTranslation('results');
  const { all, done, levels } = countClass(pupils);
  const base = t('class.base', { count: all });
  return (
    <section aria-label={t('class.figures')} className="flex flex-wrap gap-x-8 gap-y-4">
      <SummaryFigure
        count={String(done)}
        base={base}
        label={t('class.done')}
        explanation={{ label: t('class.doneExplainLabel'), text: t('class.doneExplain') }}
      />
      {levels.map(({ level, count }) => (
        <SummaryFigure
          key={level}
          count={String(count)}
          base={base}
          label={<LevelMark level={level} word={t(`level.${level}`)} />}
          needsMe={level === 'needs-follow-up' && count > 0}
        />
      ))}
    </section>
  );
}
