/** One goal: who owns it, its value over the years, what schools have taken on, and what its owner can do. */
import { Form, Link } from '@remix-run/react';
import { PlainTable } from '~/roster/plain-table';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { CheckedForm, LineField } from './checked-form';
import type { GoalAnswer } from './form-fields';
import { hasPlan, type KeptValue, type RollUpRow, STATUSES } from './goal';
import { GoalFields } from './goal-fields';
import { GOAL_SCHEMAS, GOALS } from './goal-form';
import { useGoalWords, yearName } from './goal-words';
import type { GoalOnPage, GoalsPage } from './goals-store.server';

interface GoalProps {
  goal: GoalOnPage;
  page: GoalsPage;
  answer: GoalAnswer | undefined;
}

export function GoalSection({ goal, page, answer }: GoalProps) {
  const { t, tellTarget, tellReading, tellOwner, tellYears, dated } = useGoalWords();
  const { id, title, measured } = goal;
  return (
    <section
      id={`goal-${id}`}
      aria-labelledby={`goal-title-${id}`}
      className="grid gap-4 border-t border-line pt-6"
    >
      <h2 id={`goal-title-${id}`}>{title}</h2>
      <p className="max-w-[70ch]">
        {t('goals:goal.line', {
          target: tellTarget(goal),
          day: dated(goal.targetDate),
          years: tellYears(goal.years),
          owner: tellOwner(goal.owner),
        })}{' '}
        {goal.agenda.length > 0 && t('goals:goal.agenda', { targets: goal.agenda.join(', ') })}{' '}
        {measured && t('goals:goal.now', { value: tellReading(goal, measured.now) })}{' '}
        <Baseline goal={goal} />
      </p>
      {page.mayWrite && <Buttons goal={goal} page={page} />}
      <Values goal={goal} mayWrite={page.mayWrite} />
      <Schools goal={goal} seesValues={page.seesValues} />
      {page.mayWrite && <Writing goal={goal} page={page} answer={answer} />}
    </section>
  );
}

function Baseline({ goal }: { goal: GoalOnPage }) {
  const { t, tellValue, dated } = useGoalWords();
  const baseline = goal.measured?.baseline;
  if (!goal.measured) return null;
  if (!baseline) return <>{t('goals:goal.noBaseline')}</>;
  const about = { value: tellValue(goal, baseline.value), day: dated(baseline.day) };
  return (
    <>
      {baseline.window
        ? t('goals:goal.baselineWindow', {
            ...about,
            window: t(`common:window.${baseline.window}`),
          })
        : t('goals:goal.baseline', about)}
    </>
  );
}

/** What is done with one press; each can be taken back. */
function Buttons({ goal, page }: { goal: GoalOnPage; page: GoalsPage }) {
  const { t } = useGoalWords();
  const isCounted = goal.indicator === 'counted-by-hand';
  const canRead = goal.measured?.now?.ok === true;
  return (
    <Form method="post" action={GOALS} className="screen-only flex flex-wrap gap-3">
      <input type="hidden" name="goalId" value={goal.id} />
      {page.windowId && !isCounted && <input type="hidden" name="windowId" value={page.windowId} />}
      {canRead && !goal.measured?.baseline && (
        <Button size="small" name="intent" value="baseline">
          {t('goals:button.baseline')}
        </Button>
      )}
      {canRead && !isCounted && (
        <Button size="small" name="intent" value="keep-value">
          {t('goals:button.keep')}
        </Button>
      )}
      {goal.measured?.baseline && (
        <Button size="small" look="quiet" name="intent" value="clear-baseline">
          {t('goals:button.clearBaseline')}
        </Button>
      )}
    </Form>
  );
}

/** The values that were kept, by day: so a goal can be followed over school years. */
function Values({ goal, mayWrite }: { goal: GoalOnPage; mayWrite: boolean }) {
  const { t, tellValue, dated } = useGoalWords();
  const kept = goal.measured?.kept ?? [];
  if (kept.length === 0) return null;
  const id = `values-${goal.id}`;
  return (
    <div className="grid gap-2">
      <h3 id={id}>{t('goals:values.title')}</h3>
      <PlainTable
        labelledBy={id}
        rows={kept}
        rowId={(value) => value.id}
        columns={[
          {
            header: t('goals:values.when'),
            cell: ({ startYear, window }) =>
              window
                ? t('goals:values.window', {
                    year: yearName(startYear),
                    window: t(`common:window.${window}`),
                  })
                : t('goals:values.counted', { year: yearName(startYear) }),
          },
          { header: t('goals:values.day'), cell: ({ day }) => dated(day) },
          { header: t('goals:values.value'), cell: ({ value }) => tellValue(goal, value) },
          ...(mayWrite
            ? [
                {
                  header: t('goals:values.change'),
                  cell: (kept: KeptValue) => <Remove of={kept} />,
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

function Remove({ of }: { of: KeptValue }) {
  const { t, dated } = useGoalWords();
  return (
    <Form method="post" action={GOALS}>
      <input type="hidden" name="valueId" value={of.id} />
      <Button
        size="small"
        look="quiet"
        name="intent"
        value="remove-value"
        aria-label={t('goals:values.removeName', { day: dated(of.day) })}
      >
        {t('goals:values.remove')}
      </Button>
    </Form>
  );
}

/** The schools' targets and how far their plans have come; schools by name, never in order of a value. */
function Schools({ goal, seesValues }: { goal: GoalOnPage; seesValues: boolean }) {
  const { t, tellTarget, tellReading, tellBaseline, dated } = useGoalWords();
  const { schools, indicator } = goal;
  const id = `schools-${goal.id}`;
  const without = schools.filter((school) => !hasPlan(school));
  if (schools.length === 0) return null;
  const valueColumn = {
    header: t('goals:schools.now'),
    cell: (row: RollUpRow) =>
      row.now || indicator === 'counted-by-hand' ? tellReading(goal, row.now) : '–',
  };
  const baselineColumn = {
    header: t('goals:table.baseline'),
    cell: (row: RollUpRow) => (
      <span className="block max-w-[26ch] whitespace-normal">
        {row.target === null ? '–' : tellBaseline(goal, row.baseline)}
      </span>
    ),
  };
  const ofValues =
    seesValues || indicator === 'counted-by-hand' ? [baselineColumn, valueColumn] : [];
  return (
    <div className="grid gap-2">
      <h3 id={id}>{t('goals:schools.title')}</h3>
      <PlainTable
        labelledBy={id}
        rows={schools}
        rowId={({ schoolId }) => schoolId}
        columns={[
          {
            header: t('goals:schools.school'),
            cell: ({ schoolId, schoolName }) => (
              <Link to={`/school-plan?school=${schoolId}`}>{schoolName}</Link>
            ),
          },
          {
            header: t('goals:schools.target'),
            cell: ({ target, targetDate }) =>
              target === null
                ? t('goals:schools.noTarget')
                : t('goals:plan.targetBy', {
                    target: tellTarget(goal, target),
                    day: dated(targetDate ?? goal.targetDate),
                  }),
          },
          ...ofValues,
          {
            header: t('goals:schools.milestones'),
            cell: ({ milestones: { reached, all } }) =>
              all === 0
                ? t('goals:schools.noneWritten')
                : t('common:of', { part: reached, whole: all }),
          },
          {
            header: t('goals:schools.activities'),
            cell: ({ activities: { done, all } }) =>
              all === 0
                ? t('goals:schools.noneWritten')
                : t('common:of', { part: done, whole: all }),
          },
        ]}
      />
      <p>
        {without.length === 0
          ? t('goals:schools.allPlan')
          : t('goals:schools.noPlan', {
              count: without.length,
              schools: without.map(({ schoolName }) => schoolName).join(', '),
            })}
      </p>
    </div>
  );
}

function Writing({ goal, page, answer }: GoalProps) {
  const { t } = useGoalWords();
  const { id, owner } = goal;
  const stand = answer?.ok ? answer.changeId : 'first';
  return (
    <div className="screen-only grid gap-2">
      {goal.indicator === 'counted-by-hand' && (
        <Explanation label={t('goals:count.label')} key={`count ${stand}`}>
          <CheckedForm
            action={GOALS}
            intent="count"
            schema={GOAL_SCHEMAS.count}
            subjectId={id}
            answer={answer}
            hidden={{ goalId: id }}
            defaults={{ day: page.today }}
            button={t('goals:count.button')}
          >
            {({ value, day }) => (
              <>
                <LineField
                  field={value}
                  label={t('goals:count.value', { unit: goal.unit ?? '' })}
                  hint={t('goals:count.hint')}
                  type="number"
                  step="any"
                />
                <LineField field={day} label={t('goals:count.day')} type="date" />
              </>
            )}
          </CheckedForm>
        </Explanation>
      )}
      <Explanation label={t('goals:change.label')} key={`change ${stand}`}>
        <div className="grid gap-4">
          <CheckedForm
            action={GOALS}
            intent="change-goal"
            schema={GOAL_SCHEMAS['change-goal']}
            subjectId={id}
            answer={answer}
            hidden={{ goalId: id }}
            defaults={{
              title: goal.title,
              indicator: goal.indicator,
              unit: goal.unit ?? undefined,
              direction: goal.direction,
              target: String(goal.target),
              startYear: String(goal.years.from),
              targetDate: goal.targetDate,
              countsPupils: goal.countsPupils ? 'on' : undefined,
              owner: 'role' in owner ? `role:${owner.role}` : `staff:${owner.staffMemberId}`,
            }}
            button={t('goals:save')}
          >
            {(fields) => <GoalFields fields={fields} page={page} agenda={goal.agenda} />}
          </CheckedForm>
          <Form method="post" action={GOALS} className="flex flex-wrap gap-3">
            <input type="hidden" name="intent" value="goal-status" />
            <input type="hidden" name="goalId" value={id} />
            {STATUSES.filter((status) => status !== goal.status).map((status) => (
              <Button key={status} size="small" look="quiet" name="status" value={status}>
                {t(`goals:statusButton.${status}`)}
              </Button>
            ))}
          </Form>
        </div>
      </Explanation>
    </div>
  );
}
