/** The municipality's goals: the picture in words, each goal beside its outcome, and what schools have taken on. */
import { Form } from '@remix-run/react';
import { schoolYearStart } from '~/platform/calendar';
import { PlainTable } from '~/roster/plain-table';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { SegmentedControl } from '~/ui/segmented-control';
import { CheckedForm, TextField } from './checked-form';
import { DoneNotice, History } from './done-notice';
import type { GoalAnswer } from './form-fields';
import { GoalFields } from './goal-fields';
import { GOAL_SCHEMAS, GOALS } from './goal-form';
import { GoalSection } from './goal-section';
import { IndicatorName, ReachedMark, useGoalWords } from './goal-words';
import type { GoalsPage } from './goals-store.server';

export function GoalsView({ page, answer }: { page: GoalsPage; answer: GoalAnswer | undefined }) {
  const { t } = useGoalWords();
  const { goals, mayWrite } = page;
  const stand = answer?.ok ? answer.changeId : 'first';
  return (
    <div className="grid gap-10">
      <DoneNotice answer={answer} action={GOALS} />
      <Picture page={page} answer={answer} key={stand} />
      {goals.length === 0 ? (
        <EmptyState title={t('goals:empty.title')}>
          {t(mayWrite ? 'goals:empty.write' : 'goals:empty.read')}
        </EmptyState>
      ) : (
        <GoalTable page={page} />
      )}
      {mayWrite && (
        <Explanation label={t('goals:add.label')} key={`add ${stand}`}>
          <CheckedForm
            action={GOALS}
            intent="add-goal"
            schema={GOAL_SCHEMAS['add-goal']}
            subjectId={null}
            answer={answer}
            defaults={{
              direction: 'at-least',
              countsPupils: 'on',
              owner: 'role:head-of-education',
              startYear: String(schoolYearStart(page.today)),
            }}
            button={t('goals:add.button')}
            look="primary"
          >
            {(fields) => <GoalFields fields={fields} page={page} agenda={[]} />}
          </CheckedForm>
        </Explanation>
      )}
      {goals.map((goal) => (
        <GoalSection key={goal.id} goal={goal} page={page} answer={answer} />
      ))}
      <History lines={page.history} />
      <p className="max-w-[70ch] text-ink-soft">{t('goals:note')}</p>
    </div>
  );
}

function Picture({ page, answer }: { page: GoalsPage; answer: GoalAnswer | undefined }) {
  const { t } = useGoalWords();
  const { picture, mayWrite } = page;
  return (
    <section aria-labelledby="goal-picture" className="grid gap-3">
      <h2 id="goal-picture">{t('goals:picture.title')}</h2>
      {picture === '' ? (
        <p className="text-ink-soft">{t('goals:picture.empty')}</p>
      ) : (
        <p className="max-w-[70ch] whitespace-pre-line">{picture}</p>
      )}
      {mayWrite && (
        <Explanation label={t(picture === '' ? 'goals:picture.write' : 'goals:picture.change')}>
          <CheckedForm
            action={GOALS}
            intent="picture"
            schema={GOAL_SCHEMAS.picture}
            subjectId={null}
            answer={answer}
            defaults={{ text: picture }}
            button={t('goals:save')}
          >
            {({ text }) => (
              <TextField
                field={text}
                label={t('goals:picture.label')}
                hint={t('goals:noNames')}
                rows={5}
              />
            )}
          </CheckedForm>
        </Explanation>
      )}
    </section>
  );
}

/** Every goal on a line: baseline, value and target beside one another. */
function GoalTable({ page }: { page: GoalsPage }) {
  const { t, tellReading, tellTarget, tellValue, tellOwner, dated } = useGoalWords();
  const { goals, windows, windowId } = page;
  const seesOutcome = goals.some(({ measured }) => measured !== null);
  return (
    <section aria-labelledby="goals-beside" className="grid gap-3">
      <h2 id="goals-beside">{t('goals:table.title')}</h2>
      {windows.length > 1 && (
        <Form method="get" className="screen-only">
          <SegmentedControl
            label={t('goals:table.window')}
            name="window"
            value={windowId ?? ''}
            options={windows.map((window) => ({
              value: window.windowId,
              label: t(`common:window.${window.kind}`),
            }))}
          />
        </Form>
      )}
      <PlainTable
        labelledBy="goals-beside"
        rows={goals}
        rowId={({ id }) => id}
        columns={[
          {
            header: t('goals:table.goal'),
            cell: ({ id, title, status }) => (
              <span className="grid max-w-[24ch] whitespace-normal">
                <a href={`#goal-${id}`}>{title}</a>
                {status !== 'active' && <span>{t(`goals:status.${status}`)}</span>}
              </span>
            ),
          },
          {
            header: t('goals:table.indicator'),
            cell: ({ indicator }) => <IndicatorName of={indicator} />,
          },
          ...(seesOutcome
            ? [
                {
                  header: t('goals:table.baseline'),
                  cell: ({ measured, ...goal }: GoalsPage['goals'][number]) => {
                    if (!measured) return '–';
                    return measured.baseline
                      ? tellValue(goal, measured.baseline.value)
                      : t('goals:strip.noBaseline');
                  },
                },
                {
                  header: t('goals:table.now'),
                  cell: (goal: GoalsPage['goals'][number]) => (
                    <Now goal={goal} tell={tellReading} />
                  ),
                },
              ]
            : []),
          {
            header: t('goals:table.target'),
            cell: (goal) => (
              <span className="grid">
                {tellTarget(goal)}
                <span>{t('goals:table.by', { day: dated(goal.targetDate) })}</span>
              </span>
            ),
          },
          { header: t('goals:table.owner'), cell: ({ owner }) => tellOwner(owner) },
        ]}
      />
      {seesOutcome && goals.some(({ measured }) => measured === null) && (
        <p className="max-w-[70ch] text-ink-soft">{t('goals:table.notSeen')}</p>
      )}
    </section>
  );
}

function Now({
  goal,
  tell,
}: {
  goal: GoalsPage['goals'][number];
  tell: ReturnType<typeof useGoalWords>['tellReading'];
}) {
  if (!goal.measured) return <>–</>;
  const { now, isReached } = goal.measured;
  return (
    <span className="grid">
      {tell(goal, now)}
      <ReachedMark reading={now} isReached={isReached} />
    </span>
  );
}
