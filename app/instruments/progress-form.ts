/** Tells the forms for following a pupil from those of the screening. */

/** Whether a form is one for following a pupil; such a form is never screened with. */
export function isProgressForm(formId: string): boolean {
  return /^P\d\d$/.test(formId);
}
