/** What a pupil reads aloud from: items in rows, or a text as a text, and no marks of any kind. */
import { type FormId, getTask, isMarkedTask, type MarkedTask } from '~/instruments/battery';
import type { BatteryAssets } from './battery-assets';
import { CellFace } from './marking-cell';
import { chooseMarkingTexts } from './marking-texts';
import { usePresence } from './runner-tools';
import './marking.css';

type Props = { assets: BatteryAssets; taskId: string; formId: string };

export function ReadingGrid({ assets, taskId, formId }: Props) {
  usePresence('showing-grid', { taskId });
  const task = getTask(assets.battery, taskId);
  if (!isMarkedTask(task)) return null;
  return (
    <main className="reading" data-testid="screen-reading-grid">
      <h1 className="hidden-heading">{chooseMarkingTexts('sv').readingGrid}</h1>
      <ReadingPage task={task} formId={formId as FormId} />
    </main>
  );
}

/** The page as the pupil sees it, on a screen or on paper. */
function ReadingPage({ task, formId }: { task: MarkedTask; formId: FormId }) {
  const form = task.forms[formId];
  if (!form) return null;
  if (task.kind === 'timed-passage') {
    return (
      <article className="reading-text" lang="sv">
        {form.heading ? <h2>{form.heading}</h2> : null}
        <p>{form.items.map((item) => item.text).join(' ')}</p>
      </article>
    );
  }
  return (
    <ol className="reading-grid" data-columns={task.columns} data-kind={task.kind} lang="sv">
      {form.items.map((item) => (
        <li key={item.id}>
          <CellFace item={item} />
        </li>
      ))}
    </ol>
  );
}
