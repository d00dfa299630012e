/** The follow-up in short: a leader's first questions, each with what can be said and the way to its table. */
import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InShort } from './in-short';

interface InShortSectionProps {
  short: InShort;
  /** The page has its section of where to start. */
  hasStart: boolean;
  /** Address of how it has gone after support. */
  effectTo: string;
}

export function InShortSection({ short, hasStart, effectTo }: InShortSectionProps) {
  const { t } = useTranslation('leaders');
  const hidden = t('short.hidden');
  return (
    <section className="grid gap-3" aria-labelledby="in-short">
      <h2 id="in-short">{t('short.title')}</h2>
      <dl className="grid gap-x-8 gap-y-4 md:grid-cols-3">
        <Answer
          ask={t('short.seen.ask')}
          link={hasStart && <a href="#follow-up-start">{t('short.start')}</a>}
        >
          {short.seen ? t('short.seen.answer', short.seen) : hidden} <Lacking short={short} />
        </Answer>
        <Answer ask={t('short.time.ask')} link={<a href="#follow-up-way">{t('short.way')}</a>}>
          <Time short={short} />
          {!(short.decided && short.inTime) && ` ${t('short.askInstead')}`}
        </Answer>
        <Answer
          ask={t('short.helped.ask')}
          link={<Link to={effectTo}>{t('short.helped.link')}</Link>}
        >
          {t('short.helped.answer')}
        </Answer>
      </dl>
    </section>
  );
}

function Answer({ ask, link, children }: { ask: string; link: ReactNode; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1">
      <dt className="font-bold">{ask}</dt>
      <dd>{children}</dd>
      <dd className="screen-only">{link}</dd>
    </div>
  );
}

/** Where pupils lack a level, as far as it is shown. */
function Lacking({ short: { seen, lacking } }: { short: InShort }) {
  const { t, i18n } = useTranslation('leaders');
  if (lacking.length === 0 || seen?.without === 0) return null;
  const places = lacking.slice(0, 3).map((place) => t('short.seen.place', place));
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(places);
  return t('short.seen.lacking', { places: list });
}

function Time({ short: { decided, inTime } }: { short: InShort }) {
  const { t } = useTranslation('leaders');
  if (!decided && !inTime) return t('short.hidden');
  return (
    <>
      {decided && t(decided.base === 0 ? 'short.time.nobody' : 'short.time.decided', decided)}{' '}
      {inTime && inTime.base > 0 && t('short.time.answer', inTime)}
    </>
  );
}
