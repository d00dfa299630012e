/** The language and the words of a marking screen, wherever it stands. */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { MarkedTask } from '~/instruments/battery';
import { cellKindOf, chooseMarkingTexts, type MarkingTexts } from './marking-texts';

type MarkingWords = { texts: MarkingTexts; language: 'sv' | 'en' };

const WordsContext = createContext<MarkingWords>({
  texts: chooseMarkingTexts('sv'),
  language: 'sv',
});

type Props = {
  language: 'sv' | 'en';
  /** Null where no task has been chosen. */
  task: Pick<MarkedTask, 'kind' | 'skill'> | null;
  children: ReactNode;
};

export function MarkingWordsProvider({ language, task, children }: Props) {
  const kind = task ? cellKindOf(task) : 'word';
  const words = useMemo(
    () => ({ texts: chooseMarkingTexts(language, kind), language }),
    [language, kind],
  );
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

export function useMarkingWords(): MarkingWords {
  return useContext(WordsContext);
}
