/** A flag with its history, and the form that decides on it. Works by keyboard, keeps the reader's place. */
import { Form, useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import type { ReviewView } from '~/support/flag-view';
import type { OverviewFlag } from '~/support/overview';
import { useOverviewWords } from '~/support/overview-words';
import { ReviewComment } from '~/support/pupil-page-flags';
import {
  COMMENT_AT_MOST,
  type Decision,
  DISMISS_REASONS,
  isDismissReason,
  type ReviewProblem,
} from '~/support/review-rules';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { RadioGroup } from '~/ui/radio-group';
import { Select } from '~/ui/select';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';

/** The first and the last day to which a flag may be watched. */
export interface WatchDays {
  today: string;
  lastWatchDay: string;
}

interface FlagReviewProps {
  flag: OverviewFlag;
  days: WatchDays;
  /** Why the last decision on this flag was not taken. */
  problem: ReviewProblem | null;
}

export function FlagReview({ flag, days, problem }: FlagReviewProps) {
  const { t } = useTranslation('support');
  const words = useOverviewWords();
  const heading = useFocusOnChange(flag.reviews.length);
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <h3 ref={heading} tabIndex={-1} className="first-letter:uppercase">
        {words.flag(flag)}
      </h3>
      {flag.waiting && <p>{t(`waitingText.${flag.waiting}`)}</p>}
      <ReviewHistory reviews={flag.reviews} />
      {problem && <RefusedDecision problem={problem} />}
      {flag.waiting && <ReviewForm flag={flag} days={days} problem={problem} />}
      {flag.state !== 'proposed' && <ReopenForm flagId={flag.flagId} />}
    </section>
  );
}

/** Moves the reader to the heading when a decision has been saved, so that the new state is read out. */
function useFocusOnChange(reviewCount: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(reviewCount);
  useEffect(() => {
    if (seen.current !== reviewCount) heading.current?.focus();
    seen.current = reviewCount;
  }, [reviewCount]);
  return heading;
}

function RefusedDecision({ problem }: { problem: ReviewProblem }) {
  const { t } = useTranslation('support');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice kind="error" title={t(`problem.${problem}`)} isLive>
        {t('review.nothingSaved')}
      </Notice>
    </div>
  );
}

function ReviewHistory({ reviews }: { reviews: ReviewView[] }) {
  const { t } = useTranslation(['support', 'results']);
  const { day } = useResultWords();
  if (reviews.length === 0) return null;
  return (
    <ul className="grid gap-1 text-ink-soft">
      {reviews.map((review) => (
        <li key={review.reviewId}>
          {t('review.line', {
            decision: t(`results:decision.${review.decision}`),
            by: review.by,
            day: day(review.at, 'UTC'),
          })}
          {review.watchUntil && ` ${t('review.lineUntil', { day: day(review.watchUntil, 'UTC') })}`}
          {isDismissReason(review.reasonCode) && ` ${t(`reason.${review.reasonCode}`)}.`}
          {review.comment && <ReviewComment comment={review.comment} />}
        </li>
      ))}
    </ul>
  );
}

/** Where the answer leads back to: the same table, the same pupil. Sending lasts until the answer is shown. */
function useReviewForm(flagId: string) {
  const { pathname, search } = useLocation();
  const { formData } = useNavigation();
  return { action: `${pathname}${search}`, isSending: formData?.get('flagId') === flagId };
}

function ReviewForm({ flag, days, problem }: FlagReviewProps) {
  const { t } = useTranslation('support');
  const { action, isSending } = useReviewForm(flag.flagId);
  const [decision, setDecision] = useState<Decision>('confirm');
  const problemOf = (...own: ReviewProblem[]) =>
    problem && own.includes(problem) ? { errors: [t(`problem.${problem}`)] } : {};
  return (
    <Form method="post" action={action} preventScrollReset className="grid gap-4">
      <input type="hidden" name="flagId" value={flag.flagId} />
      <RadioGroup
        name="decision"
        look="card"
        label={t('review.question')}
        value={decision}
        onChange={(value) => setDecision(value as Decision)}
        options={(['confirm', 'watch', 'dismiss'] as const).map((value) => ({
          value,
          label: t(`review.${value}`),
          hint: t(`review.${value}Hint`),
        }))}
      />
      {decision === 'watch' && (
        <FormField
          label={t('review.until')}
          hint={t('review.untilHint')}
          field={problemOf('watch-day-missing', 'watch-day-past', 'watch-day-too-far')}
        >
          <TextInput
            type="date"
            name="watchUntil"
            min={days.today}
            max={days.lastWatchDay}
            defaultValue={days.lastWatchDay}
            required
          />
        </FormField>
      )}
      {decision === 'dismiss' && (
        <FormField label={t('review.reason')} field={problemOf('reason-missing')}>
          <Select
            name="reasonCode"
            required
            defaultValue=""
            emptyLabel={t('review.reasonEmpty')}
            options={DISMISS_REASONS.map((code) => ({ value: code, label: t(`reason.${code}`) }))}
          />
        </FormField>
      )}
      <FormField label={t('review.comment')} hint={t('review.commentHint')}>
        <TextArea name="comment" rows={2} maxLength={COMMENT_AT_MOST} />
      </FormField>
      <div>
        <Button look="primary" pendingLabel={isSending ? t('review.saving') : undefined}>
          {t('review.save')}
        </Button>
      </div>
    </Form>
  );
}

function ReopenForm({ flagId }: { flagId: string }) {
  const { t } = useTranslation('support');
  const { action, isSending } = useReviewForm(flagId);
  return (
    <Form method="post" action={action} preventScrollReset>
      <input type="hidden" name="flagId" value={flagId} />
      <input type="hidden" name="decision" value="reopen" />
      <Button look="quiet" pendingLabel={isSending ? t('review.saving') : undefined}>
        {t('review.reopen')}
      </Button>
    </Form>
  );
}
