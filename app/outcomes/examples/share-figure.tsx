/** A share of pupils as words and as a dot with its interval. */
import { ShareWhisker } from '~/ui/share-whisker';
import type { ToldShare } from './card-figures';
import type { ExampleWords } from './example-words';

interface ShareFigureProps {
  title: string;
  share: ToldShare;
  /** What it is held against, 0…1; null when it is held against nothing. */
  limit: number | null;
  /** `cell`: the words under the drawing, for a table. */
  size?: 'line' | 'cell';
  words: ExampleWords;
}

/** Nothing is drawn of what is not told. */
export function ShareFigure({ title, share, limit, size = 'line', words }: ShareFigureProps) {
  const text = words.share(share);
  if (share.kind === 'too-few') return <span>{text}</span>;
  const value = { estimate: share.count / share.base, lower: share.lower, upper: share.upper };
  const drawing = (
    <ShareWhisker
      title={title}
      description={text}
      value={value}
      {...(limit === null ? {} : { beside: limit })}
    />
  );
  if (size === 'cell') {
    return (
      <span className="grid justify-items-start">
        {drawing}
        <span>{words.shareInCell(share)}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      {drawing}
      <span>{text}</span>
    </span>
  );
}

/** The share as a number, for the line that another is held against. */
export function findLimit(share: ToldShare): number | null {
  return share.kind === 'told' ? share.count / share.base : null;
}
