/** One item of any task that a pupil does alone. */
import { type ItemProps, ItemScreen } from './item-screen';
import { TilesScreen } from './tiles-screen';

export function TaskItem({ task, item, ...rest }: ItemProps) {
  if ('graphemes' in item) {
    if (task.kind !== 'letter-tiles') return null;
    return <TilesScreen key={item.id} task={task} item={item} {...rest} />;
  }
  return task.kind === 'letter-tiles' ? null : <ItemScreen task={task} item={item} {...rest} />;
}
