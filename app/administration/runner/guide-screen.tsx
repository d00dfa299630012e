/** A screen where Lysa speaks and there is at most one way on. */
import type { ReactNode } from 'react';
import { nameLineClip, SPOKEN_LINES, type SpokenLine } from '~/administration/spoken-lines';
import { SpeakingLysa, useSpeech } from './use-speech';

type Props = {
  /** Names the screen for adults, screen readers and browser journeys. */
  face: string;
  title: string;
  line: SpokenLine;
  /** A sentence for the adult nearby instead of the spoken words. */
  note?: string;
  glad?: boolean;
  children?: ReactNode;
};

export function GuideScreen({ face, title, line, note, glad = false, children }: Props) {
  const speech = useSpeech(nameLineClip(line));
  return (
    <main className="screen" data-testid={`screen-${face}`}>
      <h1 className="hidden-heading">{title}</h1>
      <SpeakingLysa speech={speech} glad={glad} />
      <p className="nearby" aria-live="polite">
        {note ?? SPOKEN_LINES[line]}
      </p>
      <div className="ways">{children}</div>
    </main>
  );
}
