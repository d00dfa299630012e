/** A new plan: everything is proposed, so that looking and one press is enough. */
import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import { NEEDS, type Need } from '~/support/groups/need';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { RadioGroup } from '~/ui/radio-group';
import { Select } from '~/ui/select';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';
import { orderForNeed } from './method';
import {
  CARRIERS,
  MOST_MINUTES,
  MOST_WEEKS,
  PLACES,
  type PlanField,
  proposePlan,
} from './plan-form';
import type { NewPlanPage } from './plan-store.server';
import { findLastDay, SCHOOL_WEEKDAYS } from './session-days';

interface PlanFormViewProps {
  page: NewPlanPage;
  /** Fields that could not be taken, or why nothing was saved. */
  refused: { fields: PlanField[]; problem: 'no-pupils' | 'unknown-method' | null } | null;
}

const FIRST_NEED: Need = 'letters-and-sounds';

export function PlanFormView({ page, refused }: PlanFormViewProps) {
  const { t } = useTranslation('plans');
  const isSaving = useNavigation().state === 'submitting';
  const [need, setNeed] = useState<Need>(page.need ?? FIRST_NEED);
  const methods = orderForNeed(page.methods, need);
  const [chosen, setChosen] = useState<string | null>(null);
  const method = methods.find(({ id }) => id === chosen) ?? methods[0];
  if (!method) return null;
  return (
    <Form method="post" className="grid max-w-3xl gap-6">
      {refused?.problem && (
        <Notice kind="warning" isLive title={t(`plan.problem.${refused.problem}`)} />
      )}
      {page.need === null && <Notice kind="info" title={t('plan.needUnknown')} />}
      <div className="grid items-start gap-4 md:grid-cols-2">
        <FormField label={t('plan.need')}>
          <Select
            name="need"
            value={need}
            onChange={({ target }) => {
              setNeed(target.value as Need);
              setChosen(null);
            }}
            options={NEEDS.map((value) => ({ value, label: t(`need.${value}`) }))}
          />
        </FormField>
        <MethodField methods={methods} method={method} need={need} onChange={setChosen} />
      </div>
      <FormField label={t('plan.aim')} field={problemOf(refused, 'aim', t('plan.field.aim'))}>
        <TextArea
          key={need}
          name="aim"
          rows={2}
          maxLength={300}
          required
          defaultValue={t(`aim.${need}`)}
        />
      </FormField>
      <PlanDose key={method.id} page={page} method={method} refused={refused} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <RadioGroup
          name="carriedOutBy"
          label={t('plan.carrier')}
          defaultValue="special-educator"
          options={CARRIERS.map((value) => ({ value, label: t(`carrier.${value}`) }))}
        />
        <RadioGroup
          name="place"
          label={t('plan.place')}
          defaultValue="classroom"
          options={PLACES.map((value) => ({ value, label: t(`placeWord.${value}`) }))}
        />
      </div>
      <div>
        <Button look="primary" pendingLabel={isSaving ? t('plan.saving') : undefined}>
          {t('plan.save')}
        </Button>
      </div>
    </Form>
  );
}

function problemOf(refused: PlanFormViewProps['refused'], field: PlanField, text: string) {
  return refused?.fields.includes(field) ? { errors: [text] } : {};
}

export function MethodField({
  methods,
  method,
  need,
  onChange,
}: {
  methods: readonly NewPlanPage['methods'][number][];
  method: NewPlanPage['methods'][number];
  need: Need;
  onChange: (id: string) => void;
}) {
  const { t } = useTranslation('plans');
  const { say } = useResultWords();
  return (
    <div className="grid content-start gap-2">
      <FormField label={t('plan.method')}>
        <Select
          name="methodId"
          value={method.id}
          onChange={({ target }) => onChange(target.value)}
          options={methods.map(({ id, title, needs, evidence }) => ({
            value: id,
            label: needs.includes(need)
              ? `${say(title)} (${t(`evidence.${evidence}`)})`
              : t('plan.otherNeed', { method: say(title) }),
          }))}
        />
      </FormField>
      <Explanation label={t('plan.methodAbout')}>
        <p>{say(method.description)}</p>
        <p>{t('methods.materials', { materials: say(method.materials) || '–' })}</p>
        {method.studied && <p>{say(method.studied)}</p>}
        {method.source && <p>{t('methods.source', { source: method.source })}</p>}
      </Explanation>
    </div>
  );
}

/** How much and until when; the last day is counted as one writes, breaks left out. */
function PlanDose({
  page: { calendar },
  method,
  refused,
}: {
  page: NewPlanPage;
  method: NewPlanPage['methods'][number];
  refused: PlanFormViewProps['refused'];
}) {
  const { t } = useTranslation('plans');
  const { day } = useResultWords();
  const proposed = proposePlan(method, calendar);
  const [startDate, setStart] = useState(proposed.startDate);
  const [weeks, setWeeks] = useState(proposed.weeks);
  const isCountable = /^\d{4}-\d{2}-\d{2}$/.test(startDate) && weeks >= 1 && weeks <= MOST_WEEKS;
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 md:grid-cols-4">
        <FormField
          label={t('plan.minutes')}
          field={problemOf(refused, 'minutes', t('plan.field.number'))}
        >
          <TextInput
            name="minutes"
            type="number"
            min={1}
            max={MOST_MINUTES}
            required
            defaultValue={proposed.minutes}
          />
        </FormField>
        <FormField
          label={t('plan.weeks')}
          field={problemOf(refused, 'weeks', t('plan.field.number'))}
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
          label={t('plan.start')}
          field={problemOf(refused, 'startDate', t('plan.field.day'))}
        >
          <TextInput
            name="startDate"
            type="date"
            required
            value={startDate}
            onChange={({ target }) => setStart(target.value)}
          />
        </FormField>
        <FormField
          label={t('plan.remeasure')}
          field={problemOf(refused, 'remeasureDate', t('plan.field.remeasure'))}
        >
          <TextInput
            name="remeasureDate"
            type="date"
            required
            defaultValue={proposed.remeasureDate}
          />
        </FormField>
      </div>
      <p aria-live="polite">
        {isCountable &&
          t('plan.lastDay', { day: day(findLastDay(startDate, weeks, calendar.breaks), 'UTC') })}
      </p>
      <WeekdayChoice
        chosen={proposed.weekdays}
        isRefused={refused?.fields.includes('weekdays') ?? false}
      />
    </div>
  );
}

export function WeekdayChoice(props: { chosen: readonly number[]; isRefused: boolean }) {
  const { t } = useTranslation('plans');
  return (
    <fieldset className="choice-group">
      <legend>{t('plan.weekdays')}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {SCHOOL_WEEKDAYS.map((weekday) => (
          <Checkbox
            key={weekday}
            name="weekdays"
            value={weekday}
            defaultChecked={props.chosen.includes(weekday)}
            label={t(`weekday.${weekday}`)}
          />
        ))}
      </div>
      {props.isRefused && <p role="alert">{t('plan.field.weekdays')}</p>}
    </fieldset>
  );
}
