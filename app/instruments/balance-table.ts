/** How like the forms of a task are: items of each stratum, and the authored difficulty. */
import type { FormId, Task } from '~/instruments/battery';
import { listPartItems } from '~/instruments/task-items';

export type BalanceTable = {
  formIds: FormId[];
  /** Items of each form, in the order of `formIds`; as in every row. */
  items: number[];
  strata: { stratum: string; counts: number[] }[];
  /** Mean authored difficulty in logits; null for a form without items. */
  meanDifficulty: (number | null)[];
  /** Largest minus smallest mean difficulty, in logits. */
  spread: number;
  /** Every form has the same number of items of every stratum. */
  hasSameStrata: boolean;
};

function meanOf(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

/** The balance of some forms of a task. Strata stand in the order they come. */
export function tabulateBalance(task: Task, formIds: readonly FormId[]): BalanceTable {
  const forms = formIds.map((id) => listPartItems(task, id));
  const names = [...new Set(forms.flat().map(({ stratum }) => stratum))];
  const strata = names.map((stratum) => ({
    stratum,
    counts: forms.map((items) => items.filter((item) => item.stratum === stratum).length),
  }));
  const meanDifficulty = forms.map((items) => meanOf(items.map(({ difficulty }) => difficulty)));
  const known = meanDifficulty.filter((mean) => mean !== null);
  return {
    formIds: [...formIds],
    items: forms.map(({ length }) => length),
    strata,
    meanDifficulty,
    spread: known.length > 0 ? Math.max(...known) - Math.min(...known) : 0,
    hasSameStrata: strata.every(({ counts }) => new Set(counts).size === 1),
  };
}
