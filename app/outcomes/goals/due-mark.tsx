/** How far a step or line has come: shape, word and, where it is late, colour. */
import type { Day } from '~/platform/calendar';
import { useGoalWords } from './goal-words';
import type { DueState } from './year-wheel';

const SHAPES: Record<DueState, string> = { done: '✓', overdue: '!', soon: '→', later: '·' };

export function DueMark({ state, doneOn }: { state: DueState; doneOn: Day | null }) {
  const { t, day } = useGoalWords();
  return (
    <span className={state === 'overdue' ? 'font-bold text-danger' : undefined}>
      <span aria-hidden="true">{SHAPES[state]} </span>
      {state === 'done' && doneOn
        ? t('goals:state.doneOn', { day: day(doneOn) })
        : t(`goals:state.${state}`)}
    </span>
  );
}
