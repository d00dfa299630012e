/** The fields of an activity or a milestone: a new one, or one that is being changed. */
import type { ComponentProps } from 'react';
import { type CheckedForm, ChoiceField, LineField } from './checked-form';
import { LONGEST_TITLE } from './form-fields';
import { LINE_KINDS } from './goal';
import { useGoalWords } from './goal-words';
import { SCHOOL_ROLES } from './year-wheel';

type Fields = Parameters<ComponentProps<typeof CheckedForm>['children']>[0];

export function LineFields({ fields }: { fields: Fields }) {
  const { t } = useGoalWords();
  return (
    <>
      <ChoiceField
        field={fields.kind}
        label={t('goals:line.kind')}
        hint={t('goals:line.kindHint')}
        options={LINE_KINDS.map((value) => ({ value, label: t(`goals:line.kinds.${value}`) }))}
      />
      <LineField
        field={fields.title}
        label={t('goals:line.what')}
        hint={t('goals:noNames')}
        maxLength={LONGEST_TITLE}
      />
      <ChoiceField
        field={fields.responsibleRole}
        label={t('goals:line.who')}
        options={SCHOOL_ROLES.map((value) => ({ value, label: t(`common:role.${value}`) }))}
      />
      <LineField
        field={fields.resources}
        label={t('goals:line.resources')}
        hint={t('goals:line.resourcesHint')}
        isOptional
      />
      <LineField field={fields.dueDate} label={t('goals:line.due')} type="date" />
    </>
  );
}
