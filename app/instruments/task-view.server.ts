/** Data of the instrument pages: the battery in plain words, a task, and the review of its items. */
import type { ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { tabulateBalance } from '~/instruments/balance-table';
import { getMediaManifest } from '~/instruments/batteries';
import {
  type Battery,
  FORM_IDS,
  isPupilTask,
  type Task,
  WINDOW_KINDS,
} from '~/instruments/battery';
import { countStates, judgeItem, judgeItems, type ReviewForm } from '~/instruments/item-review';
import {
  exportReview,
  listVerdicts,
  recordReview,
  type StoredVerdict,
} from '~/instruments/item-review-store.server';
import type { MediaManifest } from '~/instruments/media';
import { findTaskAbout } from '~/instruments/task-about';
import {
  listFormIds,
  listPartIds,
  listPartItems,
  listTaskItems,
  type PartId,
} from '~/instruments/task-items';
import { estimateTaskMinutes, estimateTaskSeconds } from '~/instruments/task-minutes';
import {
  describeTaskLook,
  describeTaskRow,
  findTaskPlace,
  type ItemReviewFacts,
  listItemSounds,
} from '~/instruments/task-view';
import {
  type BatteryUse,
  findBatteryByKey,
  listNewestBatteries,
  listShownBatteries,
  listUsedBatteries,
  listUsingWindows,
  nameBattery,
} from '~/instruments/task-view-battery';
import { notFound } from '~/platform/http.server';

type Db = ScopedDb<StaffViewer>;

/** The windows of the municipality, the newest school year first. */
export async function listBatteryUses(
  db: ScopedDb,
): Promise<(BatteryUse & { policyId: string; policyVersion: number })[]> {
  const windows = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId },
    select: {
      batteryId: true,
      batteryVersion: true,
      kind: true,
      policyId: true,
      policyVersion: true,
    },
    orderBy: { startDate: 'desc' },
  });
  return windows;
}

/** The batteries that the municipality's windows use; every newest one when there is no window. */
export async function listReviewedBatteries(db: ScopedDb): Promise<Battery[]> {
  const used = listUsedBatteries(await listBatteryUses(db));
  return used.length > 0 ? used : listNewestBatteries();
}

function chooseBattery(key: string | null, uses: readonly BatteryUse[]): Battery {
  const chosen = key === null ? listShownBatteries(uses)[0] : findBatteryByKey(key);
  if (!chosen) throw notFound();
  return chosen;
}

function describeChoice(battery: Battery, uses: readonly BatteryUse[]) {
  return {
    batteryKey: nameBattery(battery),
    batteryTitle: battery.title,
    voiceIsSynthetic: battery.voice.synthetic,
    usedIn: listUsingWindows(battery, uses),
  };
}

function mayReview(db: Db): boolean {
  return mayAnywhere(db.viewer.grants, 'items.review');
}

/** The whole battery as one page. @param key of the battery; null for the one in use. @throws 404. */
export async function loadBatteryPage(db: Db, key: string | null) {
  const uses = await listBatteryUses(db);
  const battery = chooseBattery(key, uses);
  const verdicts = await listVerdicts(db, { battery });
  const rows = battery.tasks.map((task) => {
    const ids = listTaskItems(task).map(({ id }) => id);
    return describeTaskRow(battery, task, countStates(judgeItems(ids, verdicts).values()));
  });
  const ids = battery.tasks.flatMap((task) => listTaskItems(task).map(({ id }) => id));
  return {
    ...describeChoice(battery, uses),
    batteries: listShownBatteries(uses).map((shown) => describeChoice(shown, uses)),
    rows,
    review: countStates(judgeItems(ids, verdicts).values()),
    wholeClassMinutes: WINDOW_KINDS.flatMap((kind) => {
      const plan = battery.windows[kind];
      if (!plan || plan.wholeClass.length === 0) return [];
      const carried = plan.carried ?? [];
      const everyone = plan.wholeClass.filter((id) => !carried.includes(id));
      return [
        {
          kind,
          minutes: estimateTaskMinutes(battery, everyone, plan.form),
          withCarried: estimateTaskMinutes(battery, plan.wholeClass, plan.form),
        },
      ];
    }),
    mayReview: mayReview(db),
  };
}
export type BatteryPageData = Awaited<ReturnType<typeof loadBatteryPage>>;

/** Bundles that a task's sounds lie in; a task whose sounds are not made yet has none. */
function listManifests(battery: Battery, task: Task): MediaManifest[] {
  if (!isPupilTask(task)) return [];
  return [task.mediaBundle, 'common'].flatMap((bundle) => {
    try {
      return [getMediaManifest(battery.id, bundle, battery.version)];
    } catch {
      return [];
    }
  });
}

function describeReview(db: Db, battery: Battery, own: readonly StoredVerdict[]): ItemReviewFacts {
  const latest = new Map(own.map((verdict) => [verdict.staffMemberId, verdict]));
  return {
    ...judgeItem(own),
    retireReasons: [
      ...new Set(
        [...latest.values()].flatMap(({ verdict, reasonCode }) =>
          verdict === 'retire' && reasonCode ? [reasonCode] : [],
        ),
      ),
    ],
    own: latest.get(db.viewer.staffMemberId)?.verdict ?? null,
    verdicts: mayReview(db)
      ? [...latest.values()].map(({ verdict, reasonCode, comment, name, batteryVersion }) => ({
          verdict,
          reasonCode,
          comment,
          name,
          fromVersion: batteryVersion === battery.version ? null : batteryVersion,
        }))
      : [],
  };
}

function findTask(battery: Battery, taskId: string | undefined): Task {
  const task = battery.tasks.find(({ id }) => id === taskId);
  if (!task) throw notFound();
  return task;
}

/** The heading of a running text. */
function findHeading(task: Task, part: PartId): string | undefined {
  if (task.kind !== 'timed-passage' || part === 'practice') return undefined;
  return task.forms[part]?.heading;
}

type Address = { battery: string | null; part: string | null };

/** A task and the items of one of its parts. @throws 404 for a battery, task or part that is not there. */
export async function loadTaskPage(db: Db, taskId: string | undefined, address: Address) {
  const uses = await listBatteryUses(db);
  const battery = chooseBattery(address.battery, uses);
  const task = findTask(battery, taskId);
  const partIds = listPartIds(task);
  const part = partIds.find((id) => id === (address.part ?? 'A'));
  if (!part) throw notFound();
  const items = listPartItems(task, part);
  const verdicts = await listVerdicts(db, { battery, taskId: task.id });
  const standings = judgeItems(
    listTaskItems(task).map(({ id }) => id),
    verdicts,
  );
  const policyIds = uses
    .filter((use) => use.batteryId === battery.id && use.batteryVersion === battery.version)
    .map(({ policyId }) => policyId);
  return {
    ...describeChoice(battery, uses),
    batteryId: battery.id,
    batteryVersion: battery.version,
    policyId: policyIds[0] ?? null,
    taskId: task.id,
    title: task.title,
    measures: task.measures,
    about: findTaskAbout(task.id),
    look: describeTaskLook(task),
    seconds: estimateTaskSeconds(task, 'A'),
    places: WINDOW_KINDS.map((kind) => ({
      kind,
      place: findTaskPlace(battery.windows[kind], task.id),
      form: battery.windows[kind]?.form ?? null,
    })),
    balance: tabulateBalance(task, FORM_IDS),
    progressBalance: tabulateBalance(
      task,
      listFormIds(task).filter((id) => id.startsWith('P')),
    ),
    parts: partIds.map((id) => ({
      id,
      items: listPartItems(task, id).length,
      approved: listPartItems(task, id).filter(
        (item) => standings.get(item.id)?.state === 'approved',
      ).length,
    })),
    part,
    heading: findHeading(task, part),
    items: items.map((item) => ({
      item,
      review: describeReview(
        db,
        battery,
        verdicts.filter(({ itemId }) => itemId === item.id),
      ),
    })),
    sounds: listItemSounds(items, listManifests(battery, task)),
    review: countStates(standings.values()),
    mayReview: mayReview(db),
  };
}
export type TaskPageData = Awaited<ReturnType<typeof loadTaskPage>>;

/** A verdict from a task's page. @throws 404 and 403 as the page and the store do. */
export async function recordTaskReview(
  db: Db,
  taskId: string | undefined,
  batteryKey: string | null,
  form: ReviewForm,
) {
  const battery = chooseBattery(batteryKey, await listBatteryUses(db));
  return recordReview(db, { battery, task: findTask(battery, taskId) }, form);
}

/** The verdicts on the battery of a key, for its authors. @throws 404 and 403. */
export async function exportBatteryReview(db: Db, batteryKey: string | null) {
  const battery = chooseBattery(batteryKey, await listBatteryUses(db));
  return exportReview(db, battery);
}
