/** Ways of working: the catalogue with how well each is studied, and the school's own. */
import { Form } from '@remix-run/react';
import { NEEDS } from '~/support/groups/need';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';
import type { Method } from './method';
import type { MethodsPage } from './method-store.server';
import { MOST_MINUTES, MOST_WEEKS } from './plan-form';
import { usePlanWords } from './plan-words';

export function MethodsView({ page, isRefused }: { page: MethodsPage; isRefused: boolean }) {
  const { t } = usePlanWords();
  const own = page.methods.filter((method) => method.own !== null);
  const common = page.methods.filter((method) => method.own === null);
  const mayChange = page.schools.length > 0;
  return (
    <div className="grid gap-8">
      {isRefused && <Notice kind="warning" isLive title={t('methods.refused')} />}
      <section aria-labelledby="methods-own" className="grid gap-3">
        <h2 id="methods-own">{t('methods.own')}</h2>
        {own.length === 0 && <p className="text-ink-soft">{t('methods.ownEmpty')}</p>}
        <MethodList methods={own} mayChange={mayChange} />
        {mayChange && (
          <Explanation label={t('methods.add')}>
            <MethodForm schools={page.schools} method={null} key={own.length} />
          </Explanation>
        )}
      </section>
      <section aria-labelledby="methods-common" className="grid gap-3">
        <h2 id="methods-common">{t('methods.common')}</h2>
        <p className="text-ink-soft">{t('methods.commonText')}</p>
        <MethodList methods={common} mayChange={false} />
      </section>
    </div>
  );
}

function MethodList({ methods, mayChange }: { methods: readonly Method[]; mayChange: boolean }) {
  const { t, say } = usePlanWords();
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {methods.map((method) => (
        <li
          key={method.id}
          className="grid content-start gap-1 rounded-[12px] border border-line p-4"
        >
          <h3>
            {say(method.title)}
            {method.own?.isRetired && ` (${t('methods.retired')})`}
          </h3>
          <p>{method.needs.map((need) => t(`need.${need}`)).join('; ')}</p>
          <p>{say(method.description)}</p>
          <p>
            {t('methods.dose', {
              count: method.minutes,
              timesAWeek: method.timesAWeek,
              weeks: method.weeks,
            })}
          </p>
          <p>{t('methods.materials', { materials: say(method.materials) || '–' })}</p>
          <p>
            <strong>{t(`evidence.${method.evidence}`)}</strong>
            {method.studied && `: ${say(method.studied)}`}
          </p>
          {method.source && (
            <p className="text-ink-soft">{t('methods.source', { source: method.source })}</p>
          )}
          {method.own && <p className="text-ink-soft">{method.own.schoolName}</p>}
          {mayChange && method.own && <OwnActions method={method} />}
        </li>
      ))}
    </ul>
  );
}

function OwnActions({ method }: { method: Method }) {
  const { t } = usePlanWords();
  const intent = method.own?.isRetired ? 'bring-back' : 'retire';
  return (
    <div className="grid gap-2 print:hidden">
      <Form method="post">
        <input type="hidden" name="methodId" value={method.id} />
        <Button name="intent" value={intent} size="small" look="quiet">
          {t(`methods.${intent}`)}
        </Button>
      </Form>
      <Explanation label={t('methods.change')}>
        <MethodForm schools={[]} method={method} />
      </Explanation>
    </div>
  );
}

function MethodForm({
  schools,
  method,
}: {
  schools: MethodsPage['schools'];
  method: Method | null;
}) {
  const { t, say } = usePlanWords();
  return (
    <Form method="post" className="grid gap-3">
      <input type="hidden" name="intent" value={method ? 'change' : 'add'} />
      {method && <input type="hidden" name="methodId" value={method.id} />}
      {!method && (
        <FormField label={t('methods.school')}>
          <Select
            name="schoolId"
            options={schools.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FormField>
      )}
      <FormField label={t('methods.title')}>
        <TextInput
          name="title"
          required
          maxLength={80}
          defaultValue={method ? say(method.title) : ''}
        />
      </FormField>
      <FormField label={t('methods.description')}>
        <TextArea
          name="description"
          rows={3}
          required
          maxLength={600}
          defaultValue={method ? say(method.description) : ''}
        />
      </FormField>
      <FormField label={t('methods.materialsField')}>
        <TextInput
          name="materials"
          maxLength={200}
          defaultValue={method ? say(method.materials) : ''}
        />
      </FormField>
      <fieldset className="choice-group">
        <legend>{t('methods.needs')}</legend>
        {NEEDS.map((need) => (
          <Checkbox
            key={need}
            name="needs"
            value={need}
            defaultChecked={method?.needs.includes(need) ?? false}
            label={t(`need.${need}`)}
          />
        ))}
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-3">
        <FormField label={t('plan.minutes')}>
          <TextInput
            name="minutes"
            type="number"
            min={1}
            max={MOST_MINUTES}
            required
            defaultValue={method?.minutes ?? 20}
          />
        </FormField>
        <FormField label={t('methods.timesAWeek')}>
          <TextInput
            name="timesAWeek"
            type="number"
            min={1}
            max={5}
            required
            defaultValue={method?.timesAWeek ?? 3}
          />
        </FormField>
        <FormField label={t('plan.weeks')}>
          <TextInput
            name="weeks"
            type="number"
            min={1}
            max={MOST_WEEKS}
            required
            defaultValue={method?.weeks ?? 8}
          />
        </FormField>
      </div>
      <div>
        <Button>{t('save')}</Button>
      </div>
    </Form>
  );
}
