/** Lysa tells what the task is and shows it with her light; then the lantern leads on. */
import { useEffect, useRef, useState } from 'react';
import type { PupilTask } from '~/instruments/battery';
import { Demonstration } from './demonstration';
import { type Beat, listBeats } from './demonstration-beats';
import { Lysa } from './lysa';
import { RoundTarget } from './round-target';
import { useTools } from './runner-tools';
import { LanternSymbol } from './symbols';
import { wait } from './use-stimulus';

/** Plays the beats one after another; a new telling ends the one before. */
function useTelling(task: PupilTask) {
  const { sound } = useTools();
  const [beat, setBeat] = useState<Beat | null>(null);
  const [told, setTold] = useState(false);
  const turn = useRef(0);
  async function tell(): Promise<void> {
    turn.current += 1;
    const mine = turn.current;
    for (const next of listBeats(task, sound.has)) {
      setBeat(next);
      await Promise.all([next.clip ? sound.play(next.clip) : null, wait(next.lastsMs)]);
      if (mine !== turn.current) return;
    }
    setBeat(null);
    setTold(true);
  }
  const start = useRef(tell);
  useEffect(() => {
    void start.current();
    return () => {
      turn.current += 1;
      sound.stop();
    };
  }, [sound]);
  return { beat, told, tell };
}

export function InstructionScreen({ task, onGo }: { task: PupilTask; onGo: () => void }) {
  const { texts, language } = useTools();
  const { beat, told, tell } = useTelling(task);
  return (
    <main className="screen screen-instruction" data-testid="screen-instruction">
      <h1 className="hidden-heading">{texts.instruction}</h1>
      <RoundTarget label={texts.listenAgain} onPress={() => void tell()} testId="lysa" look="small">
        <Lysa mood={beat?.light === 'guide' ? 'speaking' : 'awake'} />
      </RoundTarget>
      <Demonstration task={task} beat={beat} />
      <p className="nearby">{task.title[language]}</p>
      <div className="ways">
        <RoundTarget
          label={texts.goOn}
          onPress={onGo}
          resting={!told}
          testId="go"
          look="go"
          autoFocus
        >
          <LanternSymbol />
        </RoundTarget>
      </div>
    </main>
  );
}
