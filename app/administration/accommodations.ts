/**
 * How a pupil may do a task in another way, and when the result can no longer be compared.
 *
 * A support leaves what the task asks for untouched and is only written down. An adapted way breaks
 * it: the result is described, has no probability, and the pupil is looked at one to one.
 */
import type { Battery, Task } from '~/instruments/battery';

const SUPPORTS = ['repeat-audio', 'extra-break', 'enlarged', 'switch'] as const;
const ADAPTED_WAYS = ['teacher-voiced', 'signed', 'pointing', 'text-to-speech'] as const;
export const ACCOMMODATION_KINDS = [...SUPPORTS, ...ADAPTED_WAYS] as const;
export type AccommodationKind = (typeof ACCOMMODATION_KINDS)[number];

/** Why a pupil is exempt in a round. Nothing of health is asked for. */
export const EXEMPT_REASONS = [
  'new-in-swedish',
  'guardian-declines',
  'assessed-already',
  'decided-by-principal',
  'other',
] as const;
export type ExemptReason = (typeof EXEMPT_REASONS)[number];

/** Tasks in which the pupil reads: a voice that reads for the pupil takes the task away. */
function isReadingTask(task: Task): boolean {
  return task.skill === 'decoding' || task.skill === 'text';
}

function isTimed(task: Task): boolean {
  return task.kind !== 'choice' && task.kind !== 'letter-tiles';
}

/** Whether a result of the task can be compared with others' after this. */
export function isComparable(task: Task, kind: AccommodationKind): boolean {
  if (kind === 'text-to-speech') return !isReadingTask(task);
  // A switch takes its time, which only an untimed task gives.
  if (kind === 'switch') return !isTimed(task);
  return (SUPPORTS as readonly string[]).includes(kind);
}

/** How many of the tasks an accommodation makes impossible to compare. */
export type Reach = 'none' | 'some' | 'all';

export function measureReach(tasks: readonly Task[], kind: AccommodationKind): Reach {
  const broken = tasks.filter((task) => !isComparable(task, kind)).length;
  if (broken === 0) return 'none';
  return broken === tasks.length ? 'all' : 'some';
}

type Held = { taskId: string | null; kind: string };

/** The tasks of the battery whose result cannot be compared, by what holds for the pupil. */
export function listAdaptedTasks(battery: Battery, held: readonly Held[]): string[] {
  return battery.tasks
    .filter((task) =>
      held.some(
        ({ taskId, kind }) =>
          (taskId === null || taskId === task.id) && !isComparable(task, kind as AccommodationKind),
      ),
    )
    .map((task) => task.id);
}
