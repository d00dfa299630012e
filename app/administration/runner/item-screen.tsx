/** One item with options: what is asked, its targets, and nothing else. Also the practice, with Lysa's light. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ChoiceItem, OptionTask, PupilItem, PupilTask } from '~/instruments/battery';
import { listSpoken } from './item-media';
import { labelOption, OptionFace, Picture } from './option-face';
import { type Press, RoundTarget, walkTargets } from './round-target';
import { useTools } from './runner-tools';
import { EarSymbol } from './symbols';
import { type Stimulus, useStimulus } from './use-stimulus';

export type Answer = {
  /** An option's id, or tile ids in the order they lie, with a space between. */
  optionId: string;
  responseMs: number | null;
  replays: number;
  input: Press['input'];
};

export type ItemProps<AnyTask = PupilTask, AnyItem = PupilItem> = {
  task: AnyTask;
  item: AnyItem;
  /** Ids of the options or tiles in the order they stand. */
  optionOrder: readonly string[];
  onAnswer: (answer: Answer) => void;
  /** Stands beside a practice answer while the right one is lit; null while an answer is awaited. */
  feedback?: ReactNode;
  title: string;
  testId: string;
};

/** Targets keep their places from item to item, so that a keyboard's focus stays where it is. */
const PLACES = ['first', 'second', 'third', 'fourth', 'fifth'];

/** The ear: everything is said once more. */
export function ReplayTarget({ stimulus, resting }: { stimulus: Stimulus; resting: boolean }) {
  const { texts } = useTools();
  return (
    <RoundTarget
      label={texts.listenAgain}
      onPress={stimulus.replay}
      resting={resting}
      testId="replay"
      look="small"
    >
      <EarSymbol />
    </RoundTarget>
  );
}

type StimulusProps = {
  task: OptionTask;
  item: ChoiceItem;
  stimulus: Stimulus;
  isHeard: boolean;
  resting: boolean;
};

function StimulusFace({ task, item, stimulus, isHeard, resting }: StimulusProps) {
  const kind = task.kind === 'timed-choice' ? 'sentence' : 'word';
  return (
    <div className={`stimulus stimulus-${kind}`}>
      {item.stimulusPicture ? (
        <span className={stimulus.shown ? 'shown-picture' : 'shown-picture is-hidden'}>
          <Picture name={item.stimulusPicture} />
        </span>
      ) : null}
      {item.stimulus ? (
        <p className={stimulus.shown ? kind : `${kind} is-hidden`} data-testid="stimulus" lang="sv">
          {item.stimulus}
        </p>
      ) : null}
      {isHeard ? <ReplayTarget stimulus={stimulus} resting={resting} /> : null}
    </div>
  );
}

export function ItemScreen(props: ItemProps<OptionTask, ChoiceItem>) {
  const { task, item, optionOrder, onAnswer, feedback = null } = props;
  const { texts } = useTools();
  const spoken = listSpoken(task.mediaBundle, item, optionOrder);
  const stimulus = useStimulus(item.id, spoken);
  const [chosen, setChosen] = useState<{ itemId: string; optionId: string } | null>(null);
  const isResting = !stimulus.active || feedback !== null;

  function answer(optionId: string, press: Press): void {
    setChosen({ itemId: item.id, optionId });
    const responseMs = stimulus.measureResponseMs(press.timeStampMs);
    onAnswer({ optionId, responseMs, replays: stimulus.replays, input: press.input });
  }

  return (
    <main className="screen screen-item" data-testid={props.testId} data-item-id={item.id}>
      <h1 className="hidden-heading">{props.title}</h1>
      <StimulusFace
        task={task}
        item={item}
        stimulus={stimulus}
        isHeard={spoken.length > 0}
        resting={isResting}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves focus among the targets */}
      <div
        className={`options options-${optionOrder.length} look-${task.optionLook}`}
        onKeyDown={walkTargets}
      >
        {optionOrder.map((optionId, place) => (
          <RoundTarget
            key={PLACES[place]}
            autoFocus={place === 0}
            label={labelOption({ task, item, optionId }, texts)}
            onPress={(press) => answer(optionId, press)}
            resting={isResting}
            named={stimulus.namedId === optionId}
            glowing={feedback !== null && item.correctOptionId === optionId}
            chosen={chosen?.itemId === item.id && chosen.optionId === optionId}
            testId="option"
            optionId={optionId}
          >
            <OptionFace task={task} item={item} optionId={optionId} />
          </RoundTarget>
        ))}
      </div>
      <div className="beside">{feedback}</div>
    </main>
  );
}
