/** Where to start: the places that stand out, each with its reasons; the rest cannot be told apart. */
import { useTranslation } from 'react-i18next';
import { DefinitionLine } from '~/outcomes/definition';
import { ShareWhisker } from '~/ui/share-whisker';
import { findWhereToStart, type StartPlace, type StartReason } from './where-to-start';

export function StartSection({ places }: { places: readonly StartPlace[] }) {
  const { t } = useTranslation('outcomes');
  if (places.length < 2) return null;
  const { ranks, notApart, hidden } = findWhereToStart(places);
  return (
    <section className="grid gap-3" aria-labelledby="follow-up-start">
      <h2 id="follow-up-start">{t('followUp.start.title')}</h2>
      <p className="max-w-[70ch]">{t('followUp.start.text')}</p>
      <DefinitionLine words={['apart', 'with-level', 'way-undecided', 'in-time']} />
      {ranks.length > 0 && (
        <ol className="grid gap-4">
          {ranks.map(({ rank, places: own }) => (
            <li key={rank} value={rank} className="grid gap-3">
              {own.length > 1 && (
                <p className="text-ink-soft">{t('followUp.start.shared', { count: own.length })}</p>
              )}
              {own.map(({ id, name, reasons }) => (
                <div key={id} className="grid gap-1">
                  <h3>{t('followUp.start.place', { rank, name })}</h3>
                  <ul className="grid gap-1">
                    {reasons.map((reason) => (
                      <Reason key={reason.ground} reason={reason} />
                    ))}
                  </ul>
                </div>
              ))}
            </li>
          ))}
        </ol>
      )}
      {notApart > 0 && <p>{t('followUp.start.notApart', { count: notApart })}</p>}
      {hidden > 0 && (
        <p className="text-ink-soft">{t('followUp.start.hidden', { count: hidden })}</p>
      )}
    </section>
  );
}

function Reason({ reason }: { reason: StartReason }) {
  const { t, i18n } = useTranslation('outcomes');
  const { ground, count, base, limits, others } = reason;
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const text = t(`followUp.start.reason.${ground}`, { count, base });
  const figures = t('followUp.start.beside', {
    lower: share.format(limits.lower),
    upper: share.format(limits.upper),
    others: share.format(others.count / others.base),
    othersBase: others.base,
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <ShareWhisker
        value={{ estimate: count / base, ...limits }}
        beside={others.count / others.base}
        title={text}
        description={figures}
      />
      <span>
        {text} <span className="text-ink-soft">{figures}</span>
      </span>
    </li>
  );
}
