/** A running plan as it stands, each part of it open to change, and why it is changed. */
import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { RadioGroup } from '~/ui/radio-group';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';
import { orderForNeed } from './method';
import type { PlanChangeFields, PlanChangeProblem } from './plan-change';
import type { PlanChangePage } from './plan-change-store.server';
import { PlanChanges } from './plan-changes-view';
import { CARRIERS, MOST_MINUTES, MOST_WEEKS, PLACES } from './plan-form';
import { MethodField, WeekdayChoice } from './plan-form-view';
import { findLastDay } from './session-days';

interface PlanChangeRefusal {
  fields: readonly (keyof PlanChangeFields)[];
  problem: PlanChangeProblem | null;
}

interface PlanChangeProps {
  page: PlanChangePage;
  refused: PlanChangeRefusal | null;
}

export function PlanChangeView({ page, refused }: PlanChangeProps) {
  const { t } = useTranslation(['desk', 'plans']);
  const isSaving = useNavigation().state === 'submitting';
  const { plan } = page;
  const problemOf = (field: keyof PlanChangeFields, text: string) =>
    refused?.fields.includes(field) ? { errors: [text] } : {};
  return (
    <div className="grid max-w-3xl gap-8">
      <PlanChanges plan={plan} />
      <Form method="post" className="grid gap-6">
        <input type="hidden" name="intent" value="change" />
        {refused?.problem && (
          <Notice kind="warning" isLive title={t(`change.problem.${refused.problem}`)} />
        )}
        <FormField
          label={t('change.reason')}
          hint={t('change.reasonHint')}
          field={problemOf('reason', t('change.reasonMissing'))}
        >
          <TextArea name="reason" rows={2} maxLength={300} required />
        </FormField>
        <Method page={page} />
        <FormField label={t('plans:plan.aim')} field={problemOf('aim', t('plans:plan.field.aim'))}>
          <TextArea name="aim" rows={2} maxLength={300} required defaultValue={plan.aim} />
        </FormField>
        <Dose page={page} refused={refused} />
        <div className="grid gap-4 md:grid-cols-2">
          <RadioGroup
            name="carriedOutBy"
            label={t('plans:plan.carrier')}
            defaultValue={plan.carriedOutBy}
            options={CARRIERS.map((value) => ({ value, label: t(`plans:carrier.${value}`) }))}
          />
          <RadioGroup
            name="place"
            label={t('plans:plan.place')}
            defaultValue={plan.place}
            options={PLACES.map((value) => ({ value, label: t(`plans:placeWord.${value}`) }))}
          />
        </div>
        <div className="flex flex-wrap gap-3">
          <Button look="primary" pendingLabel={isSaving ? t('plans:plan.saving') : undefined}>
            {t('change.save')}
          </Button>
          <LinkButton to="/week">{t('change.cancel')}</LinkButton>
        </div>
      </Form>
    </div>
  );
}

function Method({ page: { plan, methods, methodId } }: { page: PlanChangePage }) {
  const [chosen, setChosen] = useState(methodId);
  const method = methods.find(({ id }) => id === chosen) ?? methods[0];
  if (!method) return null;
  const ordered = orderForNeed(methods, plan.need);
  return <MethodField methods={ordered} method={method} need={plan.need} onChange={setChosen} />;
}

/** How much and until when; the weeks are counted from the plan's first day. */
function Dose({ page: { plan, breaks }, refused }: PlanChangeProps) {
  const { t } = useTranslation(['desk', 'plans']);
  const { day } = useResultWords();
  const [weeks, setWeeks] = useState(plan.weeks);
  const isCountable = weeks >= 1 && weeks <= MOST_WEEKS;
  const last = weeks === plan.weeks ? plan.endDate : null;
  const problemOf = (field: keyof PlanChangeFields, text: string) =>
    refused?.fields.includes(field) ? { errors: [text] } : {};
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <FormField
          label={t('plans:plan.minutes')}
          field={problemOf('minutes', t('plans:plan.field.number'))}
        >
          <TextInput
            name="minutes"
            type="number"
            min={1}
            max={MOST_MINUTES}
            required
            defaultValue={plan.minutes}
          />
        </FormField>
        <FormField
          label={t('change.weeksInAll')}
          field={problemOf('weeks', t('plans:plan.field.number'))}
        >
          <TextInput
            name="weeks"
            type="number"
            min={1}
            max={MOST_WEEKS}
            required
            value={Number.isNaN(weeks) ? '' : weeks}
            onChange={({ target }) => setWeeks(target.valueAsNumber)}
          />
        </FormField>
        <FormField
          label={t('plans:plan.remeasure')}
          field={problemOf('remeasureDate', t('plans:plan.field.remeasure'))}
        >
          <TextInput name="remeasureDate" type="date" required defaultValue={plan.remeasureDate} />
        </FormField>
      </div>
      <p aria-live="polite">
        {isCountable &&
          t('plans:plan.lastDay', {
            day: day(last ?? findLastDay(plan.startDate, weeks, breaks), 'UTC'),
          })}
      </p>
      <WeekdayChoice
        chosen={plan.weekdays}
        isRefused={refused?.fields.includes('weekdays') ?? false}
      />
    </div>
  );
}
