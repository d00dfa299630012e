/** The fields of a goal: a new one, or one that is being changed. */
import type { ComponentProps } from 'react';
import type { AgendaTarget } from '~/outcomes/benefit/agenda';
import { AgendaField } from '~/outcomes/benefit/agenda-field';
import { schoolYearStart } from '~/platform/calendar';
import { Checkbox } from '~/ui/checkbox';
import { type CheckedForm, ChoiceField, LineField } from './checked-form';
import { LONGEST_TITLE } from './form-fields';
import { RESPONSIBLE_ROLES } from './goal';
import { useGoalWords, yearName } from './goal-words';
import type { GoalsPage } from './goals-store.server';
import { DIRECTIONS, INDICATORS } from './indicators';

/** School years that a goal can begin in, counted from this one. */
const YEARS = [-1, 0, 1, 2];

type Fields = Parameters<ComponentProps<typeof CheckedForm>['children']>[0];

export function GoalFields({
  fields,
  page,
  agenda,
}: {
  fields: Fields;
  page: GoalsPage;
  /** The targets of Agenda 2030 that it is tagged with. */
  agenda: readonly AgendaTarget[];
}) {
  const { t } = useGoalWords();
  const thisYear = schoolYearStart(page.today);
  const given = Number(fields.startYear?.initialValue ?? thisYear);
  const years = [...new Set([given, ...YEARS.map((on) => thisYear + on)])].sort();
  return (
    <>
      <LineField
        field={fields.title}
        label={t('goals:field.title')}
        hint={t('goals:noNames')}
        maxLength={LONGEST_TITLE}
      />
      <ChoiceField
        field={fields.indicator}
        label={t('goals:field.indicator')}
        emptyLabel={t('goals:field.choose')}
        options={INDICATORS.map((value) => ({ value, label: t(`goals:indicator.${value}.term`) }))}
      />
      <LineField
        field={fields.unit}
        label={t('goals:field.unit')}
        hint={t('goals:field.unitHint')}
        isOptional
      />
      <Checkbox
        name={fields.countsPupils?.name}
        label={t('goals:field.countsPupils')}
        hint={t('goals:field.countsPupilsHint')}
        defaultChecked={fields.countsPupils?.initialValue === 'on'}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          field={fields.direction}
          label={t('goals:field.direction')}
          options={DIRECTIONS.map((value) => ({ value, label: t(`goals:direction.${value}`) }))}
        />
        <LineField
          field={fields.target}
          label={t('goals:field.target')}
          hint={t('goals:field.targetHint')}
          type="number"
          step="any"
        />
        <ChoiceField
          field={fields.startYear}
          label={t('goals:field.startYear')}
          options={years.map((year) => ({ value: String(year), label: yearName(year) }))}
        />
        <LineField field={fields.targetDate} label={t('goals:field.targetDate')} type="date" />
      </div>
      <ChoiceField
        field={fields.owner}
        label={t('goals:field.owner')}
        options={[
          ...RESPONSIBLE_ROLES.map((role) => ({
            value: `role:${role}`,
            label: t(`common:role.${role}`),
          })),
          ...page.staff.map(({ id, name }) => ({ value: `staff:${id}`, label: name })),
        ]}
      />
      <AgendaField name={fields.agenda?.name ?? 'agenda'} chosen={agenda} />
    </>
  );
}
