/**
 * A new version of a battery in which some items are retired and spare ones stand in their places.
 *
 * Refused when it would break the balance: a spare item has the stratum of the one it replaces, its
 * difficulty lies near, and the mean difficulty of the forms stays together. Results keep naming the
 * version they were made with; the retired items stay in the new file, marked, beside the forms.
 */
import { tabulateBalance } from '~/instruments/balance-table';
import { type Battery, FORM_IDS, parseBattery, type Task } from '~/instruments/battery';
import type { ExportedReview } from '~/instruments/item-review';
import { type AnyItem, findTaskItem, listItemIds, listPartIds } from '~/instruments/task-items';

/** An item that may stand in for another, by the id of the one it replaces. */
export type SpareItems = Readonly<Record<string, AnyItem>>;

export type RetiredItem = { taskId: string; replacedBy: string; item: AnyItem };

/** The battery file of the next version; `retired` is for people to read, the program leaves it out. */
export type NextBattery = Battery & { retired: RetiredItem[] };

export type NextVersion = { ok: true; battery: NextBattery } | { ok: false; problems: string[] };

/** Authored difficulty may differ so much, in logits, between an item and the one in its place. */
const NEAR_LOGITS = 0.3;
/** Mean difficulty of the four forms may differ so much, in logits. */
const SPREAD_LOGITS = 0.05;

/** Ids of the items that two people retire, by task. */
function listRetired(review: ExportedReview): ExportedReview['items'] {
  return review.items.filter(({ state }) => state === 'retire-next');
}

function findSpareProblem(old: AnyItem, spare: AnyItem | undefined): string | null {
  if (!spare) return `${old.id}: no spare item`;
  if (spare.stratum !== old.stratum) {
    return `${old.id}: its spare is of stratum "${spare.stratum}", not "${old.stratum}"`;
  }
  if (Math.abs(spare.difficulty - old.difficulty) > NEAR_LOGITS) {
    return `${old.id}: its spare is ${spare.difficulty} logits, too far from ${old.difficulty}`;
  }
  return null;
}

/** The task with its items replaced, in place. Items of every part, practice among them. */
function replaceItems(task: Task, spares: ReadonlyMap<string, AnyItem>): Task {
  const copy = structuredClone(task);
  const exchange = (items: AnyItem[]) => {
    items.forEach((item, index) => {
      const spare = spares.get(item.id);
      if (spare) items[index] = { ...structuredClone(spare), review: 'awaiting-review' };
    });
  };
  for (const part of listPartIds(copy)) {
    exchange((part === 'practice' ? copy.practice : copy.forms[part]!.items) as AnyItem[]);
  }
  return { ...copy, version: task.version + 1 };
}

function listBalanceProblems(before: Task, after: Task): string[] {
  const { hasSameStrata, spread } = tabulateBalance(after, FORM_IDS);
  const old = tabulateBalance(before, FORM_IDS);
  const problems: string[] = [];
  if (old.hasSameStrata && !hasSameStrata) problems.push(`${after.id}: forms differ in strata`);
  if (spread > Math.max(SPREAD_LOGITS, old.spread)) {
    problems.push(
      `${after.id}: mean difficulty of the forms differs by ${spread.toFixed(3)} logits`,
    );
  }
  return problems;
}

/** @param hashes of the items' content, when the battery is one that ships */
function listReviewProblems(
  battery: Battery,
  review: ExportedReview,
  hashes: ReadonlyMap<string, string> | null,
): string[] {
  if (review.battery !== battery.id || review.version !== battery.version) {
    return [
      `the verdicts are on ${review.battery} version ${review.version}, not ${battery.id} version ${battery.version}`,
    ];
  }
  return listRetired(review).flatMap(({ taskId, itemId, contentHash }) => {
    const task = battery.tasks.find(({ id }) => id === taskId);
    if (!task || !findTaskItem(task, itemId)) return [`${itemId}: ${taskId} has no such item`];
    if (hashes && hashes.get(itemId) !== contentHash) {
      return [`${itemId}: it was another item when it was judged`];
    }
    return [];
  });
}

type Exchange = { taskId: string; old: AnyItem; spare: AnyItem | undefined };

function listExchanges(battery: Battery, review: ExportedReview, spares: SpareItems): Exchange[] {
  return listRetired(review).flatMap(({ taskId, itemId }) => {
    const task = battery.tasks.find(({ id }) => id === taskId);
    const old = task && findTaskItem(task, itemId);
    return old ? [{ taskId, old, spare: spares[itemId] }] : [];
  });
}

function listSpareProblems(battery: Battery, exchanges: readonly Exchange[]): string[] {
  const used = new Set(listItemIds(battery));
  return exchanges.flatMap(({ old, spare }) => {
    const problem = findSpareProblem(old, spare);
    if (problem || !spare) return problem ? [problem] : [];
    if (used.has(spare.id)) return [`${spare.id}: the id is taken`];
    used.add(spare.id);
    return [];
  });
}

/**
 * The next version, or every reason why there cannot be one.
 * @param review verdicts as exported from the instrument pages; only items that two people retire go
 * @param hashes of the items' content now; null when the battery has never shipped
 */
export function retireItems(
  battery: Battery,
  review: ExportedReview,
  spares: SpareItems,
  hashes: ReadonlyMap<string, string> | null = null,
): NextVersion {
  const exchanges = listExchanges(battery, review, spares);
  const early = [
    ...listReviewProblems(battery, review, hashes),
    ...listSpareProblems(battery, exchanges),
    ...(exchanges.length === 0 ? ['nothing is retired by two people'] : []),
  ];
  if (early.length > 0) return { ok: false, problems: early };
  const bySpare = new Map(exchanges.map(({ old, spare }) => [old.id, spare!]));
  const changed = new Set(exchanges.map(({ taskId }) => taskId));
  const tasks = battery.tasks.map((task) =>
    changed.has(task.id) ? replaceItems(task, bySpare) : task,
  );
  const problems = tasks.flatMap((task, index) => listBalanceProblems(battery.tasks[index]!, task));
  if (problems.length > 0) return { ok: false, problems };
  const retired = exchanges.map(
    ({ taskId, old, spare }): RetiredItem => ({
      taskId,
      replacedBy: spare!.id,
      item: { ...old, review: 'retired' },
    }),
  );
  const next = parseBattery({ ...battery, version: battery.version + 1, tasks });
  return { ok: true, battery: { ...next, retired } };
}
