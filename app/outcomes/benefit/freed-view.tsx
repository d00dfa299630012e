/** Freed time of a place: in short, by class or school with the sum, what is left out, and what is assumed. */
import { Form } from '@remix-run/react';
import { FigureTable } from '~/outcomes/figure-table';
import type { ShownCount } from '~/outcomes/protected-summary';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';
import { SegmentedControl } from '~/ui/segmented-control';
import { SummaryFigure } from '~/ui/summary-figure';
import { LEFT_OUT } from './adult-time';
import { MINUTE_KEYS } from './assumption';
import { AssumptionsView, type AssumptionsViewProps } from './assumption-view';
import { BenefitDefinitions, useBenefitWords } from './benefit-words';
import { placeName, readFreedColumns, type ToldFreed } from './freed-columns';
import type { FreedPage } from './freed-page';
import type { ShownFreed } from './protect-freed';

type FreedViewProps = { page: FreedPage } & Pick<AssumptionsViewProps, 'refused' | 'sent'>;

export function FreedView({ page, refused, sent }: FreedViewProps) {
  const { t } = useBenefitWords();
  const isEmpty = page.windowId === null || (page.places.length === 0 && page.total === null);
  return (
    <div className="grid gap-8">
      <Choices page={page} />
      {isEmpty ? (
        <EmptyState title={t('benefit:freed.emptyTitle')}>
          <p>{t('benefit:freed.emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          {page.total ? (
            <InShort page={page} total={page.total} />
          ) : (
            <Notice kind="info" title={t('benefit:freed.hiddenTitle')}>
              {t('benefit:freed.hiddenText')}
            </Notice>
          )}
          <BenefitDefinitions
            words={['pupils', 'before', 'after', 'freed', 'special', 'per-pupil', 'classroom']}
          />
          <FreedTable page={page} />
          {page.of === 'municipality' && (
            <p className="max-w-[70ch] text-ink-soft">
              {t('benefit:freed.small')} {t('benefit:freed.withoutAround')}
            </p>
          )}
          {page.total && <LeftOutSection page={page} total={page.total} />}
        </>
      )}
      <section aria-labelledby="assumptions" className="grid gap-3">
        <h2 id="assumptions">{t('benefit:freed.assumed')}</h2>
        <p className="text-ink-soft">{t('benefit:freed.assumedText')}</p>
        <AssumptionsView keys={MINUTE_KEYS} {...page} refused={refused} sent={sent} />
      </section>
    </div>
  );
}

function Choices({ page }: { page: FreedPage }) {
  const { t } = useBenefitWords();
  const query = new URLSearchParams({
    ...(page.schoolId ? { school: page.schoolId } : {}),
    ...(page.windowId ? { window: page.windowId } : {}),
  });
  return (
    <div className="screen-only flex flex-wrap items-center gap-4">
      {page.schools.length > 1 && (
        <Form method="get">
          {page.windowId && <input type="hidden" name="window" value={page.windowId} />}
          <SegmentedControl
            label={t('benefit:freed.school')}
            name="school"
            value={page.schoolId ?? ''}
            options={page.schools.map(({ schoolId, name }) => ({ value: schoolId, label: name }))}
          />
        </Form>
      )}
      {page.windows.length > 1 && (
        <Form method="get">
          {page.schoolId && <input type="hidden" name="school" value={page.schoolId} />}
          <SegmentedControl
            label={t('benefit:freed.window')}
            name="window"
            value={page.windowId ?? ''}
            options={page.windows.map(({ windowId, kind }) => ({
              value: windowId,
              label: t(`common:window.${kind}`),
            }))}
          />
        </Form>
      )}
      {page.windowId && (
        <a href={`/freed-hours/file?${query}`} className="button" data-look="secondary" download>
          {t('benefit:list.file')}
        </a>
      )}
    </div>
  );
}

function InShort({ page, total }: { page: FreedPage; total: ShownFreed }) {
  const { t, number } = useBenefitWords();
  const { freed, time } = total;
  const missing = t('benefit:freed.missing');
  const hours = (minutes: number | null) =>
    minutes === null
      ? missing
      : t('benefit:freed.hours', { hours: number(Math.abs(minutes) / 60) });
  const minutes = (value: number | null) =>
    value === null ? missing : t('benefit:freed.minutes', { minutes: number(value) });
  const base = t('benefit:freed.base', {
    pupils: t('benefit:freed.basePupils', { count: freed.pupils }),
    sittings: t('benefit:freed.baseSittings', { count: time.sittings }),
  });
  const isMore = (value: number | null) => value !== null && value < 0;
  const special = freed.of?.special.freed ?? null;
  const { sessions, minutes: inClassroom } = page.classroom;
  const told = (count: ShownCount) =>
    typeof count === 'number'
      ? t('benefit:freed.baseSessions', { count })
      : t('benefit:freed.baseHidden');
  return (
    <section
      aria-label={t('benefit:freed.figures')}
      className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4"
    >
      <SummaryFigure
        count={hours(freed.all.freed)}
        base={base}
        label={t(isMore(freed.all.freed) ? 'benefit:freed.moreLabel' : 'benefit:freed.freedLabel')}
      />
      <SummaryFigure
        count={freed.of ? hours(special) : t('benefit:protected')}
        base={base}
        label={t(
          isMore(special) ? 'benefit:freed.moreSpecialLabel' : 'benefit:freed.freedSpecialLabel',
        )}
      />
      <SummaryFigure
        count={minutes(freed.perPupil.after)}
        base={t('benefit:freed.basePupils', { count: freed.pupils })}
        label={t('benefit:freed.perPupilLabel', { before: minutes(freed.perPupil.before) })}
      />
      <SummaryFigure
        count={
          typeof inClassroom === 'number'
            ? t('benefit:freed.hours', { hours: number(inClassroom / 60) })
            : t('benefit:protected')
        }
        base={told(sessions)}
        label={t('benefit:freed.classroomLabel')}
      />
    </section>
  );
}

function FreedTable({ page }: { page: FreedPage }) {
  const { t, number } = useBenefitWords();
  const tell = (told: ToldFreed) => {
    if (told === null) return t('benefit:freed.missing');
    return told === 'protected' ? t('benefit:protected') : number(told);
  };
  return (
    <FigureTable
      caption={t('benefit:freed.caption')}
      rowHeader={t(page.of === 'school' ? 'benefit:freed.class' : 'benefit:freed.school')}
      totalHeader={t(`benefit:freed.totalOf.${page.of}`)}
      rows={page.places}
      rowId={({ id }) => id ?? 'pool'}
      rowName={(place) => placeName(place, page, t)}
      columns={readFreedColumns().map(({ id, read }) => ({
        id,
        header: t(`benefit:freed.column.${id}`),
        cell: (place: ShownFreed) => tell(read(place)),
        total: page.total ? tell(read(page.total)) : t('benefit:protected'),
      }))}
    />
  );
}

/** How many sittings and readings were left out, and why. Readings are told where the split is. */
function LeftOutSection({
  page: { of, underWay },
  total: { time },
}: {
  page: FreedPage;
  total: ShownFreed;
}) {
  const { t } = useBenefitWords();
  const told = LEFT_OUT.filter((reason) => (time.leftOut[reason] ?? 0) > 0);
  return (
    <section aria-labelledby="left-out" className="grid max-w-[70ch] gap-2">
      <h2 id="left-out">{t('benefit:freed.leftOutTitle')}</h2>
      {underWay > 0 && <p>{t(`benefit:freed.underWay.${of}`, { count: underWay })}</p>}
      {told.length === 0 && underWay === 0 && <p>{t('benefit:freed.leftOutNone')}</p>}
      {told.length > 0 && (
        <>
          <p>{t('benefit:freed.leftOutText')}</p>
          <ul className="list-disc ps-6">
            {told.map((reason) => (
              <li key={reason}>
                {time.leftOut[reason]} {t(`benefit:freed.leftOut.${reason}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      {time.untilLastAnswer > 0 && (
        <p>{t('benefit:freed.untilLast', { part: time.untilLastAnswer, count: time.sittings })}</p>
      )}
      <p className="text-ink-soft">{t('benefit:freed.unmeasured')}</p>
    </section>
  );
}
