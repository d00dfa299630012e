/** What was changed in a plan and why; the latest change can be taken back. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { usePlanChangeWords } from './plan-change-words';
import type { PlanView } from './plan-view';

export function PlanChanges({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('desk');
  const words = usePlanChangeWords();
  const { planId, changes, mayChange } = plan;
  if (changes.length === 0) return null;
  const latest = changes.at(-1)?.changeId;
  return (
    <ul aria-label={t('change.history')} className="grid gap-1">
      {changes.map((change) => (
        <li key={change.changeId} className="border-line border-s-4 ps-3">
          <p>{words.line(change)}</p>
          <p className="text-ink-soft">{words.why(change)}</p>
          {mayChange && change.changeId === latest && (
            <Form method="post" action={`/plans/${planId}/change`} className="print:hidden">
              <input type="hidden" name="changeId" value={change.changeId} />
              <Button
                name="intent"
                value="take-back"
                size="small"
                look="quiet"
                aria-label={t('change.takeBackOf', { line: words.line(change) })}
              >
                {t('change.takeBack')}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
