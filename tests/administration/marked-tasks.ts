/** The smallest task of each kind that an adult marks. */
import type { GridPlan } from '~/administration/grid-state';
import type { GridItem, MarkedTask } from '~/instruments/battery';
import { makeGridPlan } from './small-tasks';

/** Twenty items in rows of four, 60 seconds; a first row that is all wrong would stop a grid. */
export function makeMarkedPlan(kind: MarkedTask['kind']): GridPlan {
  const plan = makeGridPlan();
  const picture = kind === 'rapid-naming' ? { picture: 'sun' } : {};
  const withPicture = (item: GridItem): GridItem => ({ ...item, ...picture });
  const items = (plan.task.forms.B?.items ?? []).map(withPicture);
  const form = { items, ...(kind === 'timed-passage' ? { heading: 'En dag' } : {}) };
  const forms = { A: form, B: form, C: form, D: form };
  return { ...plan, task: { ...plan.task, kind, forms } as MarkedTask };
}
