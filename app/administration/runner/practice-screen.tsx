/** A practice item with feedback: Lysa's light shows the answer, and her words are about effort. */
import { useEffect, useRef } from 'react';
import type { ChoiceState } from '~/administration/choice-state';
import { orderTargets } from '~/administration/option-order';
import { nameClip, TASK_CLIPS } from '~/administration/spoken-lines';
import type { PupilTask } from '~/instruments/battery';
import { Lysa } from './lysa';
import { useTools } from './runner-tools';
import { TaskItem } from './task-item';
import { wait } from './use-stimulus';

/** The answer stays lit at least this long, also where the comment has no sound. */
const SHORTEST_FEEDBACK_MS = 1_600;

type Props = {
  attemptId: string;
  task: PupilTask;
  practice: ChoiceState['practice'];
  onAnswer: (itemId: string, optionId: string) => void;
  onNext: () => void;
};

export function PracticeScreen({ attemptId, task, practice, onAnswer, onNext }: Props) {
  const { texts, sound } = useTools();
  const item = task.practice[practice.index];
  const { feedback } = practice;
  const goNext = useRef(onNext);
  goNext.current = onNext;

  useEffect(() => {
    if (!feedback || !item) return;
    let isHere = true;
    async function comment(clips: string[]): Promise<void> {
      for (const clip of clips) if (isHere) await sound.play(clip);
    }
    const inBundle = (clip: string) => nameClip(task.mediaBundle, clip);
    const again = [inBundle(TASK_CLIPS.again), ...(item.clip ? [inBundle(item.clip)] : [])];
    const clips = feedback === 'right' ? [inBundle(TASK_CLIPS.right)] : again;
    void Promise.all([comment(clips), wait(SHORTEST_FEEDBACK_MS)]).then(() => {
      if (isHere) goNext.current();
    });
    return () => {
      isHere = false;
      sound.stop();
    };
  }, [feedback, item, sound, task.mediaBundle]);

  if (!item) return null;
  return (
    <TaskItem
      key={`${practice.round}-${practice.index}`}
      task={task}
      item={item}
      optionOrder={orderTargets(`${attemptId} ${practice.round}`, task, item)}
      onAnswer={(answer) => onAnswer(item.id, answer.optionId)}
      feedback={
        feedback ? <Lysa mood={feedback === 'right' ? 'glad' : 'speaking'} size="small" /> : null
      }
      title={texts.practice}
      testId="screen-practice"
    />
  );
}
