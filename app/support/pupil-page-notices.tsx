/** Worry and särskild bedömning: recorded at any level, taken back with a trace. */
import { Form } from '@remix-run/react';
import { type Notice, RAISED_BY } from '~/support/notice';
import type { PupilSectionProps } from '~/support/pupil-page-section';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';

export function PupilNotices({ page, words }: PupilSectionProps) {
  const { t } = words;
  const isStarted = page.notices.some(
    (notice) => notice.kind === 'special-assessment-started' && notice.withdrawnAt === null,
  );
  return (
    <section aria-labelledby="notices" className="grid gap-3">
      <h2 id="notices">{t('pupil.notices')}</h2>
      <p className="text-ink-soft">{t('pupil.noticesText')}</p>
      {page.notices.length === 0 && <p>{t('pupil.noticesNone')}</p>}
      <ul className="grid gap-2">
        {page.notices.map((notice) => (
          <NoticeLine key={notice.noticeId} notice={notice} page={page} words={words} />
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-4">
        <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="intent" value="record-notice" />
          <input type="hidden" name="kind" value="worry" />
          <FormField label={t('pupil.worryFrom')}>
            <Select
              name="raisedBy"
              options={RAISED_BY.map((value) => ({ value, label: t(`pupil.raisedBy.${value}`) }))}
            />
          </FormField>
          <Button>{t('pupil.recordWorry')}</Button>
        </Form>
        {!isStarted && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="record-notice" />
            <input type="hidden" name="kind" value="special-assessment-started" />
            <Button>{t('pupil.startAssessment')}</Button>
          </Form>
        )}
      </div>
    </section>
  );
}

function NoticeLine({ notice, page, words }: PupilSectionProps & { notice: Notice }) {
  const { t, day } = words;
  const kind = t(`mark.${notice.kind}`);
  const line =
    notice.kind === 'worry'
      ? t('pupil.noticeLine', { kind, by: t(`pupil.raisedBy.${notice.raisedBy}`) })
      : kind;
  const trace = t('pupil.noticeTrace', {
    by: notice.recordedBy,
    day: day(notice.recordedAt, page.timeZone),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className={notice.withdrawnAt ? 'line-through' : 'font-bold'}>{line}</span>
      <span className="text-ink-soft">
        {trace}
        {notice.withdrawnAt &&
          `, ${t('pupil.noticeWithdrawn', { day: day(notice.withdrawnAt, page.timeZone) })}`}
      </span>
      {!notice.withdrawnAt && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="withdraw-notice" />
          <input type="hidden" name="noticeId" value={notice.noticeId} />
          <Button
            look="quiet"
            size="small"
            aria-label={t('pupil.withdrawNotice', { notice: line })}
          >
            {t('pupil.withdraw')}
          </Button>
        </Form>
      )}
    </li>
  );
}
