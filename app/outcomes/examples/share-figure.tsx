/** A share of pupils as words and as a dot with its interval. */
import { DotAndWhisker } from '~/ui/dot-and-whisker';
import type { ToldShare } from './card-figures';
import type { ExampleWords } from './example-words';

interface ShareFigureProps {
  title: string;
  share: ToldShare;
  /** What it is held against, 0…1; null when it is held against nothing. */
  limit: number | null;
  words: ExampleWords;
}

/** For a cell of a table: nothing is drawn of what is not told. */
export function ShareFigure({ title, share, limit, words }: ShareFigureProps) {
  const text = words.share(share);
  if (share.kind === 'too-few') return <span>{text}</span>;
  const value = { estimate: share.count / share.base, lower: share.lower, upper: share.upper };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <DotAndWhisker
        title={title}
        description={text}
        scale={{ minimum: 0, maximum: 1, limit }}
        value={value}
      />
      <span>{text}</span>
    </span>
  );
}

/** The share as a number, for the line that another is held against. */
export function findLimit(share: ToldShare): number | null {
  return share.kind === 'told' ? share.count / share.base : null;
}
