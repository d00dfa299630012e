import type { LevelKind } from '~/ui/level';
import { LevelShape } from '~/ui/level-shape';

export interface LevelMarkProps {
  level: LevelKind;
  /** The level's word in the reader's language, for example "behöver följas upp". Always shown. */
  word: string;
  size?: 'small' | 'medium' | 'large';
}

/** A level: shape, then word, then colour. The word carries the meaning; the rest helps the eye. */
export function LevelMark({ level, word, size = 'medium' }: LevelMarkProps) {
  return (
    <span className="level-mark" data-level={level} data-size={size}>
      <LevelShape level={level} />
      <span>{word}</span>
    </span>
  );
}
