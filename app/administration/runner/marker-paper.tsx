/** Entering a reading that was done on paper: last item, errors, seconds. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttemptRecorder } from '~/administration/attempt-recorder.client';
import { type GridAction, stepGrid } from '~/administration/grid-machine';
import {
  createGridState,
  type GridPlan,
  type GridState,
  listGridItems,
  readGridHeading,
} from '~/administration/grid-state';
import { NotSavedFace } from './faces';
import type { MarkerAction } from './marker-action';
import { PaperForm, readPosition } from './marker-paper-form';
import { MarkingGrid } from './marking-grid';
import { useMarkingWords } from './marking-words';
import { type Pupil, PupilLine } from './pupil-line';
import { usePresence } from './runner-tools';
import { useAttempt } from './use-attempt';

type Props = {
  plan: GridPlan;
  initial: GridState;
  recorder: AttemptRecorder;
  pupil: Pupil;
  onSaved: () => void;
  onBack: () => void;
};

/** Stores the figures when they can be right, and says when they are stored. */
function usePaper({ plan, initial, recorder, onSaved }: Props) {
  const step = useCallback(
    (state: GridState, action: GridAction) => stepGrid(plan, state, action),
    [plan],
  );
  const driver = useAttempt<GridState, MarkerAction>(recorder, initial, step);
  const { ending } = driver.state;
  const finish = useRef(onSaved);
  finish.current = onSaved;
  useEffect(() => {
    if (ending) finish.current();
  }, [ending]);
  return driver;
}

export function PaperEntry(props: Props) {
  const { plan, pupil, onBack } = props;
  const { texts } = useMarkingWords();
  const { dispatch, notSaved, retry } = usePaper(props);
  const [last, setLast] = useState('');
  usePresence('waiting', { taskId: plan.task.id });
  if (notSaved) return <NotSavedFace onRetry={retry} />;
  return (
    <main className="adult marking" data-testid="screen-paper">
      <header className="marking-head">
        <PupilLine pupil={pupil} />
        <h1>{texts.paperTitle}</h1>
        <p className="step">{texts.paperHow}</p>
      </header>
      <MarkingGrid
        task={plan.task}
        items={listGridItems(plan)}
        heading={readGridHeading(plan)}
        state={{ ...CHOOSING_LAST, lastPosition: readPosition(last) }}
        dispatch={(action) => {
          if (action.type === 'mark-last') setLast(String(action.position + 1));
        }}
      />
      <PaperForm
        plan={plan}
        last={last}
        onLast={setLast}
        onBack={onBack}
        onFigures={(figures) => void dispatch({ type: 'enter-paper', ...figures })}
      />
    </main>
  );
}

/** The items as when time has ended: a tap points out the last one. */
const CHOOSING_LAST: GridState = { ...createGridState(), phase: 'choosing-last' };
