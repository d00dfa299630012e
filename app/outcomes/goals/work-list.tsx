/** Steps, activities and milestones as a list: what, who, by when, how far, and what can be done with it. */
import type { ReactNode } from 'react';
import type { Day } from '~/platform/calendar';
import { DueMark } from './due-mark';
import { useGoalWords } from './goal-words';
import type { ShownState } from './unfinished';

export interface WorkItem {
  /** Where the start page's button leads: `step-…`, `line-…`. */
  anchor: string;
  /** As in the drawing, when there is one. */
  number?: number;
  title: string;
  /** "Rektor", "milstolpe": short, in one line with the day. */
  about: string[];
  /** Why, or what it needs, in its writer's words. */
  words: string;
  dueDate: Day;
  state: ShownState;
  doneOn: Day | null;
  /** Beside the state: "2 av 3 skolor klara". */
  places?: string;
  /** Below: what was chosen for it, in words. */
  notes?: string[];
  buttons: ReactNode;
  /** The form that changes it, folded. */
  change?: ReactNode;
}

export function WorkList({ items, label }: { items: readonly WorkItem[]; label: string }) {
  const { t, day } = useGoalWords();
  return (
    <ol
      className="grid list-none print:block rounded-[12px] border border-line bg-surface p-0"
      aria-label={label}
    >
      {items.map((item) => (
        <li
          key={item.anchor}
          id={item.anchor}
          className="flex max-w-none break-inside-avoid flex-wrap items-start gap-x-4 gap-y-2 border-line p-4 not-first:border-t"
        >
          {item.number !== undefined && (
            <span className="min-w-6 font-bold tabular-nums">{item.number}.</span>
          )}
          <div className="grid min-w-0 flex-1 basis-64 gap-1">
            <p className="font-bold">{item.title}</p>
            <p>{[...item.about, t('goals:line.by', { day: day(item.dueDate) })].join(' · ')}</p>
            {item.words !== '' && <p className="text-ink-soft">{item.words}</p>}
            <p>
              <DueMark state={item.state} doneOn={item.doneOn} />
              {item.places && ` · ${item.places}`}
            </p>
            {item.notes?.map((note) => (
              <p key={note} className="text-ink-soft">
                {note}
              </p>
            ))}
            {item.change}
          </div>
          {item.buttons}
        </li>
      ))}
    </ol>
  );
}
