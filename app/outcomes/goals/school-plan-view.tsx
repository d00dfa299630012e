/** A school's plan: what it has reached, and under each goal its own target, activities and milestones. */
import { Form } from '@remix-run/react';
import { EmptyState } from '~/ui/empty-state';
import { SegmentedControl } from '~/ui/segmented-control';
import { DoneNotice, History } from './done-notice';
import type { GoalAnswer } from './form-fields';
import { useGoalWords } from './goal-words';
import { PlannedGoalSection } from './planned-goal-section';
import { SCHOOL_PLAN } from './school-plan-form';
import type { SchoolPlanPage } from './school-plan-store.server';

export function SchoolPlanView({
  page,
  answer,
}: {
  page: SchoolPlanPage;
  answer: GoalAnswer | undefined;
}) {
  const { t } = useGoalWords();
  const { goals, school } = page;
  const action = `${SCHOOL_PLAN}?school=${school.id}`;
  return (
    <div className="grid gap-10">
      <DoneNotice answer={answer} action={action} />
      {page.schools.length > 1 && <SchoolChoice page={page} />}
      {goals.length === 0 ? (
        <EmptyState title={t('goals:plan.emptyTitle')}>{t('goals:plan.emptyText')}</EmptyState>
      ) : (
        <Reached page={page} />
      )}
      {goals.map((goal) => (
        <PlannedGoalSection key={goal.id} goal={goal} page={page} answer={answer} action={action} />
      ))}
      <History lines={page.history} />
    </div>
  );
}

function SchoolChoice({ page }: { page: SchoolPlanPage }) {
  const { t } = useGoalWords();
  return (
    <Form method="get" className="screen-only">
      <SegmentedControl
        label={t('goals:schools.school')}
        name="school"
        value={page.school.id}
        options={page.schools.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form>
  );
}

/** What the school has reached, the latest first: the visible progress. */
function Reached({ page }: { page: SchoolPlanPage }) {
  const { t, day } = useGoalWords();
  const milestones = page.goals.flatMap(({ lines }) =>
    lines.filter(({ kind }) => kind === 'milestone'),
  );
  const reached = milestones
    .filter(({ doneOn }) => doneOn !== null)
    .sort((one, other) => (other.doneOn ?? '').localeCompare(one.doneOn ?? ''));
  return (
    <section aria-labelledby="reached" className="grid gap-3">
      <h2 id="reached">{t('goals:plan.reached.title')}</h2>
      <p>{t('goals:plan.reached.count', { count: milestones.length, reached: reached.length })}</p>
      {reached.length > 0 && (
        <ul className="grid gap-1">
          {reached.map(({ id, title, doneOn }) => (
            <li key={id}>
              <span aria-hidden="true">✓ </span>
              {t('goals:plan.reached.line', { title, day: day(doneOn ?? '') })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
