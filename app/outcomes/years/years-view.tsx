/** Coverage and the share who need follow-up, window by window over the school years, by school-start cohort. */
import { useTranslation } from 'react-i18next';
import { DefinitionLine } from '~/outcomes/definition';
import { FollowUpFrame, tellSchoolYear } from '~/outcomes/follow-up/follow-up-frame';
import { useTold } from '~/outcomes/follow-up/use-told';
import { LeftOutNotice } from '~/outcomes/left-out-notice';
import { EmptyState } from '~/ui/empty-state';
import { ShareWhisker } from '~/ui/share-whisker';
import type { YearLine } from './years';
import type { YearsPage } from './years-store.server';

export function YearsView(page: YearsPage) {
  const { t } = useTranslation('outcomes');
  return (
    <FollowUpFrame placeName={page.placeName} schoolId={page.schoolId} schools={page.schools}>
      <LeftOutNotice names={page.leftOut} />
      {page.windows.length === 0 ? (
        <EmptyState title={t('years.emptyTitle')}>{t('years.emptyText')}</EmptyState>
      ) : (
        <YearsTable page={page} />
      )}
      {page.smallSchools && page.smallSchools.schools.length > 0 && (
        <SmallSchools {...page.smallSchools} />
      )}
      <p className="max-w-[70ch] text-ink-soft">{t('years.note')}</p>
    </FollowUpFrame>
  );
}

function YearsTable({ page: { windows, schoolId } }: { page: YearsPage }) {
  const { t } = useTranslation(['outcomes', 'common']);
  const caption = t('outcomes:years.caption');
  const isCohortHidden = windows.some(({ cohorts }) => cohorts === null);
  return (
    <section className="grid gap-3" aria-label={caption}>
      <DefinitionLine
        words={[
          ...(['cohort', 'planned', 'with-level', 'needs-follow-up'] as const),
          ...(schoolId ? [] : (['small-numbers'] as const)),
        ]}
      />
      <div className="data-table">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
        <section className="data-table__scroll" tabIndex={0} aria-label={caption}>
          <table>
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t('outcomes:followUp.year')}</th>
                <th scope="col">{t('outcomes:followUp.window')}</th>
                <th scope="col">{t('outcomes:years.who')}</th>
                {(['planned', 'withLevel'] as const).map((id) => (
                  <th key={id} scope="col" data-align="end">
                    {t(`outcomes:column.${id}`)}
                  </th>
                ))}
                <th scope="col" data-align="end">
                  {t('outcomes:years.needsFollowUp')}
                </th>
              </tr>
            </thead>
            <tbody>
              {windows.flatMap(({ windowId, kind, startYear, all, cohorts }) =>
                [all, ...(cohorts ?? [])].map((line) => (
                  <tr key={`${windowId} ${line.cohort}`}>
                    <th scope="row">{tellSchoolYear(startYear)}</th>
                    <td>{t(`common:window.${kind}`)}</td>
                    <td>
                      {line.cohort === null
                        ? t('outcomes:years.all')
                        : t('outcomes:years.cohort', { cohort: line.cohort })}
                    </td>
                    <LineCells line={line} />
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </section>
      </div>
      {isCohortHidden && <p className="text-ink-soft">{t('outcomes:years.cohortsHidden')}</p>}
    </section>
  );
}

function SmallSchools({ kind, years, schools }: NonNullable<YearsPage['smallSchools']>) {
  const { t } = useTranslation(['outcomes', 'common']);
  const caption = t('outcomes:years.small.caption', {
    window: t(`common:window.${kind}`),
    first: tellSchoolYear(years.first),
    last: tellSchoolYear(years.last),
  });
  return (
    <section className="grid gap-3" aria-labelledby="years-small">
      <h2 id="years-small">{t('outcomes:years.small.title')}</h2>
      <p className="max-w-[70ch]">{t('outcomes:years.small.text')}</p>
      <div className="data-table">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
        <section className="data-table__scroll" tabIndex={0} aria-label={caption}>
          <table>
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t('outcomes:column.school')}</th>
                {[
                  t('outcomes:years.small.years'),
                  t('outcomes:column.planned'),
                  t('outcomes:column.withLevel'),
                  t('outcomes:years.needsFollowUp'),
                ].map((header) => (
                  <th key={header} scope="col" data-align="end">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {schools.map(({ schoolId, schoolName, years, line }) => (
                <tr key={schoolId}>
                  <th scope="row">{schoolName}</th>
                  <td data-align="end">{years}</td>
                  <LineCells line={line} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </section>
  );
}

function LineCells({ line }: { line: YearLine }) {
  const { t, i18n } = useTranslation('outcomes');
  const tell = useTold();
  const { planned, withLevel, needsFollowUp, limits } = line;
  const format = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const hasShare =
    limits !== null && typeof withLevel === 'number' && typeof needsFollowUp === 'number';
  const between =
    limits &&
    t('followUp.moves.between', {
      lower: format.format(limits.lower),
      upper: format.format(limits.upper),
    });
  return (
    <>
      <td data-align="end">{tell(planned)}</td>
      <td data-align="end">{tell(withLevel)}</td>
      <td data-align="end">
        {hasShare ? (
          <span className="inline-grid justify-items-end">
            <ShareWhisker
              value={{ estimate: needsFollowUp / withLevel, ...limits }}
              title={t('years.needsFollowUp')}
              description={between ?? ''}
            />
            <span>{t('followUp.moves.ofBase', { count: needsFollowUp, base: withLevel })}</span>
            <span className="text-ink-soft">{between}</span>
          </span>
        ) : (
          tell(needsFollowUp)
        )}
      </td>
    </>
  );
}
