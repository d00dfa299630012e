/** Lysa tells what the task is and shows its targets with her light; then the lantern leads on. */
import { useEffect, useRef, useState } from 'react';
import { nameClip } from '~/administration/spoken-lines';
import type { ChoiceTask } from '~/instruments/battery';
import { OptionFace } from './item-screen';
import { Lysa } from './lysa';
import { RoundTarget } from './round-target';
import { useTools } from './runner-tools';
import { EarSymbol, LanternSymbol } from './symbols';

/** What is said, and which target glows meanwhile (null: none). */
type Sentence = { clip: string; optionId: string | null };

function listSentences(task: ChoiceTask, has: (clip: string) => boolean): Sentence[] {
  const first = task.practice[0];
  const shown = (first?.options ?? []).map((option) => ({
    clip: nameClip(task.mediaBundle, `option-${option.id}`),
    optionId: option.id,
  }));
  return [
    { clip: nameClip(task.mediaBundle, task.instructionClip), optionId: null },
    ...shown.filter((sentence) => has(sentence.clip)),
  ];
}

/** Plays the sentences one after another; a new telling ends the one before. */
function useTelling(task: ChoiceTask) {
  const { sound } = useTools();
  const [lit, setLit] = useState<Sentence | null>(null);
  const [told, setTold] = useState(false);
  const turn = useRef(0);
  async function tell(): Promise<void> {
    turn.current += 1;
    const mine = turn.current;
    for (const sentence of listSentences(task, sound.has)) {
      setLit(sentence);
      await sound.play(sentence.clip);
      if (mine !== turn.current) return;
    }
    setLit(null);
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
  return { lit, told, tell };
}

export function InstructionScreen({ task, onGo }: { task: ChoiceTask; onGo: () => void }) {
  const { texts, language } = useTools();
  const { lit, told, tell } = useTelling(task);
  const example = task.practice[0];
  return (
    <main className="screen" data-testid="screen-instruction">
      <h1 className="hidden-heading">{texts.instruction}</h1>
      <RoundTarget label={texts.listenAgain} onPress={() => void tell()} testId="lysa" look="small">
        <Lysa mood={lit ? 'speaking' : 'awake'} />
      </RoundTarget>
      {example ? (
        <div className={`demonstration look-${task.optionLook}`} aria-hidden="true">
          {example.stimulus ? (
            <span className="demonstration-word">{example.stimulus}</span>
          ) : (
            <span className="demonstration-ear">
              <EarSymbol />
            </span>
          )}
          {example.options.map((option) => (
            <span
              key={option.id}
              className={lit?.optionId === option.id ? 'demo-target is-glowing' : 'demo-target'}
            >
              <OptionFace task={task} item={example} optionId={option.id} />
            </span>
          ))}
        </div>
      ) : null}
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
