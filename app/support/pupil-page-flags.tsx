/** Where the pupil's flags stand, and who decided what. Deciding is done on the overview. */
import { useTranslation } from 'react-i18next';
import type { PupilSectionProps } from '~/support/pupil-page-section';

export function PupilFlags({ page, words }: PupilSectionProps) {
  const { t, say, day } = words;
  const { t: common } = useTranslation();
  const nameSkill = (skill: string) => {
    const name = page.skillNames[skill];
    return name ? say(name) : skill;
  };
  return (
    <section aria-labelledby="flags" className="grid gap-3">
      <h2 id="flags">{t('pupil.flags')}</h2>
      {page.flags.length === 0 && <p>{t('pupil.flagsNone')}</p>}
      <ul className="grid gap-3">
        {page.flags.map((flag) => (
          <li key={flag.flagId}>
            <p className="font-bold">
              {t('windowFlagLine', {
                skill: nameSkill(flag.skill),
                window: common(`window.${flag.windowKind as 'autumn'}`),
                state: t(`flagState.${flag.state}`),
              })}
              {flag.basisChanged && ` (${t('mark.basisChanged')})`}
            </p>
            {flag.reviews.map((review) => (
              <p key={review.reviewId} className="text-ink-soft">
                {t('pupil.flagReview', {
                  decision: t(`decision.${review.decision}`),
                  by: review.by,
                  at: day(review.at, page.timeZone),
                })}
                {review.watchUntil &&
                  `, ${t('pupil.flagWatch', { day: day(review.watchUntil, page.timeZone) })}`}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
