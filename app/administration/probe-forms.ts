/**
 * Which progress form a pupil reads next.
 *
 * Rule: forms that were never read come first, in order; after them the one that was read longest ago. A
 * form that was read within the last four weeks is never dealt, nor is a form of the screening.
 */
import { type FormId, PROGRESS_FORM_IDS, type Task } from '~/instruments/battery';
import { type Day, daysBetween } from '~/platform/calendar';

/** A probe that was dealt and has not been read. */
export interface DealtProbe {
  probeId: string;
  membershipId: string;
  taskId: string;
  /** The form to read now: the spare when a reading of the first was cut off. */
  formId: string;
  spareFormId: string;
}

export interface TakenForm {
  formId: string;
  day: Day;
}

const REST_DAYS = 28;

/** The progress forms that a task has, in order. */
export function listProgressForms(task: Task): FormId[] {
  return PROGRESS_FORM_IDS.filter((formId) => task.forms[formId] !== undefined);
}

/** Forms that may be read on a day, the next first. */
export function listRestedForms(task: Task, taken: readonly TakenForm[], today: Day): FormId[] {
  const lastOf = (formId: FormId) =>
    taken
      .filter((one) => one.formId === formId)
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? '';
  return listProgressForms(task)
    .map((formId) => ({ formId, last: lastOf(formId) }))
    .filter(({ last }) => last === '' || daysBetween(last, today) >= REST_DAYS)
    .toSorted((one, other) => one.last.localeCompare(other.last))
    .map(({ formId }) => formId);
}

/** The form to read, and the one to use when the reading is cut off; null when too many were read lately. */
export function dealForms(
  task: Task,
  taken: readonly TakenForm[],
  today: Day,
): { formId: FormId; spareFormId: FormId } | null {
  const [formId, spareFormId] = listRestedForms(task, taken, today);
  return formId && spareFormId ? { formId, spareFormId } : null;
}
