/** The cells of a reading grid as items of the battery. */
import type { FormId, GridItem } from '~/instruments/battery';
import { ladderLevel } from '~/instruments/word-structure';
import type { Judged } from './item-difficulty';

/** Item id: task, form and place; progress forms have a dash before the place. */
export function cellId(taskId: string, form: FormId | 'practice', index: number): string {
  const place = String(index + 1).padStart(2, '0');
  if (form === 'practice') return `${taskId}-P${place}`;
  return form.length === 1 ? `${taskId}-${form}${place}` : `${taskId}-${form}-${place}`;
}

export const toWordItem = (
  taskId: string,
  form: FormId | 'practice',
  index: number,
  item: Judged,
): GridItem => ({
  id: cellId(taskId, form, index),
  text: item.word,
  stratum: `${ladderLevel(item.word)} ${item.structure}`,
  difficulty: item.difficulty,
  reasoning: item.reasoning,
  review: 'awaiting-review',
});
