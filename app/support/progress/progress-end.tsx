/** From the first readings to the last: whether the change is more than chance, and beside pupils who started alike. */
import type { ProgressSectionProps } from './progress-words';

export function ProgressEnd({ page, words }: ProgressSectionProps) {
  const { t, number, signed } = words;
  const { change, alike, finding } = page;
  if (!change) return null;
  const kind = !change.isReliable ? 'unsure' : change.index > 0 ? 'more' : 'less';
  const figures = { before: number(change.before), after: number(change.after) };
  return (
    <section aria-labelledby="progress-end" className="grid gap-3">
      <h2 id="progress-end">{t('end.title')}</h2>
      <p className="max-w-prose">{t(`end.${kind}`, figures)}</p>
      {alike && finding?.growth && (
        <p className="max-w-prose">
          {alike.kind === 'compared'
            ? t('end.alike', {
                pupils: alike.pupils,
                band: number(alike.band),
                median: signed(alike.medianRise),
                own: signed(finding.growth.weeklyRise),
              })
            : t('end.tooFew', { ...alike, band: number(alike.band) })}
        </p>
      )}
      <p className="max-w-prose text-ink-soft">{t('end.how')}</p>
    </section>
  );
}
