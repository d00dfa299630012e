/**
 * Verdicts on items: added, never changed. Each municipality reviews for itself. A verdict on an
 * earlier version of a battery holds for an item that is unchanged, and for no other.
 */
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Battery, isMarkedTask, type Task } from '~/instruments/battery';
import { hashItems, isSameItem } from '~/instruments/item-content.server';
import {
  countStates,
  type ExportedReview,
  findVerdictProblem,
  type ItemVerdict,
  judgeItem,
  judgeItems,
  type RetireReason,
  type ReviewCount,
  type ReviewForm,
  type ReviewProblem,
  type Verdict,
} from '~/instruments/item-review';
import {
  findTaskItem,
  listFormIds,
  listItemIds,
  listPartItems,
  listTaskItems,
} from '~/instruments/task-items';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';

export type StoredVerdict = ItemVerdict & {
  taskId: string;
  reasonCode: RetireReason | null;
  comment: string | null;
  /** Version of the battery it was given on. */
  batteryVersion: number;
  /** Of the person who judged. */
  name: string;
  createdAt: Date;
};

type Part = { battery: Pick<Battery, 'id' | 'version'>; taskId?: string };

/**
 * The verdicts of the municipality on a battery or one of its tasks, in the order they were given;
 * those on the same item in earlier versions among them.
 */
export async function listVerdicts(db: ScopedDb, { battery, taskId }: Part) {
  const rows = await db.transaction.itemReview.findMany({
    where: {
      municipalityId: db.municipalityId,
      batteryId: battery.id,
      batteryVersion: { lte: battery.version },
      ...(taskId ? { taskId } : {}),
    },
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const holding = rows.filter(
    ({ itemId, batteryVersion }) =>
      batteryVersion === battery.version ||
      isSameItem(itemId, battery, { id: battery.id, version: batteryVersion }),
  );
  return holding.map(
    ({ staffMember, ...row }): StoredVerdict => ({
      taskId: row.taskId,
      itemId: row.itemId,
      staffMemberId: row.staffMemberId,
      verdict: row.verdict as Verdict,
      reasonCode: (row.reasonCode as RetireReason | null) ?? null,
      comment: row.comment,
      batteryVersion: row.batteryVersion,
      name: `${staffMember.givenName} ${staffMember.familyName}`,
      createdAt: row.createdAt,
    }),
  );
}

/** How far the review of a battery has come. */
export async function countReview(db: ScopedDb, battery: Battery): Promise<ReviewCount> {
  const verdicts = await listVerdicts(db, { battery });
  return countStates(judgeItems(listItemIds(battery), verdicts).values());
}

type NewVerdict = {
  itemId: string;
  verdict: Verdict;
  reasonCode?: RetireReason | undefined;
  comment: string | null;
};

async function addVerdicts(
  db: ScopedDb<StaffViewer>,
  place: { battery: Battery; task: Task },
  verdicts: readonly NewVerdict[],
): Promise<void> {
  const createdAt = now();
  await db.transaction.itemReview.createMany({
    data: verdicts.map(({ reasonCode, ...verdict }) => ({
      id: newId(),
      municipalityId: db.municipalityId,
      batteryId: place.battery.id,
      batteryVersion: place.battery.version,
      taskId: place.task.id,
      staffMemberId: db.viewer.staffMemberId,
      createdAt,
      reasonCode: reasonCode ?? null,
      ...verdict,
    })),
  });
}

type Recorded = { ok: true; count: number } | { ok: false; problem: ReviewProblem };

/**
 * Record what the viewer thinks of an item, or that a whole form of a reading is good: then every
 * item of it that the viewer has not judged is approved.
 * @throws 403 for a role that does not review, 404 for an item or form that the task does not have.
 */
export async function recordReview(
  db: ScopedDb<StaffViewer>,
  place: { battery: Battery; task: Task },
  form: ReviewForm,
): Promise<Recorded> {
  requireMunicipality(db, 'items.review');
  if (form.intent === 'approve-form') return approveForm(db, place, form);
  const { itemId, verdict, comment } = form;
  const reasonCode = verdict === 'retire' ? form.reasonCode : undefined;
  if (!findTaskItem(place.task, itemId)) throw notFound();
  const problem = findVerdictProblem(verdict, comment, reasonCode);
  if (problem) return { ok: false, problem };
  await addVerdicts(db, place, [{ itemId, verdict, reasonCode, comment: comment || null }]);
  return { ok: true, count: 1 };
}

async function approveForm(
  db: ScopedDb<StaffViewer>,
  place: { battery: Battery; task: Task },
  { formId, hasReadAll }: Extract<ReviewForm, { intent: 'approve-form' }>,
): Promise<Recorded> {
  const { battery, task } = place;
  const known = listFormIds(task).find((id) => id === formId);
  if (!known) throw notFound();
  if (!isMarkedTask(task)) return { ok: false, problem: 'not-a-reading' };
  if (hasReadAll !== 'yes') return { ok: false, problem: 'not-read' };
  const verdicts = await listVerdicts(db, { battery, taskId: task.id });
  const judged = new Set(
    verdicts
      .filter(({ staffMemberId }) => staffMemberId === db.viewer.staffMemberId)
      .map(({ itemId }) => itemId),
  );
  const left = listPartItems(task, known).filter(({ id }) => !judged.has(id));
  await addVerdicts(
    db,
    place,
    left.map(({ id }) => ({ itemId: id, verdict: 'approve', comment: null })),
  );
  return { ok: true, count: left.length };
}

/** What the authors of the next version need: every judged item and its verdicts. @throws 403. */
export async function exportReview(
  db: ScopedDb<StaffViewer>,
  battery: Battery,
): Promise<ExportedReview> {
  requireMunicipality(db, 'items.review');
  const verdicts = await listVerdicts(db, { battery });
  const hashes = hashItems(battery);
  const items = battery.tasks.flatMap((task) =>
    listTaskItems(task).flatMap(({ id }) => {
      const own = verdicts.filter(({ itemId }) => itemId === id);
      if (own.length === 0) return [];
      const latest = new Map(own.map((verdict) => [verdict.staffMemberId, verdict]));
      return [
        {
          taskId: task.id,
          itemId: id,
          contentHash: hashes.get(id) ?? '',
          state: judgeItem(own).state,
          verdicts: [...latest.values()].map(
            ({ verdict, reasonCode, comment, batteryVersion }) => ({
              verdict,
              reasonCode,
              comment,
              givenOn: batteryVersion,
            }),
          ),
        },
      ];
    }),
  );
  return { battery: battery.id, version: battery.version, items };
}
