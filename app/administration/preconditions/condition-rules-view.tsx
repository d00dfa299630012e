/** What a municipality's rounds wait for, and what is said for the whole municipality. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { ScrollRegion } from '~/ui/scroll-region';
import { useDayWords } from '../round-word-choice';
import { ConditionMark } from './conditions-view';
import type { ConditionRules } from './precondition-store.server';
import { OWNER_ROLES } from './preconditions';

export function ConditionRulesView({ page }: { page: ConditionRules }) {
  return (
    <div className="grid gap-8">
      <MunicipalConditions told={page.told} />
      <Rules page={page} />
    </div>
  );
}

function MunicipalConditions({ told }: { told: ConditionRules['told'] }) {
  const { t } = useTranslation('learning');
  const day = useDayWords();
  return (
    <section aria-labelledby="municipal-conditions" className="grid gap-3">
      <h2 id="municipal-conditions">{t('condition.municipal')}</h2>
      {!told && (
        <EmptyState title={t('condition.noYearTitle')} headingLevel={3}>
          {t('condition.noYearText')}
        </EmptyState>
      )}
      {told?.map(({ item, mark }) => (
        <div key={item} className="grid justify-items-start gap-2">
          <h3>{t(`condition.item.${item}`)}</h3>
          <p>{t(`condition.where.${item}`)}</p>
          <ConditionMark isMet={mark !== null} />
          {mark && <p>{t('condition.told', { name: mark.by, day: day(mark.day) })}</p>}
          <Form method="post">
            <input type="hidden" name="item" value={item} />
            <Button
              name="intent"
              value={mark ? 'municipal-withdrawn' : 'municipal-met'}
              look={mark ? 'quiet' : 'primary'}
            >
              {t(mark ? 'condition.takeBack' : 'condition.tellYear')}
            </Button>
          </Form>
        </div>
      ))}
    </section>
  );
}

function Rules({ page }: { page: ConditionRules }) {
  const { t } = useTranslation(['learning', 'common']);
  return (
    <section aria-labelledby="condition-rules" className="grid gap-3">
      <h2 id="condition-rules">{t('learning:condition.rules')}</h2>
      <p>{t(page.synthetic ? 'learning:condition.defaultDemo' : 'learning:condition.default')}</p>
      <ScrollRegion labelledBy="condition-rules">
        <table aria-labelledby="condition-rules">
          <thead>
            <tr>
              <th scope="col">{t('learning:condition.column.item')}</th>
              <th scope="col">{t('learning:condition.column.owner')}</th>
              <th scope="col">{t('learning:condition.column.rule')}</th>
            </tr>
          </thead>
          <tbody>
            {page.items.map(({ item, isBlocking, isDecided }) => (
              <tr key={item}>
                <th scope="row">{t(`learning:condition.item.${item}`)}</th>
                <td>{t(`common:role.${OWNER_ROLES[item]}`)}</td>
                <td>
                  <div className="grid max-w-[30ch] justify-items-start gap-1 whitespace-normal">
                    <span>
                      {t(
                        isBlocking
                          ? 'learning:condition.blocks'
                          : 'learning:condition.doesNotBlock',
                      )}
                      {!isDecided && ` (${t('learning:condition.byDefault')})`}
                    </span>
                    <Form method="post" preventScrollReset>
                      <input type="hidden" name="item" value={item} />
                      <Button size="small" name="intent" value={isBlocking ? 'allow' : 'block'}>
                        {t(isBlocking ? 'learning:condition.allow' : 'learning:condition.block')}
                        <span className="spoken">: {t(`learning:condition.item.${item}`)}</span>
                      </Button>
                    </Form>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
