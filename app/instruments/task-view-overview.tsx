/** The battery on one page: tasks by windows, how long, how many, and how far the review has come. */
import '~/instruments/task-view.css';

import { Link } from '@remix-run/react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskPlace, TaskRow } from '~/instruments/task-view';
import type { BatteryPageData } from '~/instruments/task-view.server';
import { Notice } from '~/ui/notice';
import { ProgressBar } from '~/ui/progress-bar';

type Bilingual = { sv: string; en: string };

const WINDOWS = ['autumn', 'winter', 'spring'] as const;
const PLACES: readonly TaskPlace[] = [
  'whole-class',
  'carried',
  'second-sitting',
  'one-to-one',
  'one-to-one-optional',
];

function useSay() {
  const { i18n } = useTranslation();
  return (text: Bilingual) => (i18n.language === 'en' ? text.en : text.sv);
}

export function BatteryView({ page }: { page: BatteryPageData }) {
  const { t } = useTranslation('instruments');
  return (
    <div className="grid gap-8">
      <Batteries page={page} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Notice kind="info" title={t('battery.notNormedTitle')}>
          {t('battery.notNormed')}
        </Notice>
        {page.voiceIsSynthetic && (
          <Notice kind="warning" title={t('battery.voiceTitle')}>
            {t('battery.voice')}
          </Notice>
        )}
      </div>
      <Review page={page} />
      <TaskTable page={page} />
      <Minutes page={page} />
    </div>
  );
}

/** Which battery is shown, which there are, and which windows use each. */
function Batteries({ page }: { page: BatteryPageData }) {
  const { t, i18n } = useTranslation('instruments');
  const say = useSay();
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (
    <nav aria-label={t('battery.choose')}>
      <ul className="grid gap-2">
        {page.batteries.map(({ batteryKey, batteryTitle, usedIn }) => {
          const [id, version] = batteryKey.split('.');
          const name = t('battery.version', { title: say(batteryTitle), version, id });
          const windows = list.format(usedIn.map((kind) => t(`windowName.${kind}`)));
          return (
            <li key={batteryKey} className="max-w-none">
              <Link
                to={`/instruments?battery=${batteryKey}`}
                aria-current={batteryKey === page.batteryKey ? 'page' : undefined}
                className="font-bold text-action underline aria-[current]:text-ink aria-[current]:no-underline"
              >
                {name}
              </Link>
              {'. '}
              {usedIn.length > 0
                ? t('battery.usedIn', { windows, battery: say(batteryTitle) })
                : t('battery.usedNowhere', { battery: say(batteryTitle) })}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Review({ page }: { page: BatteryPageData }) {
  const { t } = useTranslation('instruments');
  const { review } = page;
  const retired = review['retire-proposed'] + review['retire-next'];
  return (
    <section aria-labelledby="review" className="grid max-w-xl gap-3">
      <h2 id="review">{t('battery.reviewTitle')}</h2>
      <ProgressBar
        label={t('review.progress')}
        done={review.approved}
        total={review.total}
        valueText={t('battery.reviewed', review)}
      />
      <p>
        {t('battery.reviewText')}
        {review['to-change'] > 0 && ` ${t('battery.toChange', { count: review['to-change'] })}.`}
        {retired > 0 && ` ${t('battery.toRetire', { count: retired })}.`}
      </p>
      {page.mayReview && (
        <p>
          <a href={`/instruments/review-export?battery=${page.batteryKey}`} download>
            {t('battery.export')}
          </a>
          {'. '}
          {t('battery.exportHint')}
        </p>
      )}
    </section>
  );
}

function TaskTable({ page }: { page: BatteryPageData }) {
  const { t } = useTranslation('instruments');
  const captionId = useId();
  return (
    <section className="grid gap-3" aria-labelledby={captionId}>
      <h2 id={captionId}>{t('battery.tableTitle')}</h2>
      <div className="data-table task-table">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
        <section className="data-table__scroll" tabIndex={0} aria-labelledby={captionId}>
          <table aria-labelledby={captionId}>
            <thead>
              <tr>
                <th scope="col">{t('battery.task')}</th>
                {WINDOWS.map((kind) => (
                  <th key={kind} scope="col" data-align="center">
                    {t(`window.${kind}`)}
                  </th>
                ))}
                <th scope="col" data-align="end">
                  {t('battery.items')}
                </th>
                <th scope="col" data-align="end">
                  {t('battery.minutes')}
                </th>
                <th scope="col">{t('battery.forms')}</th>
                <th scope="col" data-align="end">
                  {t('battery.reviewColumn')}
                </th>
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <TaskLine key={row.taskId} row={row} batteryKey={page.batteryKey} />
              ))}
            </tbody>
          </table>
        </section>
      </div>
      <Legend />
    </section>
  );
}

function TaskLine({ row, batteryKey }: { row: TaskRow; batteryKey: string }) {
  const { t } = useTranslation('instruments');
  const say = useSay();
  return (
    <tr>
      <th scope="row">
        <Link to={`/instruments/${row.taskId}?battery=${batteryKey}`}>{say(row.title)}</Link>
        <span className="block max-w-[38ch] text-sm font-normal text-wrap text-ink-soft">
          {say(row.measures)}
        </span>
      </th>
      {WINDOWS.map((kind) => (
        <td key={kind} data-align="center">
          <PlaceSign place={row.places[kind]} />
        </td>
      ))}
      <td data-align="end">{row.itemCount}</td>
      <td data-align="end">{t('battery.minutesShort', { count: row.minutes })}</td>
      <td>
        {t('battery.formCount', { count: row.forms })}
        {row.progressForms > 0 && (
          <span className="block text-sm text-ink-soft">
            {t('battery.progressForms', { count: row.progressForms })}
          </span>
        )}
      </td>
      <td data-align="end">{t('review.progressText', row.review)}</td>
    </tr>
  );
}

function PlaceSign({ place }: { place: TaskPlace | null }) {
  const { t } = useTranslation('instruments');
  if (!place) return <span className="spoken">{t('place.none')}</span>;
  return (
    <>
      <span aria-hidden="true" className="text-xl leading-none">
        {t(`place.${place}.sign`)}
      </span>
      <span className="spoken">{t(`place.${place}.word`)}</span>
    </>
  );
}

function Legend() {
  const { t } = useTranslation('instruments');
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm" aria-label={t('battery.legend')}>
      {PLACES.map((place) => (
        <li key={place}>
          <span aria-hidden="true">{t(`place.${place}.sign`)} </span>
          {t(`place.${place}.word`)}
        </li>
      ))}
    </ul>
  );
}

function Minutes({ page }: { page: BatteryPageData }) {
  const { t } = useTranslation('instruments');
  return (
    <section aria-labelledby="minutes" className="grid gap-2">
      <h2 id="minutes">{t('battery.minutesTitle')}</h2>
      <ul className="grid gap-1">
        {page.wholeClassMinutes.map(({ kind, minutes, withCarried }) => {
          const window = t(`window.${kind}`);
          return (
            <li key={kind}>
              {withCarried > minutes
                ? t('battery.minutesCarried', { window, count: minutes, carried: withCarried })
                : t('battery.minutesLine', { window, count: minutes })}
            </li>
          );
        })}
      </ul>
      <p className="text-sm text-ink-soft">{t('battery.minutesHint')}</p>
    </section>
  );
}
