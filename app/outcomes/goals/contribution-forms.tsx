/** What a principal writes of a goal's part in the school: target, baseline, and what is counted by hand. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { CheckedForm, LineField, TextField } from './checked-form';
import type { GoalAnswer } from './form-fields';
import { useGoalWords } from './goal-words';
import { PLAN_SCHEMAS } from './school-plan-form';
import type { PlannedGoal } from './school-plan-store.server';

interface ContributionProps {
  goal: PlannedGoal;
  schoolId: string;
  answer: GoalAnswer | undefined;
  /** Where forms go. */
  action: string;
  today: string;
}

/** What is done with one press; each can be taken back. */
export function ContributionButtons({
  goal,
  schoolId,
  action,
}: Pick<ContributionProps, 'goal' | 'schoolId' | 'action'>) {
  const { t } = useGoalWords();
  const { contribution, now, title } = goal;
  const isCounted = goal.indicator === 'counted-by-hand';
  if (contribution.target === null && !(isCounted && now)) return null;
  const buttons = [
    ...(contribution.target !== null && now?.ok && !contribution.baseline
      ? (['school-baseline'] as const)
      : []),
    ...(contribution.baseline ? (['clear-school-baseline'] as const) : []),
    ...(isCounted && now ? (['remove-school-count'] as const) : []),
  ];
  return (
    <Form method="post" action={action} className="screen-only flex flex-wrap gap-3">
      <input type="hidden" name="schoolId" value={schoolId} />
      <input type="hidden" name="goalId" value={goal.id} />
      {buttons.map((intent) => (
        <Button
          key={intent}
          size="small"
          look={intent === 'school-baseline' ? 'secondary' : 'quiet'}
          name="intent"
          value={intent}
          aria-label={t(`goals:plan.${intent}-name`, { title })}
        >
          {t(`goals:plan.${intent}`)}
        </Button>
      ))}
    </Form>
  );
}

export function ContributionForms(props: ContributionProps) {
  const { goal, schoolId, answer, action } = props;
  const { t } = useGoalWords();
  const { id, contribution } = goal;
  const stand = answer?.ok ? answer.changeId : 'first';
  return (
    <>
      <Explanation label={t('goals:plan.write')} key={`own ${stand}`}>
        <CheckedForm
          action={action}
          intent="contribute"
          schema={PLAN_SCHEMAS.contribute}
          subjectId={id}
          answer={answer}
          hidden={{ schoolId, goalId: id }}
          defaults={{
            target: String(contribution.target ?? goal.target),
            targetDate: contribution.targetDate ?? goal.targetDate,
            words: contribution.words,
          }}
          button={t('goals:save')}
        >
          {({ target, targetDate, words }) => (
            <>
              <LineField
                field={target}
                label={t('goals:plan.ownTarget')}
                hint={t('goals:field.targetHint')}
                type="number"
                step="any"
              />
              <LineField field={targetDate} label={t('goals:field.targetDate')} type="date" />
              <TextField
                field={words}
                label={t('goals:plan.how')}
                hint={t('goals:noNames')}
                isOptional
              />
            </>
          )}
        </CheckedForm>
        {contribution.target !== null && (
          <Form method="post" action={action} className="mt-4">
            <input type="hidden" name="schoolId" value={schoolId} />
            <input type="hidden" name="goalId" value={id} />
            <Button size="small" look="quiet" name="intent" value="end-contribution">
              {t('goals:plan.endTarget')}
            </Button>
          </Form>
        )}
      </Explanation>
      {goal.indicator === 'counted-by-hand' && <CountForm {...props} key={`count ${stand}`} />}
    </>
  );
}

function CountForm({ goal, schoolId, answer, action, today }: ContributionProps) {
  const { t } = useGoalWords();
  return (
    <Explanation label={t('goals:plan.count')}>
      <CheckedForm
        action={action}
        intent="school-count"
        schema={PLAN_SCHEMAS['school-count']}
        subjectId={goal.id}
        answer={answer}
        hidden={{ schoolId, goalId: goal.id }}
        defaults={{ day: today }}
        button={t('goals:count.button')}
      >
        {({ value, day }) => (
          <>
            <LineField
              field={value}
              label={t('goals:count.value', { unit: goal.unit ?? '' })}
              hint={t(goal.countsPupils ? 'goals:plan.countHintPupils' : 'goals:plan.countHint')}
              type="number"
              step="any"
            />
            <LineField field={day} label={t('goals:count.day')} type="date" />
          </>
        )}
      </CheckedForm>
    </Explanation>
  );
}
