/** The goals that go on, beside the figures that they are about. */
import { LinkButton } from '~/ui/link-button';
import { ReachedMark, useGoalWords } from './goal-words';
import type { GoalBeside } from './goals-beside.server';

export function GoalStrip({ goals }: { goals: readonly GoalBeside[] }) {
  const { t, tellTarget, tellReading, tellOwner, dated } = useGoalWords();
  if (goals.length === 0) return null;
  return (
    <section
      aria-labelledby="goal-strip"
      className="mb-8 grid gap-2 rounded-[12px] border border-line bg-surface p-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="goal-strip" className="text-base">
          {t('goals:strip.title')}
        </h2>
        <LinkButton to="/goals" look="quiet" size="small">
          {t('goals:strip.link')}
        </LinkButton>
      </div>
      <ul className="grid gap-1">
        {goals.map((goal) => (
          <li key={goal.id} className="max-w-none">
            <strong>{goal.title}</strong>:{' '}
            {t('goals:strip.line', {
              what: t(`goals:indicator.${goal.indicator}.term`),
              target: tellTarget(goal),
              day: dated(goal.targetDate),
              value: tellReading(goal, goal.now),
              owner: tellOwner(goal.owner),
              baseline: goal.baseline
                ? tellReading(goal, goal.baseline.reading)
                : t('goals:strip.noBaseline'),
            })}{' '}
            <ReachedMark reading={goal.now} isReached={goal.isReached} />
          </li>
        ))}
      </ul>
    </section>
  );
}
