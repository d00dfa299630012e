/** How far a step or line has come: shape, word and, where it is late, colour. */
import type { Day } from '~/platform/calendar';
import { useGoalWords } from './goal-words';
import type { ShownState } from './unfinished';

const SHAPES: Record<ShownState, string> = {
  done: '✓',
  overdue: '!',
  soon: '→',
  later: '·',
  carried: '↷',
  closed: '×',
};

export function DueMark({ state, doneOn }: { state: ShownState; doneOn: Day | null }) {
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
