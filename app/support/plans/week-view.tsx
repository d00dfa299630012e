/** A week of sessions by day, and under it every plan with how much of it has been held. */
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { addDays, weekOf } from '~/platform/calendar';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { PrintHeader } from '~/ui/print-header';
import { PlanChanges } from './plan-changes-view';
import type { PlanView } from './plan-view';
import { type PlanWords, usePlanWords } from './plan-words';
import type { SessionProblem } from './session-form';
import { SessionLine } from './session-line';
import type { WeekPage } from './session-store.server';

interface WeekViewProps {
  page: WeekPage;
  problem: SessionProblem | null;
  /** A plan that was ended just now, and can be taken up again. */
  endedPlanId: string | null;
  /** The reader comes from a plan just made. */
  isPlanMade: boolean;
  productName: string;
}

export function WeekView({ page, problem, endedPlanId, isPlanMade, productName }: WeekViewProps) {
  const words = usePlanWords();
  const { t } = words;
  const { t: common } = useTranslation('common');
  const { monday, today, days, plans } = page;
  const isEmpty = days.every(({ sessions }) => sessions.length === 0);
  return (
    <div className="grid gap-8">
      <PrintHeader
        productName={productName}
        subject={t('week.number', { week: weekOf(monday) })}
        date={words.day(today)}
        information={common('pedagogical')}
      />
      {problem && <Notice kind="warning" isLive title={t(`week.problem.${problem}`)} />}
      {isPlanMade && (
        <div className="print:hidden">
          <Notice kind="success" isLive title={t('week.planMade')}>
            <p>{t('week.planMadeText')}</p>
          </Notice>
        </div>
      )}
      {endedPlanId && (
        <Notice kind="success" isLive title={t('week.planEnded')}>
          <Form method="post">
            <input type="hidden" name="planId" value={endedPlanId} />
            <Button name="intent" value="resume-plan" size="small">
              {t('undo')}
            </Button>
          </Form>
        </Notice>
      )}
      <section aria-labelledby="week-days" className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="week-days">{t('week.number', { week: weekOf(monday) })}</h2>
          <nav aria-label={t('week.turn')} className="flex flex-wrap gap-2 print:hidden">
            <LinkButton to={`?day=${addDays(monday, -7)}`} size="small">
              {t('week.previous')}
            </LinkButton>
            <LinkButton to="?" size="small">
              {t('week.now')}
            </LinkButton>
            <LinkButton to={`?day=${addDays(monday, 7)}`} size="small">
              {t('week.next')}
            </LinkButton>
          </nav>
        </div>
        {isEmpty && (
          <EmptyState title={t('week.emptyTitle')} headingLevel={3}>
            <p>{t('week.emptyText')}</p>
          </EmptyState>
        )}
        {!isEmpty && <WeekDays page={page} words={words} />}
      </section>
      {plans.length > 0 && <RunningPlans plans={plans} words={words} />}
    </div>
  );
}

function WeekDays({ page, words }: { page: WeekPage; words: PlanWords }) {
  const { t } = words;
  return (
    <ol className="grid gap-4 lg:grid-cols-5">
      {page.days.map(({ day, isSchoolDay, sessions }) => (
        <li
          key={day}
          className="grid content-start gap-2"
          aria-current={day === page.today ? 'date' : undefined}
        >
          <h3>{day === page.today ? t('week.today', { day: words.day(day) }) : words.day(day)}</h3>
          {!isSchoolDay && <p className="text-ink-soft">{t('week.noSchool')}</p>}
          {isSchoolDay && sessions.length === 0 && (
            <p className="text-ink-soft">{t('week.nothing')}</p>
          )}
          <ul className="grid gap-2">
            {sessions.map((session) => (
              <SessionLine key={session.plan.planId} session={session} words={words} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function RunningPlans({ plans, words }: { plans: readonly PlanView[]; words: PlanWords }) {
  const { t } = words;
  const { t: desk } = useTranslation('desk');
  return (
    <section aria-labelledby="week-plans" className="grid gap-3">
      <h2 id="week-plans">{t('week.plans')}</h2>
      <ul className="grid gap-3 md:grid-cols-2">
        {plans.map((plan) => (
          <li
            key={plan.planId}
            className="grid content-start gap-1 rounded-[12px] border border-line p-4"
          >
            <h3>{words.who(plan)}</h3>
            <PlanFacts plan={plan} words={words} />
            {plan.mayChange && (
              <div className="flex flex-wrap gap-2 print:hidden">
                <LinkButton
                  to={`/plans/${plan.planId}/change`}
                  size="small"
                  aria-label={desk('change.openOf', { who: words.who(plan) })}
                >
                  {desk('change.open')}
                </LinkButton>
                <Form method="post">
                  <input type="hidden" name="planId" value={plan.planId} />
                  <Button
                    name="intent"
                    value="end-plan"
                    size="small"
                    look="quiet"
                    aria-label={t('week.endPlanName', { who: words.who(plan) })}
                  >
                    {t('week.endPlan')}
                  </Button>
                </Form>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What, how often, by whom and until when, and how much has been held. */
export function PlanFacts({ plan, words }: { plan: PlanView; words: PlanWords }) {
  const { t, say, day } = words;
  const { pupils, others, aim, methodTitle, carriedOutBy, owner } = plan;
  return (
    <>
      {pupils.length > 0 && (
        <p>
          {pupils.map(({ pupilId, classId, name }, place) => (
            <span key={pupilId}>
              {place > 0 && ', '}
              <Link to={`/classes/${classId}/pupils/${pupilId}`} prefetch="none">
                {name}
              </Link>
            </span>
          ))}
          {others > 0 && `, ${t('groups.others', { count: others })}`}
        </p>
      )}
      <p>{t('plan.aimIs', { aim })}</p>
      <p>{t('plan.methodIs', { method: say(methodTitle) })}</p>
      <p>{t('plan.whenIs', { rhythm: words.rhythm(plan) })}</p>
      <p>
        {t(`carrier.${carriedOutBy}`)}. {t('plan.owner', { owner })}
      </p>
      <p>
        {t('plan.days', {
          from: day(plan.startDate),
          to: day(plan.endDate),
          again: day(plan.remeasureDate),
        })}
      </p>
      <p className="font-bold">{words.given(plan)}</p>
      <PlanChanges plan={plan} />
    </>
  );
}
