/** A session of a day: held with one press, then who was away with another. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { TextInput } from '~/ui/text-input';
import { MOST_MINUTES } from './plan-form';
import { NOT_HELD_REASONS, type WeekSession } from './plan-view';
import type { PlanWords } from './plan-words';

interface SessionLineProps {
  session: WeekSession;
  words: PlanWords;
}

export function SessionLine({ session, words }: SessionLineProps) {
  const { t, say } = words;
  const { plan, logged, pupils, mayRecord } = session;
  return (
    <li
      className="grid gap-2 rounded border border-line bg-surface p-3"
      aria-label={words.who(plan)}
    >
      <p>
        <strong>{words.who(plan)}</strong>
        <br />
        <span className="text-ink-soft">
          {t('week.session', {
            method: say(plan.methodTitle),
            count: plan.minutes,
            place: t(`placeWord.${plan.place}`).toLocaleLowerCase(words.locale),
          })}
        </span>
      </p>
      {logged === null && !mayRecord && (
        <p className="text-ink-soft">{pupils.map(({ name }) => name).join(', ')}</p>
      )}
      {logged === null && mayRecord && <NotWritten session={session} words={words} />}
      {logged?.isHeld && <Held session={session} words={words} />}
      {logged && !logged.isHeld && (
        <p>{t('week.notHeld', { reason: t(`notHeld.${logged.reason ?? 'other'}`) })}</p>
      )}
      {logged && mayRecord && (
        <SessionForm session={session}>
          <Button
            name="intent"
            value="clear"
            size="small"
            look="quiet"
            aria-label={t('week.undoName', { who: words.who(plan) })}
          >
            {t('undo')}
          </Button>
        </SessionForm>
      )}
    </li>
  );
}

function SessionForm({ session, children }: { session: WeekSession; children: React.ReactNode }) {
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-2 print:hidden">
      <input type="hidden" name="planId" value={session.plan.planId} />
      <input type="hidden" name="day" value={session.day} />
      {children}
    </Form>
  );
}

function NotWritten({ session, words }: SessionLineProps) {
  const { t } = words;
  const who = words.who(session.plan);
  return (
    <>
      <SessionForm session={session}>
        <Button name="intent" value="hold" aria-label={t('week.holdName', { who })}>
          {t('week.hold')}
        </Button>
      </SessionForm>
      <Explanation label={t('week.notHeldAsk')}>
        <SessionForm session={session}>
          <input type="hidden" name="intent" value="not-held" />
          {NOT_HELD_REASONS.map((reason) => (
            <Button key={reason} name="reason" value={reason} size="small">
              {t(`notHeld.${reason}`)}
            </Button>
          ))}
        </SessionForm>
      </Explanation>
    </>
  );
}

function Held({ session, words }: SessionLineProps) {
  const { t } = words;
  const { plan, logged, pupils, mayRecord } = session;
  const absent = logged?.absentIds ?? [];
  const minutes = logged?.minutes ?? plan.minutes;
  return (
    <>
      <p>{t('week.held', { count: minutes })}</p>
      {mayRecord && <p className="text-ink-soft print:hidden">{t('week.absentAsk')}</p>}
      <ul className="flex flex-wrap gap-2" aria-label={t('week.present')}>
        {pupils.map(({ pupilId, name }) => {
          const isAway = absent.includes(pupilId);
          if (!mayRecord) return <li key={pupilId}>{isAway ? t('week.away', { name }) : name}</li>;
          return (
            <li key={pupilId}>
              <SessionForm session={session}>
                <input type="hidden" name="intent" value="attend" />
                <input type="hidden" name="pupilId" value={pupilId} />
                <input type="hidden" name="isPresent" value={isAway ? 'yes' : 'no'} />
                <Button size="small" aria-pressed={!isAway}>
                  {isAway ? t('week.away', { name }) : name}
                </Button>
              </SessionForm>
            </li>
          );
        })}
      </ul>
      {mayRecord && (
        <Explanation label={t('week.changeMinutes')}>
          <SessionForm session={session}>
            <input type="hidden" name="intent" value="minutes" />
            <FormField label={t('plan.minutes')}>
              <TextInput
                name="minutes"
                type="number"
                min={1}
                max={MOST_MINUTES}
                key={minutes}
                defaultValue={minutes}
                required
              />
            </FormField>
            <Button size="small">{t('save')}</Button>
          </SessionForm>
        </Explanation>
      )}
    </>
  );
}
