/** The year wheel: the drawing, the same as a list, and the forms of who writes it. */
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';
import { CheckedForm } from './checked-form';
import { DoneNotice, History } from './done-notice';
import type { GoalAnswer } from './form-fields';
import { useGoalWords, yearName } from './goal-words';
import { LineButtons } from './planned-goal-section';
import { SCHOOL_PLAN } from './school-plan-form';
import { StepFields } from './step-fields';
import { UnfinishedSection } from './unfinished-section';
import { WheelFigure } from './wheel-figure';
import { WorkButtons } from './work-buttons';
import { type WorkItem, WorkList } from './work-list';
import { WHEEL_SCHEMAS, YEAR_WHEEL } from './year-wheel-form';
import type { LineOnWheel, SettledPlace, StepOnWheel, WheelPage } from './year-wheel-store.server';

type Item = { id: string; number: number; dueDate: string } & (
  | { kind: 'step'; own: StepOnWheel }
  | { kind: 'line'; own: LineOnWheel }
);

interface Around {
  page: WheelPage;
  answer: GoalAnswer | undefined;
  /** Where forms go. */
  action: string;
}

export function YearWheelView({ page, answer }: Omit<Around, 'action'>) {
  const { t } = useGoalWords();
  const tell = useItemWords();
  const items = listItems(page);
  const action = addressOf(page);
  const stand = answer?.ok ? answer.changeId : 'first';
  return (
    <div className="grid gap-10">
      <DoneNotice answer={answer} action={action} />
      <Choices page={page} />
      <UnfinishedSection
        steps={page.unfinished}
        {...{ answer, action }}
        today={page.today}
        key={`unfinished ${stand}`}
      />
      {items.length === 0 ? (
        <EmptyState title={t('goals:wheel.emptyTitle')}>
          {t(page.mayWrite ? 'goals:wheel.emptyWrite' : 'goals:wheel.emptyRead')}
        </EmptyState>
      ) : (
        <div className="grid items-start gap-8 lg:grid-cols-[minmax(280px,440px)_1fr]">
          <div className="grid gap-2">
            <WheelFigure
              startYear={page.startYear}
              windows={page.windows}
              today={page.today}
              marks={items.map(({ id, number, dueDate, own }) => ({
                id,
                number,
                dueDate,
                state: own.state,
              }))}
            />
            <p className="text-center text-ink-soft">{t('goals:wheel.legend')}</p>
          </div>
          <div className="grid min-w-0 gap-4">
            <Windows page={page} />
            <h2>{t('goals:wheel.steps')}</h2>
            <WorkList
              label={t('goals:wheel.steps')}
              items={items.map((item) => tell(item, { page, answer, action }))}
            />
          </div>
        </div>
      )}
      {page.mayWrite && (
        <div className="screen-only grid gap-2">
          <Explanation label={t('goals:wheel.add')} key={`add ${stand}`}>
            <CheckedForm
              action={action}
              intent="add-step"
              schema={WHEEL_SCHEMAS['add-step']}
              subjectId={null}
              answer={answer}
              hidden={page.school ? { schoolId: page.school.id } : {}}
              defaults={{ responsibleRole: 'principal', everyYear: 'on' }}
              button={t('goals:wheel.addButton')}
              look="primary"
            >
              {(fields) => <StepFields fields={fields} isOfSchool={page.school !== null} />}
            </CheckedForm>
          </Explanation>
        </div>
      )}
      <History lines={page.history} />
    </div>
  );
}

function addressOf({ school, startYear }: WheelPage): string {
  const query = new URLSearchParams({
    ...(school ? { school: school.id } : {}),
    year: String(startYear),
  });
  return `${YEAR_WHEEL}?${query}`;
}

/** Steps and lines by day, numbered as in the drawing. */
function listItems({ steps, lines }: WheelPage): Item[] {
  const all = [
    ...steps.map((own) => ({ kind: 'step' as const, id: idOf(own), dueDate: own.dueDate, own })),
    ...lines.map((own) => ({ kind: 'line' as const, id: own.id, dueDate: own.dueDate, own })),
  ];
  return all
    .sort((one, other) => one.dueDate.localeCompare(other.dueDate))
    .map((item, at) => ({ ...item, number: at + 1 }));
}

/** A step that was carried over can stand beside the same step of the year it was carried into. */
function idOf({ step, startYear, isCarried }: StepOnWheel): string {
  return isCarried ? `${step.id}-${startYear}` : step.id;
}

/** A step or a line of the plan, as the list tells it. */
function useItemWords() {
  const { t, dated } = useGoalWords();
  const tellSettled = ({ schoolName, choice }: SettledPlace) => {
    const { dueDate, reason, chosenOn } = choice;
    const what = dueDate
      ? t('goals:unfinished.carried', { day: dated(chosenOn), to: dated(dueDate) })
      : t('goals:unfinished.closed', { day: dated(chosenOn), reason });
    return schoolName ? `${schoolName}: ${what}` : what;
  };
  return (item: Item, around: Around): WorkItem => {
    const { number, dueDate } = item;
    if (item.kind === 'line') {
      const { own } = item;
      const action = `${SCHOOL_PLAN}?school=${around.page.school?.id ?? ''}`;
      return {
        number,
        dueDate,
        anchor: `line-${item.id}`,
        title: own.title,
        about: [t(`goals:line.kinds.${own.kind}`), t(`common:role.${own.responsibleRole}`)],
        words: own.resources,
        state: own.state,
        doneOn: own.doneOn,
        buttons: <LineButtons line={own} mayWrite={false} action={action} />,
      };
    }
    const { step, state, done, places, mayChange, isCarried, startYear, settled } = item.own;
    return {
      number,
      dueDate,
      anchor: `step-${item.id}`,
      title: step.title,
      about: [
        t(step.schoolId ? 'goals:wheel.ofSchool' : 'goals:wheel.ofMunicipality'),
        t(`common:role.${step.responsibleRole}`),
        t(step.everyYear ? 'goals:wheel.everyYear' : 'goals:wheel.once'),
        ...(isCarried ? [t('goals:unfinished.from', { year: yearName(startYear) })] : []),
      ],
      words: step.reason,
      state,
      doneOn: null,
      ...(places > 1 ? { places: t('goals:wheel.places', { done, count: places }) } : {}),
      notes: settled.map((place) => tellSettled(place)),
      buttons: <StepButtons own={item.own} action={around.action} />,
      change: mayChange && <StepChange step={step} around={around} />,
    };
  };
}

function StepChange({ step, around }: { step: StepOnWheel['step']; around: Around }) {
  const { t } = useGoalWords();
  const { answer, action, page } = around;
  return (
    <Explanation
      label={t('goals:line.changeLabel', { title: step.title })}
      key={answer?.ok ? answer.changeId : 'first'}
    >
      <CheckedForm
        action={action}
        intent="change-step"
        schema={WHEEL_SCHEMAS['change-step']}
        subjectId={step.id}
        answer={answer}
        hidden={{ stepId: step.id }}
        defaults={{
          title: step.title,
          reason: step.reason,
          responsibleRole: step.responsibleRole,
          firstDueDate: step.firstDueDate,
          everyYear: step.everyYear ? 'on' : undefined,
        }}
        button={t('goals:save')}
      >
        {(fields) => <StepFields fields={fields} isOfSchool={page.school !== null} />}
      </CheckedForm>
    </Explanation>
  );
}

function Choices({ page }: { page: WheelPage }) {
  const { t } = useGoalWords();
  const { startYear, school, schools, seesMunicipality } = page;
  const other = (year: number) => addressOf({ ...page, startYear: year });
  return (
    <div className="screen-only flex flex-wrap items-center gap-4">
      {(seesMunicipality || schools.length > 1) && (
        <Form method="get" className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="year" value={startYear} />
          <FormField label={t('goals:wheel.whose')}>
            <Select
              name="school"
              defaultValue={school?.id ?? ''}
              options={[
                ...(seesMunicipality ? [{ value: '', label: t('goals:wheel.whole') }] : []),
                ...schools.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </FormField>
          <Button>{t('common:show')}</Button>
        </Form>
      )}
      <Link to={other(startYear - 1)}>
        {t('goals:wheel.before', { year: yearName(startYear - 1) })}
      </Link>
      <Link to={other(startYear + 1)}>
        {t('goals:wheel.after', { year: yearName(startYear + 1) })}
      </Link>
    </div>
  );
}

function Windows({ page }: { page: WheelPage }) {
  const { t, day } = useGoalWords();
  const { t: setUp } = useTranslation('setup');
  if (page.windows.length === 0) return <p>{t('goals:wheel.noWindows')}</p>;
  return (
    <div className="grid gap-1">
      <h2>{t('goals:wheel.windows')}</h2>
      <ul className="grid gap-1">
        {page.windows.map(({ kind, startDate, endDate, own }) => (
          <li key={kind}>
            {t('goals:wheel.window', {
              window: t(`common:window.${kind}`),
              from: day(startDate),
              to: day(endDate),
            })}
            {own && ` ${setUp('wheel.own', { from: day(own.startDate), to: day(own.endDate) })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function StepButtons({ own, action }: { own: StepOnWheel; action: string }) {
  const { t } = useGoalWords();
  const { step, startYear, markIn, state, mayChange } = own;
  const { id: stepId, title } = step;
  const intent = state === 'done' ? 'step-not-done' : 'step-done';
  return (
    <WorkButtons
      action={action}
      hidden={{
        stepId,
        startYear: String(startYear),
        ...(markIn ? { schoolId: markIn } : {}),
      }}
      isDone={state === 'done'}
      mark={
        markIn === undefined
          ? null
          : {
              intent,
              label: t(`goals:wheel.${intent}`),
              name: t(`goals:wheel.${intent}-name`, { title }),
            }
      }
      remove={
        mayChange
          ? {
              intent: 'remove-step',
              label: t('goals:line.remove'),
              name: t('goals:line.remove-name', { title }),
            }
          : null
      }
    />
  );
}
