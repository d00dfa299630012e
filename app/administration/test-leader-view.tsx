/** Somebody else leads the lesson: who does today, and a form to let one more. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ShownTestLeaders, TestLeaders } from '~/access/test-leaders';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';

export function TestLeaderSection({ leaders }: { leaders: ShownTestLeaders }) {
  const { t } = useTranslation(['administration', 'setup']);
  return (
    <section aria-labelledby="test-leader" className="screen-only grid gap-3">
      <h2 id="test-leader">{t('administration:leader.title')}</h2>
      <p className="max-w-[70ch]">
        {t(leaders.others ? 'administration:leader.text' : 'setup:round.noTestLeaders')}
      </p>
      {leaders.today.length > 0 && <LeadersToday today={leaders.today} />}
      {leaders.others && leaders.others.length > 0 && (
        <AppointForm key={leaders.today.length} others={leaders.others} />
      )}
      {leaders.others?.length === 0 && <p>{t('administration:leader.nobody')}</p>}
    </section>
  );
}

function LeadersToday({ today }: Pick<TestLeaders, 'today'>) {
  const { t } = useTranslation('administration');
  return (
    <ul className="grid gap-2">
      {today.map(({ assignmentId, name }) => (
        <li key={assignmentId} className="flex flex-wrap items-center gap-4">
          <span>
            {t('leader.today')}: <strong>{name}</strong>
          </span>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="dismiss-leader" />
            <input type="hidden" name="assignmentId" value={assignmentId} />
            <Button size="small">
              {t('leader.dismiss')}
              <span className="spoken">: {name}</span>
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}

function AppointForm({ others }: Pick<TestLeaders, 'others'>) {
  const { t } = useTranslation('administration');
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-4">
      <input type="hidden" name="intent" value="appoint-leader" />
      <FormField label={t('leader.who')}>
        <Select
          name="staffMemberId"
          required
          defaultValue=""
          emptyLabel={t('leader.choose')}
          options={others.map(({ staffMemberId, name }) => ({ value: staffMemberId, label: name }))}
        />
      </FormField>
      <Button>{t('leader.appoint')}</Button>
    </Form>
  );
}
