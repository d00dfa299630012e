/** The fields of a step of the year wheel: a new one, or one that is being changed. */
import type { ComponentProps } from 'react';
import { Checkbox } from '~/ui/checkbox';
import { type CheckedForm, ChoiceField, LineField } from './checked-form';
import { LONGEST_TITLE } from './form-fields';
import { RESPONSIBLE_ROLES } from './goal';
import { useGoalWords } from './goal-words';
import { SCHOOL_ROLES } from './year-wheel';

type Fields = Parameters<ComponentProps<typeof CheckedForm>['children']>[0];

export function StepFields({ fields, isOfSchool }: { fields: Fields; isOfSchool: boolean }) {
  const { t } = useGoalWords();
  const roles = isOfSchool ? SCHOOL_ROLES : RESPONSIBLE_ROLES;
  return (
    <>
      <LineField
        field={fields.title}
        label={t('goals:wheel.title')}
        hint={t('goals:noNames')}
        maxLength={LONGEST_TITLE}
      />
      <LineField field={fields.reason} label={t('goals:wheel.reason')} isOptional />
      <ChoiceField
        field={fields.responsibleRole}
        label={t('goals:line.who')}
        hint={isOfSchool ? '' : t('goals:wheel.whoHint')}
        options={roles.map((value) => ({ value, label: t(`common:role.${value}`) }))}
      />
      <LineField field={fields.firstDueDate} label={t('goals:wheel.firstDue')} type="date" />
      <Checkbox
        name={fields.everyYear?.name}
        label={t('goals:wheel.everyYearField')}
        hint={t('goals:wheel.everyYearHint')}
        defaultChecked={fields.everyYear?.initialValue === 'on'}
      />
    </>
  );
}
