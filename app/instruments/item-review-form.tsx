/** One approval for a whole form of a reading, for the person who has read every row. */
import { useFetcher } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ReviewProblem } from '~/instruments/item-review';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { FieldErrors } from '~/ui/form-field';

export function ApproveForm({
  formId,
  left,
  total,
}: {
  formId: string;
  left: number;
  total: number;
}) {
  const { t } = useTranslation('instruments');
  const fetcher = useFetcher<{ problem?: ReviewProblem }>();
  if (left === 0) return <p>{t('review.form.done')}</p>;
  const isUnread = fetcher.data?.problem === 'not-read';
  return (
    <fetcher.Form method="post" className="grid gap-3">
      <h3>{t('review.form.title', { form: formId })}</h3>
      <p>{t('review.form.text')}</p>
      <input type="hidden" name="intent" value="approve-form" />
      <input type="hidden" name="formId" value={formId} />
      <Checkbox
        name="hasReadAll"
        value="yes"
        required
        label={t('review.form.readAll', { count: total })}
      />
      <FieldErrors errors={isUnread ? [t('review.form.not-read')] : undefined} />
      <span>
        <Button pendingLabel={fetcher.state === 'idle' ? undefined : t('review.saving')}>
          {t('review.form.approve')}
        </Button>
      </span>
    </fetcher.Form>
  );
}
