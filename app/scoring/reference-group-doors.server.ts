/** The reference groups as the pages of the cut policies show them, and the wish to have them counted. */
import { audit, requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { getBattery } from '~/instruments/batteries';
import { getTask } from '~/instruments/battery';
import { notFound } from '~/platform/http.server';
import { enqueueJob } from '~/platform/jobs.server';
import type { Bilingual } from '~/scoring/cut-policy';
import { isLargeEnough, REFERENCE_RULE } from '~/scoring/reference-group';

export interface ShownGroup {
  windowId: string;
  taskId: string;
  title: Bilingual;
  enrolled: number;
  members: number;
  synthetic: boolean;
  /** Whether results may be compared with it. */
  state: 'comparable' | 'relative' | 'few-done' | 'few-pupils';
  countedAt: string;
}

/** The relative rule as it ships asks for so many others. */
const RELATIVE_FROM = 100;

/** Every counted group of the municipality, the newest window first. @throws 403. */
export async function listShownGroups(db: ScopedDb<StaffViewer>): Promise<ShownGroup[]> {
  requireMunicipality(db, 'policy.see');
  const groups = await db.transaction.referenceGroup.findMany({
    where: { municipalityId: db.municipalityId },
    include: { window: { select: { batteryId: true, batteryVersion: true } } },
    orderBy: [{ window: { startDate: 'desc' } }, { taskId: 'asc' }],
  });
  return groups.map(({ windowId, taskId, enrolled, members, synthetic, countedAt, window }) => ({
    windowId,
    taskId,
    title: getTask(getBattery(window.batteryId, window.batteryVersion), taskId).title,
    enrolled,
    members,
    synthetic,
    state: stateOf({ enrolled, members }),
    countedAt: countedAt.toISOString(),
  }));
}

/** A group of one task, as its page shows it: how many, only to those who may see the policies. */
export interface TaskGroup extends Pick<ShownGroup, 'windowId' | 'state' | 'synthetic'> {
  kind: string;
  startYear: number;
  done: { enrolled: number; members: number } | null;
}

/** The municipality's groups of one task, the newest window first; every member of staff may ask. */
export async function listTaskGroups(
  db: ScopedDb<StaffViewer>,
  taskId: string,
): Promise<TaskGroup[]> {
  const { municipalityId, transaction, viewer } = db;
  const groups = await transaction.referenceGroup.findMany({
    where: { municipalityId, taskId },
    include: { window: { select: { kind: true, schoolYear: { select: { startYear: true } } } } },
    orderBy: { window: { startDate: 'desc' } },
  });
  const maySeeCounts = mayAnywhere(viewer.grants, 'policy.see');
  return groups.map(({ windowId, enrolled, members, synthetic, window }) => ({
    windowId,
    kind: window.kind,
    startYear: window.schoolYear.startYear,
    synthetic,
    state: stateOf({ enrolled, members }),
    done: maySeeCounts ? { enrolled, members } : null,
  }));
}

function stateOf(group: { enrolled: number; members: number }): ShownGroup['state'] {
  if (!isLargeEnough(group)) return 'few-done';
  const others = group.members - 1;
  if (others < REFERENCE_RULE.percentileFrom) return 'few-pupils';
  return others >= RELATIVE_FROM ? 'relative' : 'comparable';
}

/** Ask for the groups of a window to be counted now. @throws 404 for a window that is not here, 403. */
export async function askForReferenceGroups(
  db: ScopedDb<StaffViewer>,
  windowId: string,
): Promise<void> {
  requireMunicipality(db, 'policy.draft');
  const { municipalityId, transaction } = db;
  const window = await transaction.screeningWindow.findUnique({
    where: { municipalityId_id: { municipalityId, id: requireId(windowId) } },
    select: { id: true },
  });
  if (!window) throw notFound();
  const payload = { municipalityId, windowId: window.id };
  await audit(db, 'reference-groups.asked-for', [], { windowId: window.id });
  await enqueueJob(transaction, 'groups.count', payload, window.id);
}
