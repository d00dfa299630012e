/** What was not done in its school year: carried over with a new day, or closed with a reason. */
import { CheckedForm, LineField } from './checked-form';
import type { GoalAnswer } from './form-fields';
import { useGoalWords, yearName } from './goal-words';
import { WHEEL_SCHEMAS } from './year-wheel-form';
import type { UnfinishedStep } from './year-wheel-store.server';

interface UnfinishedProps {
  steps: readonly UnfinishedStep[];
  answer: GoalAnswer | undefined;
  /** Where forms go. */
  action: string;
  today: string;
}

export function UnfinishedSection({ steps, ...around }: UnfinishedProps) {
  const { t } = useGoalWords();
  if (steps.length === 0) return null;
  return (
    <section id="unfinished" aria-labelledby="unfinished-title" className="grid gap-3">
      <h2 id="unfinished-title">{t('goals:unfinished.title')}</h2>
      <p className="max-w-[70ch]">{t('goals:unfinished.text')}</p>
      <ul className="grid list-none rounded-[12px] border border-line bg-surface p-0">
        {steps.map((own) => (
          <li
            key={`${own.step.id} ${own.startYear}`}
            className="grid gap-3 border-line p-4 not-first:border-t"
          >
            <Unfinished own={own} {...around} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Around = Omit<UnfinishedProps, 'steps'>;

function Unfinished({ own, ...around }: { own: UnfinishedStep } & Around) {
  const { t, dated } = useGoalWords();
  const { step, startYear, dueDate, chooseIn, places } = own;
  const role = t(`common:role.${step.responsibleRole}`);
  return (
    <>
      <div className="grid gap-1">
        <h3 className="text-base">{step.title}</h3>
        <p>
          {t('goals:unfinished.line', { year: yearName(startYear), role, day: dated(dueDate) })}
          {places > 1 && ` ${t('goals:unfinished.places', { count: places })}`}
        </p>
        {chooseIn === undefined && (
          <p className="text-ink-soft">{t('goals:unfinished.whose', { role })}</p>
        )}
      </div>
      {chooseIn !== undefined && <Choice own={own} {...around} />}
    </>
  );
}

function Choice({ own, answer, action, today }: { own: UnfinishedStep } & Around) {
  const { t } = useGoalWords();
  const { step, startYear, chooseIn } = own;
  const subject = `${step.id} ${startYear}`;
  const shared = {
    action,
    answer,
    subjectId: subject,
    hidden: {
      occurrence: subject,
      stepId: step.id,
      startYear: String(startYear),
      ...(chooseIn ? { schoolId: chooseIn } : {}),
    },
  };
  return (
    <div className="grid items-start gap-6 sm:grid-cols-2">
      <CheckedForm
        {...shared}
        intent="carry-step"
        schema={WHEEL_SCHEMAS['carry-step']}
        defaults={{ dueDate: today }}
        button={t('goals:unfinished.carry')}
      >
        {({ dueDate }) => (
          <LineField field={dueDate} label={t('goals:unfinished.newDay')} type="date" />
        )}
      </CheckedForm>
      <CheckedForm
        {...shared}
        intent="close-step"
        schema={WHEEL_SCHEMAS['close-step']}
        button={t('goals:unfinished.close')}
      >
        {({ reason }) => (
          <LineField
            field={reason}
            label={t('goals:unfinished.reason')}
            hint={t('goals:noNames')}
          />
        )}
      </CheckedForm>
    </div>
  );
}
