/** The start page's list: what needs me today, each with its reason and one button. */
import { useTranslation } from 'react-i18next';
import type { Action } from '~/access/roles';
import { LeaderQuestionsView } from '~/outcomes/leader-questions-view';
import { REASONS } from '~/outcomes/summary';
import type { MissingWhy, Place, Today, TodayItem } from '~/outcomes/today';
import { TodayProbes } from '~/outcomes/today-probes';
import { useResultWords } from '~/scoring/use-result-words';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';

export function TodayView({ needs, probes, places, may }: Today & { may: readonly Action[] }) {
  const { t } = useTranslation('outcomes');
  const others = listOtherPlaces(places);
  return (
    <div className="grid gap-8">
      {needs.length === 0 && (probes?.due.length ?? 0) === 0 ? (
        <EmptyState title={t('today.calmTitle')} icon="success">
          {t('today.calmText')}
        </EmptyState>
      ) : (
        <ol className="grid gap-3">
          {needs.map((item, index) => (
            <NeedItem
              key={`${item.kind} ${item.to} ${item.className}`}
              item={item}
              isFirst={index === 0}
            />
          ))}
        </ol>
      )}
      {probes && <TodayProbes probes={probes} />}
      <LeaderQuestionsView may={may} />
      {others.length > 0 && (
        <section className="grid gap-3" aria-labelledby="places">
          <h2 id="places">{t('today.places')}</h2>
          <ul className="flex flex-wrap gap-3">
            {others.map((place) => (
              <li key={place.to}>
                <PlaceLink place={place} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Where the questions do not lead: those of a leader begin with the follow-up of all, or of the one school. */
function listOtherPlaces(places: readonly Place[]): Place[] {
  const schools = places.filter(({ kind }) => kind === 'school').length;
  return places.filter(({ kind }) => kind !== 'municipality' && (kind !== 'school' || schools > 1));
}

function NeedItem({ item, isFirst }: { item: TodayItem; isFirst: boolean }) {
  const { t } = useTranslation('outcomes');
  const { day } = useResultWords();
  const { kind, className, count, lastDay } = item;
  const words = { className: className ?? '', count };
  return (
    <li className="flex flex-wrap items-center justify-between gap-4 rounded-[12px] border border-line bg-surface p-4">
      <div className="grid gap-1">
        <h2>{t(`today.item.${kind}.title`, words)}</h2>
        <p className="text-ink-soft">
          {t(`today.item.${kind}.reason`, words)}
          {lastDay && ` ${t('today.lastDay', { day: day(lastDay, 'UTC') })}`}
        </p>
        {item.why && <Why why={item.why} />}
      </div>
      <LinkButton to={item.to} look={isFirst ? 'primary' : 'secondary'}>
        {t(`today.item.${kind}.button`, words)}
      </LinkButton>
    </li>
  );
}

/** Why pupils are missing, each reason with its count: the same words and counts as leaders see. */
function Why({ why }: { why: MissingWhy }) {
  const { t } = useTranslation('outcomes');
  const counts = REASONS.map((reason) => [reason, why.reasons[reason]] as const);
  const parts = [...counts, ['partly', why.partly] as const]
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => t(`why.${reason}`, { count }));
  if (parts.length === 0) return null;
  return <p className="text-ink-soft">{t('today.why', { reasons: parts.join(', ') })}</p>;
}

function PlaceLink({ place }: { place: Place }) {
  const { t } = useTranslation('outcomes');
  return (
    <LinkButton to={place.to} look="quiet">
      {t(`today.place.${place.kind}`, { name: place.name ?? '' })}
    </LinkButton>
  );
}
