/** The cost sheet: before and now, what a pupil session takes, and every assumption behind it. */
import { Form } from '@remix-run/react';
import { FigureTable } from '~/outcomes/figure-table';
import { Notice } from '~/ui/notice';
import { SegmentedControl } from '~/ui/segmented-control';
import { SummaryFigure } from '~/ui/summary-figure';
import { COST_KEYS, MINUTE_KEYS } from './assumption';
import { AssumptionsView, type AssumptionsViewProps } from './assumption-view';
import { BenefitDefinitions, useBenefitWords } from './benefit-words';
import type { CostPage } from './cost-page';
import type { Amount, CostSheet } from './cost-sheet';
import { WEIGHED_ON } from './measured-weight';

type CostViewProps = { page: CostPage } & Pick<AssumptionsViewProps, 'refused' | 'sent'>;

function useAmount() {
  const { t, whole } = useBenefitWords();
  return (amount: Amount) =>
    typeof amount === 'number'
      ? t('benefit:cost.amount', { amount: whole(amount) })
      : t(`benefit:cost.${amount}`);
}

export function CostView({ page, refused, sent }: CostViewProps) {
  const { t } = useBenefitWords();
  return (
    <div className="grid gap-8">
      <div className="screen-only flex flex-wrap items-center gap-4">
        <a
          href={`/cost-sheet/file${page.windowId ? `?window=${page.windowId}` : ''}`}
          className="button"
          data-look="secondary"
          download
        >
          {t('benefit:cost.file')}
        </a>
        <span>{t('benefit:cost.printHint')}</span>
      </div>
      <Period page={page} />
      <section aria-labelledby="so-far" className="grid gap-6">
        <h2 id="so-far">{t(page.planned ? 'benefit:cost.soFar' : 'benefit:cost.carriedOut')}</h2>
        <Difference page={page} />
        <BenefitDefinitions words={['staff', 'energy', 'in-windows', 'year-part', 'missing']} />
        <Lines
          sheet={page.sheet}
          caption={t('benefit:cost.captionSoFar', { count: page.extent.counted })}
        />
      </section>
      {page.planned && <Planned sheet={page.planned} toCome={page.extent.toCome} />}
      <Session page={page} />
      <section aria-labelledby="assumptions" className="grid gap-3">
        <h2 id="assumptions">{t('benefit:cost.assumed')}</h2>
        <p className="text-ink-soft">{t('benefit:cost.assumedText')}</p>
        <AssumptionsView
          keys={[...MINUTE_KEYS, ...COST_KEYS]}
          {...page}
          refused={refused}
          sent={sent}
        />
      </section>
      <p className="max-w-[70ch] text-ink-soft">{t('benefit:cost.note')}</p>
    </div>
  );
}

/** The difference where it can be told, else what is missing for it; a pupil's part; adults' hours. */
function Difference({ page: { sheet, extent } }: { page: CostPage }) {
  const { t, whole, number } = useBenefitWords();
  const tell = useAmount();
  const { difference, each, hours } = sheet;
  const base = t('benefit:cost.base', { count: extent.counted });
  const tellHours = (amount: Amount) =>
    typeof amount === 'number'
      ? t('benefit:freed.hours', { hours: number(amount) })
      : t(`benefit:cost.${amount}`);
  return (
    <section aria-label={t('benefit:cost.differenceTitle')} className="grid gap-4">
      {typeof difference !== 'number' && <WhyNot sheet={sheet} />}
      <div className="grid gap-4 sm:grid-cols-3">
        {typeof difference === 'number' && (
          <SummaryFigure
            count={whole(Math.abs(difference))}
            base={base}
            label={t(
              difference < 0 ? 'benefit:cost.differenceMore' : 'benefit:cost.differenceLess',
            )}
          />
        )}
        <SummaryFigure
          count={tell(each.after)}
          base={base}
          label={t('benefit:cost.eachLabel', { before: tell(each.before) })}
        />
        <SummaryFigure
          count={tellHours(hours.after)}
          base={base}
          label={t('benefit:cost.hoursLabel', { before: tellHours(hours.before) })}
        />
      </div>
    </section>
  );
}

function WhyNot({ sheet: { difference, lines } }: Pick<CostPage, 'sheet'>) {
  const { t, locale } = useBenefitWords();
  const missing = lines
    .filter((line) => [line.before, line.after].includes('missing'))
    .map(({ id }) => t(`benefit:cost.lineOf.${id}`));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <Notice
      kind="info"
      title={
        difference === 'protected'
          ? t('benefit:cost.differenceProtected')
          : t('benefit:cost.differenceMissing', { lines: list.format(missing) })
      }
    />
  );
}

/** Which period, and how much of it is carried out, to come or past. */
function Period({ page: { windows, windowId, extent } }: { page: CostPage }) {
  const { t } = useBenefitWords();
  const { counted, toCome, missed } = extent;
  return (
    <section aria-label={t('benefit:cost.period')} className="grid gap-3">
      {windows.length > 0 && (
        <Form method="get" className="screen-only">
          <SegmentedControl
            label={t('benefit:cost.period')}
            name="window"
            value={windowId ?? ''}
            options={[
              { value: '', label: t('benefit:cost.wholeYear') },
              ...windows.map((one) => ({
                value: one.windowId,
                label: t(`common:window.${one.kind}`),
              })),
            ]}
          />
        </Form>
      )}
      <p className="max-w-[70ch]">
        {t('benefit:cost.extent', { counted, count: counted + toCome + missed })}{' '}
        {toCome > 0 && t('benefit:cost.extentToCome', { count: toCome })}{' '}
        {missed > 0 && t('benefit:cost.extentMissed', { count: missed })}
      </p>
    </section>
  );
}

/** What is to come, as planned; never added to what is. */
function Planned({ sheet, toCome }: { sheet: CostSheet; toCome: number }) {
  const { t } = useBenefitWords();
  return (
    <section aria-labelledby="planned" className="grid gap-3">
      <h2 id="planned">{t('benefit:cost.planned')}</h2>
      <p className="max-w-[70ch]">{t('benefit:cost.plannedText')}</p>
      <Lines sheet={sheet} caption={t('benefit:cost.captionPlanned', { count: toCome })} />
    </section>
  );
}

function Lines({ sheet, caption }: { sheet: CostSheet; caption: string }) {
  const { t } = useBenefitWords();
  const tell = useAmount();
  return (
    <div className="grid gap-2">
      <FigureTable
        caption={caption}
        rowHeader={t('benefit:cost.line')}
        totalHeader={t('benefit:cost.total')}
        rows={sheet.lines}
        rowId={({ id }) => id}
        rowName={({ id }) => t(`benefit:cost.lineOf.${id}`)}
        columns={[
          {
            id: 'before',
            header: t('benefit:cost.before'),
            cell: ({ before }) => tell(before),
            total: tell(sheet.total.before),
          },
          {
            id: 'after',
            header: t('benefit:cost.after'),
            cell: ({ after }) => tell(after),
            total: tell(sheet.total.after),
          },
        ]}
      />
    </div>
  );
}

function Session({ page: { sessions, weights, sheet } }: { page: CostPage }) {
  const { t, number, dated } = useBenefitWords();
  return (
    <section aria-labelledby="session" className="grid max-w-[70ch] gap-2">
      <h2 id="session">{t('benefit:cost.session')}</h2>
      <p>{t('benefit:cost.sessionText')}</p>
      <ul className="list-disc ps-6">
        {sessions === null ? (
          <li>{t('benefit:cost.noSessions')}</li>
        ) : (
          <li>
            {t('benefit:cost.minutesEach', { minutes: number(sessions.secondsEach / 60) })} (
            {t('benefit:cost.sessionsAbout', { count: sessions.about })})
          </li>
        )}
        {weights.map(({ kind, megabytes }) => (
          <li key={kind}>
            {megabytes === null
              ? t('benefit:cost.weightNone', { window: t(`common:window.${kind}`) })
              : t('benefit:cost.weight', {
                  megabytes: number(megabytes),
                  window: t(`common:window.${kind}`),
                })}
          </li>
        ))}
        <li>
          {typeof sheet.energy === 'number'
            ? t('benefit:cost.energy', { kwh: number(sheet.energy) })
            : t('benefit:cost.energyMissing')}
        </li>
      </ul>
      {sessions !== null && sessions.tasksLeftOut > 0 && (
        <p>{t('benefit:cost.tasksLeftOut', { count: sessions.tasksLeftOut })}</p>
      )}
      <p className="text-ink-soft">{t('benefit:cost.weightSource', { day: dated(WEIGHED_ON) })}</p>
    </section>
  );
}
