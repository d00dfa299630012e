/** What is done to make the benefit happen: activities with their days, done or not. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { TextInput } from '~/ui/text-input';
import type { ReportedActivity } from './agenda-report';
import type { FieldProblem } from './benefit-form';
import type { BenefitPage } from './benefit-page';
import type { Activity } from './benefit-state';
import { useBenefitWords } from './benefit-words';
import { FormProblem } from './form-problem';

interface PanelProps {
  page: BenefitPage;
  problems: readonly FieldProblem[];
}

export function ActivityPanel({ page, problems }: PanelProps) {
  const { t } = useBenefitWords();
  const mayChange = page.mayChange && !page.isEnded;
  return (
    <>
      {page.activities.length === 0 ? (
        <p className="text-ink-soft">{t('benefit:page.noActivities')}</p>
      ) : (
        <ul className="grid gap-2" aria-label={t('benefit:page.activities')}>
          {page.activities.map((activity) => (
            <li key={activity.eventId} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <span>
                {activity.text}{' '}
                <ActivityState
                  activity={{ due: activity.due, doneOn: activity.done?.day ?? null }}
                  today={page.today}
                />
              </span>
              {mayChange && <ActivityActions activity={activity} />}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <div className="screen-only">
          {problems.length > 0 ? (
            <NewActivity problems={problems} />
          ) : (
            <Explanation label={t('benefit:page.addActivity')}>
              <NewActivity problems={problems} />
            </Explanation>
          )}
        </div>
      )}
    </>
  );
}

/** "gjord tis 24 nov", or when it is due, or was. */
export function ActivityState({
  activity,
  today,
}: {
  activity: Pick<ReportedActivity, 'due' | 'doneOn'>;
  today: string;
}) {
  const { t, day } = useBenefitWords();
  const { doneOn, due } = activity;
  const words = doneOn ? 'done' : due < today ? 'late' : 'due';
  const text = t(`benefit:agenda.${words}`, { day: day(doneOn ?? due) });
  return words === 'late' ? (
    <strong>({text})</strong>
  ) : (
    <span className="text-ink-soft">({text})</span>
  );
}

function ActivityActions({ activity }: { activity: Activity }) {
  const { t } = useBenefitWords();
  const { done, eventId } = activity;
  return (
    <Form method="post" className="screen-only flex gap-2">
      {done ? (
        <>
          <input type="hidden" name="eventId" value={done.eventId} />
          <Button
            name="intent"
            value="take-back-benefit"
            size="small"
            look="quiet"
            className="relative"
          >
            {t('benefit:page.undo')}
            <span className="spoken"> {activity.text}</span>
          </Button>
        </>
      ) : (
        <>
          <input type="hidden" name="activityId" value={eventId} />
          <Button name="intent" value="finish-activity" size="small" className="relative">
            {t('benefit:page.finish')}
            <span className="spoken"> {activity.text}</span>
          </Button>
        </>
      )}
    </Form>
  );
}

function NewActivity({ problems }: Pick<PanelProps, 'problems'>) {
  const { t, fieldOf } = useBenefitWords();
  return (
    <Form method="post" className="grid max-w-2xl gap-5">
      <input type="hidden" name="intent" value="plan-activity" />
      {problems.length > 0 && <FormProblem problems={problems} />}
      <FormField
        label={t('benefit:page.newActivity')}
        hint={t('benefit:noNames')}
        field={fieldOf(problems, 'text')}
      >
        <TextInput name="text" required maxLength={160} />
      </FormField>
      <FormField label={t('benefit:page.due')} field={fieldOf(problems, 'due')}>
        <TextInput name="due" type="date" required />
      </FormField>
      <div>
        <Button>{t('benefit:page.addActivity')}</Button>
      </div>
    </Form>
  );
}
