/** The teacher's side: what is planned for my pupils, my part, and how it went in one press. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import type { ClassSupport } from './class-support.server';
import type { PlanView } from './plan-view';
import { usePlanWords } from './plan-words';
import { NOTE_WORDS, type SessionProblem } from './session-form';
import { PlanFacts } from './week-view';

export function ClassSupportView({
  page,
  problem,
}: {
  page: ClassSupport;
  problem: SessionProblem | null;
}) {
  const words = usePlanWords();
  const { t } = words;
  if (page.plans.length === 0) {
    return (
      <EmptyState
        title={t('class.emptyTitle')}
        action={page.mayPlan && <LinkButton to="/groups">{t('place.groups')}</LinkButton>}
      >
        <p>{t('class.emptyText')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-4">
      {problem && <Notice kind="warning" isLive title={t(`week.problem.${problem}`)} />}
      {page.plans.map((plan) => (
        <section
          key={plan.planId}
          aria-labelledby={`plan-${plan.planId}`}
          className="grid gap-2 rounded-[12px] border border-line p-4"
        >
          <h2 id={`plan-${plan.planId}`}>{words.who(plan)}</h2>
          <PlanFacts plan={plan} words={words} />
          <p>
            <strong>{t('class.myPart')}</strong> {t(`class.part.${plan.carriedOutBy}`)}
          </p>
          {plan.carriedOutBy === 'teacher' && (
            <div>
              <LinkButton to="/week" size="small">
                {t('class.toWeek')}
              </LinkButton>
            </div>
          )}
          <Notes page={page} plan={plan} />
        </section>
      ))}
    </div>
  );
}

function Notes({ page, plan: { planId } }: { page: ClassSupport; plan: PlanView }) {
  const words = usePlanWords();
  const { t } = words;
  const own = page.notes.filter((note) => note.planId === planId);
  const mine = own.find(({ isMine, day }) => isMine && day === page.today);
  return (
    <div className="grid gap-2">
      <Form
        method="post"
        preventScrollReset
        className="flex flex-wrap items-center gap-2 print:hidden"
      >
        <input type="hidden" name="intent" value="note" />
        <input type="hidden" name="planId" value={planId} />
        <span>{t('class.noteAsk')}</span>
        {NOTE_WORDS.map((word) => (
          <Button
            key={word}
            name="word"
            value={mine?.word === word ? '' : word}
            aria-pressed={mine?.word === word}
          >
            {t(`note.${word}`)}
          </Button>
        ))}
      </Form>
      {own.length > 0 && (
        <Explanation label={t('class.notes', { count: own.length })}>
          <ul>
            {own.map(({ day, by, word }) => (
              <li key={`${day} ${by}`}>
                {words.day(day)}: {t(`note.${word}`)}, {by}
              </li>
            ))}
          </ul>
        </Explanation>
      )}
    </div>
  );
}
