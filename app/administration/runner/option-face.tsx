/** What stands on a target: a letter, a word, a picture, or the two answers of a yes-no task. */
import type { ReactNode } from 'react';
import type { ChoiceItem, OptionTask } from '~/instruments/battery';
import { picturePath } from './item-media';
import { MadeUpSymbol, RealSymbol, TopsyTurvySymbol, UprightSymbol } from './symbols';
import type { Texts } from './texts';

type OptionProps = { task: OptionTask; item: ChoiceItem; optionId: string };

/** A picture of an item. Decorative: what it shows is in its target's name, or heard. */
export function Picture({ name }: { name: string }) {
  return <img className="picture" src={picturePath(name)} alt="" draggable={false} />;
}

/** The first authored option is yes: a real word, a sentence that is true. */
function chooseSymbol(task: OptionTask, isYes: boolean): ReactNode {
  if (task.kind === 'timed-choice') return isYes ? <UprightSymbol /> : <TopsyTurvySymbol />;
  return isYes ? <RealSymbol /> : <MadeUpSymbol />;
}

export function OptionFace({ task, item, optionId }: OptionProps) {
  const index = item.options.findIndex((option) => option.id === optionId);
  const option = item.options[index];
  if (task.optionLook === 'pictures' && option?.picture) return <Picture name={option.picture} />;
  if (task.optionLook !== 'yes-no') return <span className="option-text">{option?.text}</span>;
  return (
    <>
      {chooseSymbol(task, index === 0)}
      <span className="option-word">{option?.text}</span>
    </>
  );
}

/** The target's name for those who do not see it. */
export function labelOption({ task, item, optionId }: OptionProps, texts: Texts): string {
  const index = item.options.findIndex((option) => option.id === optionId);
  const text = item.options[index]?.text ?? '';
  if (task.optionLook !== 'yes-no' || task.kind === 'timed-choice') return text;
  return `${text}, ${index === 0 ? texts.real : texts.madeUp}`;
}
