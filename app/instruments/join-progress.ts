/** Joins a battery with the progress forms that lie in a file of their own. */

/** @param forms by task, then by form. */
export function joinProgress(
  battery: { tasks: readonly { id: string; forms: object }[] },
  forms: object,
) {
  const byTask = forms as Record<string, object | undefined>;
  const tasks = battery.tasks.map((task) => ({
    ...task,
    forms: { ...task.forms, ...byTask[task.id] },
  }));
  return { ...battery, tasks };
}
