/** Cards to print and cut out: the animal of each pupil, with or without the name. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignCard } from '~/administration/sign-cards';
import { SIGNS } from '~/roster/signs';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { EmptyState } from '~/ui/empty-state';

export function SignCardsView({ cards }: { cards: readonly SignCard[] }) {
  const { t, i18n } = useTranslation('administration');
  const [hasNames, setHasNames] = useState(true);
  if (cards.length === 0) {
    return <EmptyState title={t('cards.emptyTitle')}>{t('cards.emptyText')}</EmptyState>;
  }
  const inSwedish = i18n.language === 'sv';
  return (
    <>
      <div className="screen-only mb-6 flex flex-wrap items-center gap-6">
        <Button type="button" look="primary" onClick={() => print()}>
          {t('cards.print')}
        </Button>
        <Checkbox
          label={t('cards.withNames')}
          checked={hasNames}
          onChange={(event) => setHasNames(event.currentTarget.checked)}
        />
      </div>
      <ul className="sign-cards">
        {cards.map(({ membershipId, signId, name }) => {
          const sign = SIGNS.find(({ id }) => id === signId);
          const animal = (inSwedish ? sign?.nameSv : sign?.nameEn) ?? signId;
          return (
            <li key={membershipId} className="sign-card">
              <img src={`/signs/${signId}.svg`} alt="" />
              <span className="sign-card__animal">{animal}</span>
              {hasNames && <span className="sign-card__name">{name}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
