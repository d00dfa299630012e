/** How it has gone after support: what the readings say, whether the change is sure, and beside who started alike. */
import { useTranslation } from 'react-i18next';
import { DefinitionLine } from '~/outcomes/definition';
import { FigureTable } from '~/outcomes/figure-table';
import { FollowUpFrame } from '~/outcomes/follow-up/follow-up-frame';
import { useTold } from '~/outcomes/follow-up/use-told';
import { LeftOutNotice } from '~/outcomes/left-out-notice';
import { HELPED_VERDICTS } from '~/support/progress/helped';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';
import { ShareWhisker } from '~/ui/share-whisker';
import type { EffectPage } from './effect-store.server';
import type { ShownEffect } from './protect-effect';

export function EffectView(page: EffectPage) {
  const { t } = useTranslation('outcomes');
  return (
    <FollowUpFrame
      placeName={page.placeName}
      schoolId={page.schoolId}
      schools={page.schools}
      year={page}
      isOfWindow={false}
    >
      <LeftOutNotice names={page.leftOut} />
      {page.total.withSupport === 0 || page.places.length === 0 ? (
        <EmptyState title={t('effect.emptyTitle')}>{t('effect.emptyText')}</EmptyState>
      ) : isAllHidden(page) ? (
        <AllHidden page={page} />
      ) : (
        <Tables page={page} />
      )}
      <p className="max-w-[70ch] text-ink-soft">{t('effect.note')}</p>
    </FollowUpFrame>
  );
}

type Place = EffectPage['places'][number];

/** Where nobody has support there is nothing to tell; where somebody has, nothing is shown. */
function isAllHidden({ places, total }: EffectPage): boolean {
  const told = [...places.map(({ figures }) => figures), total];
  return (
    total.withSupport === 'protected' &&
    told.every(
      ({ withSupport, verdict }) =>
        withSupport === 0 || Object.values(verdict).every((count) => count === 'protected'),
    )
  );
}

/** What can still be said, and who sees the rest. */
function AllHidden({ page: { places } }: { page: EffectPage }) {
  const { t, i18n } = useTranslation('leaders');
  const none = places.filter(({ figures }) => figures.withSupport === 0).map(({ name }) => name);
  const names = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(none);
  return (
    <Notice kind="info" title={t('effectHidden.title')}>
      {t('effectHidden.text')} {none.length > 0 && t('effectHidden.none', { names })}
    </Notice>
  );
}

function Tables({ page }: { page: EffectPage }) {
  const { t } = useTranslation('outcomes');
  const tell = useTold();
  const rows = {
    rowHeader: t(page.schoolId ? 'column.class' : 'column.school'),
    totalHeader: t(page.schoolId ? 'school.total' : 'municipality.total'),
    rows: page.places,
    rowId: ({ id }: Place) => id,
    rowName: ({ name }: Place) => name,
  };
  const shares = (['more', 'faster'] as const).map((id) => ({
    id,
    header: t(`effect.column.${id}`),
    cell: ({ figures }: Place) => <SureShare of={id} figures={figures} />,
    total: <SureShare of={id} figures={page.total} />,
  }));
  const verdicts = HELPED_VERDICTS.toReversed().map((verdict) => ({
    id: verdict,
    header: t(`effect.verdict.${verdict}`),
    cell: ({ figures }: Place) => tell(figures.verdict[verdict]),
    total: tell(page.total.verdict[verdict]),
  }));
  return (
    <>
      <section className="grid gap-3" aria-labelledby="effect-verdict">
        <h2 id="effect-verdict">{t('effect.verdictTitle')}</h2>
        <p className="max-w-[70ch]">{t('effect.verdictText')}</p>
        <DefinitionLine words={['with-support', 'on-the-way', 'not-on-the-way', 'too-early']} />
        <FigureTable
          {...rows}
          caption={t('effect.verdictCaption')}
          columns={[
            {
              id: 'with-support',
              header: t('effect.column.withSupport'),
              cell: ({ figures }: Place) => tell(figures.withSupport),
              total: tell(page.total.withSupport),
            },
            ...verdicts,
          ]}
        />
      </section>
      <section className="grid gap-3" aria-labelledby="effect-change">
        <h2 id="effect-change">{t('effect.changeTitle')}</h2>
        <p className="max-w-[70ch]">{t('effect.changeText')}</p>
        <DefinitionLine words={['sure-change', 'started-alike']} />
        <FigureTable {...rows} caption={t('effect.changeCaption')} columns={shares} />
      </section>
    </>
  );
}

function SureShare({ of, figures }: { of: 'more' | 'faster'; figures: ShownEffect }) {
  const { t, i18n } = useTranslation('outcomes');
  const tell = useTold();
  const share = figures[of];
  if (share === null || share === 'protected') return tell(share);
  const format = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const { count, base, limits } = share;
  const counted = t('followUp.moves.ofBase', { count, base });
  const between = t('followUp.moves.between', {
    lower: format.format(limits.lower),
    upper: format.format(limits.upper),
  });
  return (
    <span className="inline-grid justify-items-end">
      <ShareWhisker
        value={{ estimate: count / base, ...limits }}
        title={t(`effect.column.${of}`)}
        description={`${counted}, ${between}`}
      />
      <span>{counted}</span>
      <span className="text-ink-soft">{between}</span>
    </span>
  );
}
