/** A pupil's run of one task, from the sound check to its end. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttemptRecorder } from '~/administration/attempt-recorder.client';
import { type ChoiceAction, stepChoice } from '~/administration/choice-machine';
import { type ChoicePlan, type ChoiceState, listItems } from '~/administration/choice-state';
import { orderTargets } from '~/administration/option-order';
import { nameClip } from '~/administration/spoken-lines';
import { type ChoiceDriver, type ScreenAction, useRapid, useTeacher } from './choice-driver';
import { CornerWays } from './corner-ways';
import { NotSavedFace } from './faces';
import { InstructionScreen } from './instruction-screen';
import type { Answer } from './item-screen';
import { PracticeScreen } from './practice-screen';
import { ReadyScreen } from './ready-screen';
import { HelpScreen, PausedByTeacher, PauseScreen } from './rest-screens';
import { usePresence, useTools } from './runner-tools';
import { SoundCheck } from './sound-check';
import { TaskItem } from './task-item';
import { useAttempt } from './use-attempt';

const TICK_MS = 1_000;

type Props = {
  plan: ChoicePlan;
  initial: ChoiceState;
  recorder: AttemptRecorder;
  onEnd: (ending: NonNullable<ChoiceState['ending']>) => void;
};

export function ChoiceRun({ plan, initial, recorder, onEnd }: Props) {
  const step = useCallback(
    (state: ChoiceState, action: ChoiceAction) => stepChoice(plan, state, action),
    [plan],
  );
  const driver = useAttempt<ChoiceState, ScreenAction>(recorder, initial, step);
  const { state, dispatch } = driver;
  const { pausedByTeacher } = useTeacher(driver);
  const finish = useRef(onEnd);
  finish.current = onEnd;

  useEffect(() => {
    void dispatch({ type: 'begin' });
  }, [dispatch]);

  useEffect(() => {
    if (state.phase !== 'item' || state.paused) return;
    const timer = setInterval(() => void dispatch({ type: 'tick' }), TICK_MS);
    return () => clearInterval(timer);
  }, [state.phase, state.paused, dispatch]);

  useEffect(() => {
    if (state.ending) finish.current(state.ending);
  }, [state.ending]);

  if (driver.notSaved) return <NotSavedFace onRetry={driver.retry} />;
  return <ChoiceFace plan={plan} driver={driver} pausedByTeacher={pausedByTeacher} />;
}

type FaceProps = { plan: ChoicePlan; driver: ChoiceDriver; pausedByTeacher: boolean };

/** The screen of the state; the ways out are the same in all of them. */
function ChoiceFace({ plan, driver, pausedByTeacher }: FaceProps) {
  const { texts } = useTools();
  const { state, dispatch } = driver;
  const [helping, setHelping] = useState(false);
  const [isReturn, setIsReturn] = useState(state.paused);
  const where = {
    taskId: plan.task.id,
    answered: state.answeredItemIds.length,
    total: listItems(plan).length,
  };
  const goOn = () => {
    setHelping(false);
    setIsReturn(false);
    void dispatch({ type: 'resume' });
  };
  const askHelp = () => {
    setHelping(true);
    void dispatch({ type: 'ask-help' });
  };
  if (state.phase === 'new' || state.phase === 'ended') return <main className="screen" />;
  if (state.phase === 'sound-fault' || state.phase === 'practice-failed') {
    return (
      <HelpScreen
        state={state.phase}
        where={where}
        line="help-coming"
        note={state.phase === 'sound-fault' ? texts.soundFault : texts.practiceFailed}
      />
    );
  }
  if (pausedByTeacher) return <PausedByTeacher where={where} />;
  if (helping && state.paused) {
    return (
      <HelpScreen
        state="asking-for-help"
        where={where}
        line="help-coming"
        note={texts.helpAsked}
        onGoOn={goOn}
      />
    );
  }
  if (state.paused) {
    return (
      <PauseScreen
        where={where}
        isReturn={isReturn}
        onGoOn={goOn}
        onHelp={askHelp}
        onDecline={() => void dispatch({ type: 'decline' })}
      />
    );
  }
  return (
    <>
      <WorkFace plan={plan} driver={driver} where={where} />
      <CornerWays
        onHelp={askHelp}
        onPause={() => void dispatch({ type: 'pause' })}
        hasSwitch={state.phase === 'sound-check'}
      />
    </>
  );
}

type WorkProps = {
  plan: ChoicePlan;
  driver: ChoiceDriver;
  where: { taskId: string; answered: number; total: number };
};

function WorkFace({ plan, driver, where }: WorkProps) {
  const { texts } = useTools();
  const { state, dispatch } = driver;
  const { task, attemptId } = plan;
  const [instructed, setInstructed] = useState(state.practice.feedback !== null);
  const { rapid, note } = useRapid();
  usePresence(state.phase === 'item' ? 'working' : 'practising', { ...where, rapid });

  if (state.phase === 'sound-check') {
    return (
      <SoundCheck
        attemptId={attemptId}
        misses={state.soundMisses}
        onAnswer={(heard) => void dispatch({ type: 'sound-answer', heard })}
      />
    );
  }
  if (state.phase === 'practice' && !instructed) {
    return <InstructionScreen task={task} onGo={() => setInstructed(true)} />;
  }
  if (state.phase === 'practice') {
    return (
      <PracticeScreen
        attemptId={attemptId}
        task={task}
        practice={state.practice}
        onAnswer={(itemId, optionId) =>
          void dispatch({ type: 'practice-answer', itemId, optionId })
        }
        onNext={() => void dispatch({ type: 'practice-next' })}
      />
    );
  }
  if (state.phase === 'ready') {
    return (
      <ReadyScreen
        clip={nameClip(task.mediaBundle, task.readyClip)}
        onGo={() => void dispatch({ type: 'begin-items' })}
      />
    );
  }
  const item = listItems(plan).find((candidate) => candidate.id === state.presentedItemId);
  if (!item) return <main className="screen" />;
  const answer = (given: Answer) => {
    note(given.responseMs);
    void dispatch({ type: 'answer', itemId: item.id, ...given });
  };
  return (
    <TaskItem
      task={task}
      item={item}
      optionOrder={orderTargets(attemptId, task, item)}
      onAnswer={answer}
      title={texts.item}
      testId="screen-item"
    />
  );
}
