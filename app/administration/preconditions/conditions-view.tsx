/** What must be in place before a round: met or not, who answers, and one press to say so or take it back. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { ScrollRegion } from '~/ui/scroll-region';
import type { RoundPage } from '../round-page';
import { listLacking } from '../round-page';
import { useDayWords } from '../round-word-choice';
import type { ChecklistItem, Precondition } from './preconditions';

/** Why the round cannot be opened: what is lacking, who puts it right, and where. */
export function LackingNotice({ page, isLive }: { page: RoundPage; isLive: boolean }) {
  const { t } = useTranslation('learning');
  const lacking = listLacking(page);
  const who = useOwnerWords();
  if (lacking.length === 0 || page.open) return null;
  return (
    <Notice kind="warning" title={t('condition.lackingTitle')} isLive={isLive}>
      <ul className="list-disc ps-6">
        {lacking.map((own) => (
          <li key={own.item}>
            <strong>{t(`condition.item.${own.item}`)}.</strong> {t(`condition.where.${own.item}`)}{' '}
            {who(own)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** "Ansvarig: Ada Berg (lärare)"; without a name the role. */
function useOwnerWords() {
  const { t } = useTranslation(['learning', 'common']);
  return ({ ownerRole, owners }: ChecklistItem) => {
    const role = t(`common:role.${ownerRole}`).toLocaleLowerCase();
    return owners.length > 0
      ? t('learning:condition.owner', { names: [...new Set(owners)].join(', '), role })
      : t('learning:condition.noOwner', { role });
  };
}

export function ConditionsSection({ page }: { page: RoundPage }) {
  const { t } = useTranslation('learning');
  if (!page.conditions) return null;
  const { items, mayTell, windowId } = page.conditions;
  const met = items.filter(({ isMet }) => isMet).length;
  return (
    <section aria-labelledby="conditions" className="grid gap-3">
      <h2 id="conditions">{t('condition.title')}</h2>
      <p>{t('condition.count', { met, count: items.length })}</p>
      <ScrollRegion labelledBy="conditions">
        <table aria-labelledby="conditions">
          <thead>
            <tr>
              <th scope="col">{t('condition.column.item')}</th>
              <th scope="col">{t('condition.column.state')}</th>
              <th scope="col">{t('condition.column.owner')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((own) => (
              <tr key={own.item}>
                <th scope="row" className="max-w-[22ch] font-normal whitespace-normal">
                  <strong>{t(`condition.item.${own.item}`)}</strong>
                  <span className="block text-ink-soft">
                    {t(own.isBlocking ? 'condition.blocks' : 'condition.doesNotBlock')}
                  </span>
                </th>
                <td>
                  <State own={own} windowId={windowId} mayTell={mayTell.includes(own.item)} />
                </td>
                <td className="max-w-[34ch] min-w-[24ch] whitespace-normal">
                  <Owner own={own} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

/** Who said it, and when; before that who answers for it, and for what the product knows where it is mended. */
function Owner({ own }: { own: ChecklistItem }) {
  const { t } = useTranslation('learning');
  const who = useOwnerWords();
  const day = useDayWords();
  if (own.told) return t('condition.told', { name: own.told.by, day: day(own.told.day) });
  return (
    <>
      {who(own)}
      {!own.isMet && (
        <span className="block text-ink-soft">{t(`condition.where.${own.item}`)}</span>
      )}
    </>
  );
}

function State({
  own,
  windowId,
  mayTell,
}: {
  own: ChecklistItem;
  windowId: string;
  mayTell: boolean;
}) {
  const { t } = useTranslation('learning');
  const words = { item: t(`condition.item.${own.item}`) };
  return (
    <div className="grid justify-items-start gap-1">
      <ConditionMark isMet={own.isMet} />
      {mayTell && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="item" value={own.item satisfies Precondition} />
          <input type="hidden" name="windowId" value={windowId} />
          <Button
            size="small"
            look={own.isMet ? 'quiet' : 'secondary'}
            name="intent"
            value={own.isMet ? 'condition-withdrawn' : 'condition-met'}
          >
            {t(own.isMet ? 'condition.takeBack' : 'condition.tell')}
            <span className="spoken">: {words.item}</span>
          </Button>
        </Form>
      )}
    </div>
  );
}

/** Shape and word: met or not. */
export function ConditionMark({ isMet }: { isMet: boolean }) {
  const { t } = useTranslation('learning');
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Icon name={isMet ? 'success' : 'warning'} />
      {t(isMet ? 'condition.met' : 'condition.notMet')}
    </span>
  );
}
