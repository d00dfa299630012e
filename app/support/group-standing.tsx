/** Where a result stands among the municipality's other pupils, or that it is not normed and why. */
import type { ReferenceStanding } from '~/scoring/reference-group';
import type { ResultWords } from '~/scoring/use-result-words';
import { Explanation } from '~/ui/explanation';

/** "ungefär 5 av 100 lägre (2-11), bland 100 andra": a percentile never stands without its limits. */
export function tellStanding(standing: ReferenceStanding, { t, locale }: ResultWords): string {
  if (standing.kind === 'not-normed') return t('pupil.standing.notNormed');
  const { percentile, lower, upper, others, synthetic } = standing;
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const [at, from, to] = [percentile, lower, upper].map((one) => whole.format(one));
  const words = t('pupil.standing.percentile', { at, from, to, others });
  return synthetic ? `${words} (${t('pupil.standing.synthetic')})` : words;
}

export function GroupStanding({
  standing,
  words,
}: {
  standing: ReferenceStanding;
  words: ResultWords;
}) {
  const { t } = words;
  if (standing.kind === 'percentile') return <>{tellStanding(standing, words)}</>;
  const { why, enrolled, members } = standing;
  return (
    <>
      {tellStanding(standing, words)}
      <Explanation label={t('pupil.standing.whyLabel')}>
        {t(`pupil.standing.why.${why}`, { enrolled, members })}
      </Explanation>
    </>
  );
}
