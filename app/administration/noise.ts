/** An adult's word that it was noisy in a sitting: read beside the round's results, never changes one. */
import type { SittingKind } from './round-words';

export type NoiseNote = {
  kind: SittingKind;
  /** When the sitting was opened, as ISO text. */
  openedAt: string;
  /** When it was said, as ISO text. */
  notedAt: string;
  /** Who said so. */
  notedBy: string;
};
