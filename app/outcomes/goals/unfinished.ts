/**
 * What becomes of a step of the year wheel that was not done in its school year: whoever it belongs to carries it over
 * into the year that is, with a new day, or closes it with a reason. Until then it is asked for; nothing falls away
 * because a school year ended.
 *
 * Rule: the latest choice that stands holds. A step that was carried over is due on its new day, in the wheel of
 * that day's school year; when that year too ends without it being done, it is asked for again. Only years count in
 * which the step was written or that came after: nobody left undone what nobody had asked for.
 * Missing data: without a choice a step stays in the wheel of its own year, and is asked for after it.
 * Worked example: not done in 2025/26, carried over to 15 September 2026, done on the 10th: in the wheel of 2025/26 it
 * is carried over, in that of 2026/27 done.
 */
import { type Day, schoolYearStart } from '~/platform/calendar';
import type { StepMark, YearStep } from './year-wheel';
import { type DueState, findDueState, listOccurrences, type Occurrence } from './year-wheel';

export interface StepChoice {
  stepId: string;
  /** Null for what is done once in the municipality. */
  schoolId: string | null;
  /** Of the school year that it belongs to. */
  startYear: number;
  /** The new day; null when it was closed. */
  dueDate: Day | null;
  reason: string;
  chosenOn: Day;
}

/** A step in a school year with what was chosen for it; `dueDate` is the day of the wheel it is shown in. */
export interface SettledOccurrence extends Occurrence {
  choice: StepChoice | null;
  /** Whether it belongs to an earlier school year. */
  isCarried: boolean;
}

export type ShownState = DueState | 'carried' | 'closed';

type Wheel = {
  steps: readonly (YearStep & { writtenIn: number })[];
  marks: readonly StepMark[];
  /** The latest last. */
  choices: readonly StepChoice[];
};
type Asked = { startYear: number; schoolIds: readonly string[] };

/** The wheel of a school year: its own steps, and those carried over into it. */
export function listWheel(wheel: Wheel, asked: Asked): SettledOccurrence[] {
  const own = listSettled(wheel, asked);
  const carried = listEarlier(wheel, asked).flatMap((one): SettledOccurrence[] => {
    const dueDate = one.choice?.dueDate;
    if (!dueDate || schoolYearStart(dueDate) !== asked.startYear) return [];
    return [{ ...one, dueDate, isCarried: true }];
  });
  return [...own, ...carried].sort((one, other) => one.dueDate.localeCompare(other.dueDate));
}

/** Steps of years before this one that are neither done, closed nor carried over into it. */
export function listUnfinished(wheel: Wheel, asked: Asked): SettledOccurrence[] {
  return listEarlier(wheel, asked).filter(
    ({ doneOn, choice }) => doneOn === null && !isSettled(choice, asked.startYear),
  );
}

function isSettled(choice: StepChoice | null, startYear: number): boolean {
  return (
    choice !== null && (choice.dueDate === null || schoolYearStart(choice.dueDate) >= startYear)
  );
}

/** How far a step of the wheel of a year has come. */
export function findShownState(
  { dueDate, doneOn, choice }: Pick<SettledOccurrence, 'dueDate' | 'doneOn' | 'choice'>,
  { startYear, today }: { startYear: number; today: Day },
): ShownState {
  if (doneOn === null && choice?.dueDate === null) return 'closed';
  const isOn = choice?.dueDate && schoolYearStart(choice.dueDate) > startYear;
  if (isOn) return 'carried';
  return findDueState({ dueDate, doneOn }, today);
}

function listSettled({ steps, marks, choices }: Wheel, asked: Asked): SettledOccurrence[] {
  return listOccurrences(steps, marks, asked).map((one) => ({
    ...one,
    isCarried: false,
    choice:
      choices.findLast(
        ({ stepId, schoolId, startYear }) =>
          stepId === one.step.id && schoolId === one.schoolId && startYear === one.startYear,
      ) ?? null,
  }));
}

function listEarlier(wheel: Wheel, asked: Asked): SettledOccurrence[] {
  const first = Math.min(asked.startYear, ...wheel.steps.map(({ writtenIn }) => writtenIn));
  const years = Array.from({ length: asked.startYear - first }, (_, on) => first + on);
  return years.flatMap((startYear) => {
    const steps = wheel.steps.filter(({ writtenIn }) => writtenIn <= startYear);
    return listSettled({ ...wheel, steps }, { ...asked, startYear });
  });
}
