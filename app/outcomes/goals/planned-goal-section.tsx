/** One goal in a school's plan. */
import { Explanation } from '~/ui/explanation';
import { CheckedForm } from './checked-form';
import { ContributionButtons, ContributionForms } from './contribution-forms';
import type { GoalAnswer } from './form-fields';
import { IndicatorName, ReachedMark, useGoalWords } from './goal-words';
import { LineFields } from './line-fields';
import { PLAN_SCHEMAS } from './school-plan-form';
import type { PlanLineOnPage, PlannedGoal, SchoolPlanPage } from './school-plan-store.server';
import { WorkButtons } from './work-buttons';
import { WorkList } from './work-list';

interface PlannedProps {
  goal: PlannedGoal;
  page: SchoolPlanPage;
  answer: GoalAnswer | undefined;
  /** Where forms go. */
  action: string;
}

export function PlannedGoalSection(props: PlannedProps) {
  const { goal, page } = props;
  const { t, tellTarget, tellReading, dated, tellBaseline } = useGoalWords();
  const { id, title, contribution, now } = goal;
  const seesValue = page.seesValues || goal.indicator === 'counted-by-hand';
  return (
    <section aria-labelledby={`goal-${id}`} className="grid gap-4 border-t border-line pt-6">
      <h2 id={`goal-${id}`}>{title}</h2>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
        <dt className="font-bold">{t('goals:table.indicator')}</dt>
        <dd>
          <IndicatorName of={goal.indicator} />
        </dd>
        <dt className="font-bold">{t('goals:plan.municipalTarget')}</dt>
        <dd>
          {t('goals:plan.targetBy', { target: tellTarget(goal), day: dated(goal.targetDate) })}
        </dd>
        <dt className="font-bold">{t('goals:plan.ownTarget')}</dt>
        <dd>
          {contribution.target === null
            ? t('goals:schools.noTarget')
            : t('goals:plan.targetBy', {
                target: tellTarget(goal, contribution.target),
                day: dated(contribution.targetDate ?? goal.targetDate),
              })}
        </dd>
        {seesValue && contribution.target !== null && (
          <>
            <dt className="font-bold">{t('goals:table.baseline')}</dt>
            <dd>{tellBaseline(goal, contribution.baseline)}</dd>
          </>
        )}
        {seesValue && (now !== null || goal.indicator === 'counted-by-hand') && (
          <>
            <dt className="font-bold">{t('goals:plan.now')}</dt>
            <dd>
              {tellReading(goal, now)} <ReachedMark reading={now} isReached={goal.isReached} />
            </dd>
          </>
        )}
        {contribution.words !== '' && (
          <>
            <dt className="font-bold">{t('goals:plan.how')}</dt>
            <dd className="max-w-[70ch] whitespace-pre-line">{contribution.words}</dd>
          </>
        )}
      </dl>
      {page.mayWrite && (
        <ContributionButtons goal={goal} schoolId={page.school.id} action={props.action} />
      )}
      <Lines {...props} />
      {page.mayWrite && <Writing {...props} />}
    </section>
  );
}

function Lines({ goal, page, answer, action }: PlannedProps) {
  const { t } = useGoalWords();
  const id = `lines-${goal.id}`;
  const { lines } = goal;
  return (
    <div className="grid gap-2">
      <h3 id={id}>{t('goals:line.title')}</h3>
      {lines.length === 0 ? (
        <p className="text-ink-soft">{t('goals:line.empty')}</p>
      ) : (
        <WorkList
          label={t('goals:line.title')}
          items={lines.map((line) => ({
            anchor: `line-${line.id}`,
            title: line.title,
            about: [t(`goals:line.kinds.${line.kind}`), t(`common:role.${line.responsibleRole}`)],
            words: line.resources,
            dueDate: line.dueDate,
            state: line.state,
            doneOn: line.doneOn,
            buttons: <LineButtons line={line} mayWrite={page.mayWrite} action={action} />,
            change: page.mayWrite && <LineChange line={line} answer={answer} action={action} />,
          }))}
        />
      )}
    </div>
  );
}

function LineChange({
  line,
  answer,
  action,
}: { line: PlanLineOnPage } & Pick<PlannedProps, 'answer' | 'action'>) {
  const { t } = useGoalWords();
  return (
    <Explanation
      label={t('goals:line.changeLabel', { title: line.title })}
      key={answer?.ok ? answer.changeId : 'first'}
    >
      <CheckedForm
        action={action}
        intent="change-line"
        schema={PLAN_SCHEMAS['change-line']}
        subjectId={line.id}
        answer={answer}
        hidden={{ lineId: line.id }}
        defaults={{
          kind: line.kind,
          title: line.title,
          responsibleRole: line.responsibleRole,
          resources: line.resources,
          dueDate: line.dueDate,
        }}
        button={t('goals:save')}
      >
        {(fields) => <LineFields fields={fields} />}
      </CheckedForm>
    </Explanation>
  );
}

export function LineButtons({
  line,
  mayWrite,
  action,
}: {
  line: Pick<PlanLineOnPage, 'id' | 'title' | 'doneOn' | 'mayMark'>;
  mayWrite: boolean;
  action: string;
}) {
  const { t } = useGoalWords();
  const { id, title, doneOn } = line;
  const intent = doneOn === null ? 'line-done' : 'line-not-done';
  return (
    <WorkButtons
      action={action}
      hidden={{ lineId: id }}
      isDone={doneOn !== null}
      mark={
        line.mayMark
          ? {
              intent,
              label: t(`goals:line.${intent}`),
              name: t(`goals:line.${intent}-name`, { title }),
            }
          : null
      }
      remove={
        mayWrite
          ? {
              intent: 'remove-line',
              label: t('goals:line.remove'),
              name: t('goals:line.remove-name', { title }),
            }
          : null
      }
    />
  );
}

function Writing({ goal, page, answer, action }: PlannedProps) {
  const { t } = useGoalWords();
  const { id } = goal;
  const schoolId = page.school.id;
  const stand = answer?.ok ? answer.changeId : 'first';
  return (
    <div className="screen-only grid gap-2">
      <ContributionForms {...{ goal, schoolId, answer, action }} today={page.today} />
      <Explanation label={t('goals:line.add')} key={`line ${stand}`}>
        <CheckedForm
          action={action}
          intent="add-line"
          schema={PLAN_SCHEMAS['add-line']}
          subjectId={id}
          answer={answer}
          hidden={{ schoolId, goalId: id }}
          defaults={{ kind: 'milestone', responsibleRole: 'principal' }}
          button={t('goals:line.addButton')}
        >
          {(fields) => <LineFields fields={fields} />}
        </CheckedForm>
      </Explanation>
    </div>
  );
}
