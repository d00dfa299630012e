/**
 * The four levels as they are drawn. Each has its own shape, so that colour is never alone.
 * Order is the order of a list: what asks for someone first, and missing basis beside it, never last.
 */
export const LEVEL_KINDS = ['needs-follow-up', 'incomplete', 'look-again', 'above'] as const;
export type LevelKind = (typeof LEVEL_KINDS)[number];

/** Place of a level in a sorted list, 0 first. A level that is not known sorts after all. */
export function rankLevel(level: LevelKind | null): number {
  return level === null ? LEVEL_KINDS.length : LEVEL_KINDS.indexOf(level);
}
