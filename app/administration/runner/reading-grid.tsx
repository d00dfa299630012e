/** What a pupil reads aloud from: the words in rows, and no marks of any kind. */
import { type FormId, getTask } from '~/instruments/battery';
import type { BatteryAssets } from './battery-assets';
import { usePresence, useTools } from './runner-tools';

type Props = { assets: BatteryAssets; taskId: string; formId: string };

export function ReadingGrid({ assets, taskId, formId }: Props) {
  const { texts } = useTools();
  usePresence('showing-grid', { taskId });
  const task = getTask(assets.battery, taskId);
  if (task.kind !== 'timed-grid') return null;
  const items = task.forms[formId as FormId]?.items ?? [];
  return (
    <main className="reading" data-testid="screen-reading-grid">
      <h1 className="hidden-heading">{texts.readingGrid}</h1>
      <ol className="reading-grid" data-columns={task.columns}>
        {items.map((item) => (
          <li key={item.id}>{item.text}</li>
        ))}
      </ol>
    </main>
  );
}
