/** Where the pupil's flags stand, who decided what and why, and what the reader thinks of it. */
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FlagView, ReviewView } from '~/support/flag-view';
import type { PupilSectionProps } from '~/support/pupil-page-section';
import { COMMENT_AT_MOST, isDismissReason } from '~/support/review-rules';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { TextArea } from '~/ui/text-area';

interface PupilFlagsProps extends PupilSectionProps {
  /** The reader decides on proposals: the way there stands by each that is open. */
  mayReview: boolean;
}

export function PupilFlags({ page, words, mayReview }: PupilFlagsProps) {
  const { t, say } = words;
  const { t: common } = useTranslation();
  const { t: support } = useTranslation('support');
  const nameSkill = (skill: string) => {
    const name = page.skillNames[skill];
    return name ? say(name) : skill;
  };
  return (
    <section aria-labelledby="flags" className="grid gap-3">
      <h2 id="flags">{t('pupil.flags')}</h2>
      {page.flags.length === 0 && <p>{t('pupil.flagsNone')}</p>}
      <ul className="grid gap-4">
        {page.flags.map((flag) => {
          const line = t('windowFlagLine', {
            skill: nameSkill(flag.skill),
            window: common(`window.${flag.windowKind as 'autumn'}`),
            state: t(`flagState.${flag.state}`),
          });
          return (
            <li key={flag.flagId} className="grid gap-1">
              <p className="font-bold first-letter:uppercase">
                {line}
                {flag.basisChanged && ` (${t('mark.basisChanged')})`}
              </p>
              {flag.reviews.map((review) => (
                <ReviewLine key={review.reviewId} review={review} page={page} words={words} />
              ))}
              {flag.state === 'proposed' && mayReview && (
                <p className="screen-only">
                  <Link to={`/overview?pupil=${page.pupil.pupilId}`}>
                    {support('review.toDecision')}
                  </Link>
                </p>
              )}
              {flag.state !== 'superseded' && <RemarkForm flag={flag} named={line} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function ReviewLine({ review, page, words }: PupilSectionProps & { review: ReviewView }) {
  const { t, day } = words;
  const { t: support } = useTranslation('support');
  return (
    <div className="text-ink-soft">
      <p>
        {t('pupil.flagReview', {
          decision: t(`decision.${review.decision}`),
          by: review.by,
          at: day(review.at, page.timeZone),
        })}
        {review.watchUntil &&
          `, ${t('pupil.flagWatch', { day: day(review.watchUntil, page.timeZone) })}`}
        {isDismissReason(review.reasonCode) &&
          `. ${support('review.because', { reason: support(`reason.${review.reasonCode}`) })}`}
      </p>
      {review.comment && <ReviewComment comment={review.comment} />}
    </div>
  );
}

/** What a reader wrote, as a quotation. */
export function ReviewComment({ comment }: { comment: string }) {
  return (
    <blockquote className="whitespace-pre-line border-s-4 border-line ps-3 text-ink">
      {comment}
    </blockquote>
  );
}

/** Objecting opens a decided flag again; commenting decides nothing. */
function RemarkForm({ flag, named }: { flag: FlagView; named: string }) {
  const { t } = useTranslation('support');
  const isDecided = flag.state !== 'proposed';
  return (
    <div className="screen-only">
      <Explanation label={t(isDecided ? 'remark.openDecided' : 'remark.open')}>
        <Form method="post" preventScrollReset className="grid max-w-xl gap-3">
          <input type="hidden" name="intent" value="remark-flag" />
          <input type="hidden" name="flagId" value={flag.flagId} />
          <FormField
            label={t('remark.label', { flag: named })}
            hint={t(isDecided ? 'remark.hintDecided' : 'remark.hint')}
          >
            <TextArea name="comment" rows={3} maxLength={COMMENT_AT_MOST} required />
          </FormField>
          <div className="flex flex-wrap gap-2">
            <Button name="remark" value="comment">
              {t('remark.comment')}
            </Button>
            {isDecided && (
              <Button name="remark" value="object">
                {t('remark.object')}
              </Button>
            )}
          </div>
        </Form>
      </Explanation>
    </div>
  );
}
