/** One item: what is asked, its targets, and nothing else. Also the practice, with Lysa's light. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { nameClip } from '~/administration/spoken-lines';
import type { ChoiceItem, ChoiceTask } from '~/instruments/battery';
import { type Press, RoundTarget, walkTargets } from './round-target';
import { useTools } from './runner-tools';
import { EarSymbol, MadeUpSymbol, RealSymbol } from './symbols';
import type { Texts } from './texts';
import { useStimulus } from './use-stimulus';

export type Answer = {
  optionId: string;
  responseMs: number | null;
  replays: number;
  input: Press['input'];
};

type Props = {
  task: ChoiceTask;
  item: ChoiceItem;
  /** Option ids in the order they stand. */
  optionOrder: readonly string[];
  onAnswer: (answer: Answer) => void;
  /** The practice answer that is being commented on; null while an answer is awaited. */
  feedback?: { correctOptionId: string; line: ReactNode } | null;
  title: string;
  testId: string;
};

/** Targets keep their places from item to item, so that a keyboard's focus stays where it is. */
const PLACES = ['first', 'second', 'third', 'fourth', 'fifth'];

/** What stands on a target. In a yes-no task the first authored option is the picture. */
export function OptionFace({ task, item, optionId }: OptionFaceProps) {
  const index = item.options.findIndex((option) => option.id === optionId);
  const option = item.options[index];
  if (task.optionLook !== 'yes-no') return <span className="option-text">{option?.text}</span>;
  return (
    <>
      {index === 0 ? <RealSymbol /> : <MadeUpSymbol />}
      <span className="option-word">{option?.text}</span>
    </>
  );
}
type OptionFaceProps = { task: ChoiceTask; item: ChoiceItem; optionId: string };

function labelOption(task: ChoiceTask, item: ChoiceItem, optionId: string, texts: Texts): string {
  const index = item.options.findIndex((option) => option.id === optionId);
  const text = item.options[index]?.text ?? '';
  if (task.optionLook !== 'yes-no') return text;
  return `${text}, ${index === 0 ? texts.real : texts.madeUp}`;
}

export function ItemScreen(props: Props) {
  const { task, item, optionOrder, onAnswer, feedback = null } = props;
  const { texts } = useTools();
  const clip = item.clip ? nameClip(task.mediaBundle, item.clip) : null;
  const stimulus = useStimulus(item.id, clip);
  const [chosen, setChosen] = useState<{ itemId: string; optionId: string } | null>(null);
  const isAnswered = chosen?.itemId === item.id && feedback !== null;
  const isResting = !stimulus.active || isAnswered || feedback !== null;

  function answer(optionId: string, press: Press): void {
    setChosen({ itemId: item.id, optionId });
    const responseMs = stimulus.measureResponseMs(press.timeStampMs);
    onAnswer({ optionId, responseMs, replays: stimulus.replays, input: press.input });
  }

  return (
    <main className="screen screen-item" data-testid={props.testId} data-item-id={item.id}>
      <h1 className="hidden-heading">{props.title}</h1>
      <div className="stimulus">
        {item.stimulus ? (
          <p className={stimulus.shown ? 'word' : 'word is-hidden'} data-testid="stimulus">
            {item.stimulus}
          </p>
        ) : (
          <RoundTarget
            label={texts.listenAgain}
            onPress={stimulus.replay}
            resting={isResting}
            testId="replay"
            look="small"
          >
            <EarSymbol />
          </RoundTarget>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves focus among the targets */}
      <div
        className={`options options-${optionOrder.length} look-${task.optionLook}`}
        onKeyDown={walkTargets}
      >
        {optionOrder.map((optionId, place) => (
          <RoundTarget
            key={PLACES[place]}
            autoFocus={place === 0}
            label={labelOption(task, item, optionId, texts)}
            onPress={(press) => answer(optionId, press)}
            resting={isResting}
            glowing={feedback?.correctOptionId === optionId}
            chosen={chosen?.itemId === item.id && chosen.optionId === optionId}
            testId="option"
            optionId={optionId}
          >
            <OptionFace task={task} item={item} optionId={optionId} />
          </RoundTarget>
        ))}
      </div>
      <div className="beside">{feedback?.line}</div>
    </main>
  );
}
