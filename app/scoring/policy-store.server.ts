/**
 * The municipality's cut policies: drafts, the approved version, and those that were.
 *
 * A draft is written by those who know the tasks and approved by the head of education, for the windows
 * that are named; nothing moves by itself. Approved content never changes: a changed number is a new
 * version, and a window keeps the version it was given until another is approved for it.
 */
import { audit, requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { Role } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayOf } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { enqueueJob } from '~/platform/jobs.server';
import type { CutPolicy, WrittenText } from '~/scoring/cut-policy';
import { changePolicy, type PolicyChange, type PolicyProblem } from '~/scoring/policy-change';
import { findPolicy, listPolicyIds } from '~/scoring/policy-shelf';

type Db = ScopedDb<StaffViewer>;
type Status = 'draft' | 'approved' | 'retired';

export interface PolicyVersion {
  policyId: string;
  version: number;
  status: Status;
  policy: CutPolicy;
  /** Comes with the program; a municipality's own version otherwise. */
  ships: boolean;
  source: WrittenText | null;
  basedOn: number | null;
  approvedRole: Role | null;
  /** The day of the approval in the municipality's zone. */
  approvedDay: Day | null;
}

/** A dated window and the version that judges it. */
export interface PolicyWindowUse {
  windowId: string;
  kind: string;
  startYear: number;
  policyId: string;
  policyVersion: number;
}

/** Every version of the policies that the municipality's windows name, newest first. @throws 403. */
export async function listPolicyVersions(
  db: Db,
): Promise<{ versions: PolicyVersion[]; windows: PolicyWindowUse[] }> {
  requireMunicipality(db, 'policy.see');
  const windows = await listWindows(db);
  const named = new Set(windows.map(({ policyId }) => policyId));
  const rows = await db.transaction.cutPolicyVersion.findMany({
    where: { municipalityId: db.municipalityId },
    orderBy: [{ policyId: 'asc' }, { version: 'desc' }],
  });
  const own = rows.map((row) => toVersion(row));
  const isOwn = (id: string) => own.some((one) => one.policyId === id && one.version === 1);
  const shipped = listPolicyIds()
    .filter((id) => (named.size === 0 || named.has(id)) && !isOwn(id))
    .map((id) => toShipped(findPolicy(id)!));
  return { versions: [...own, ...shipped], windows };
}

/** @throws 404 when there is no such version here, 403. */
export async function getPolicyVersion(
  db: Db,
  policyId: string | undefined,
  version: number,
): Promise<PolicyVersion> {
  requireMunicipality(db, 'policy.see');
  if (!policyId || !Number.isInteger(version)) throw notFound();
  const row = await findRow(db, policyId, version);
  if (row) return toVersion(row);
  const shipped = findPolicy(policyId, version);
  if (!shipped) throw notFound();
  return toShipped(shipped);
}

/** Write the next version as a draft; nothing is judged by it. @throws 404, 403. */
export async function createPolicyDraft(
  db: Db,
  from: { policyId: string; version: number },
  change: PolicyChange,
): Promise<{ ok: true; version: number } | { ok: false; problems: PolicyProblem[] }> {
  requireMunicipality(db, 'policy.draft');
  const base = await getPolicyVersion(db, from.policyId, from.version);
  await lockPolicy(db, from.policyId);
  const latest = await db.transaction.cutPolicyVersion.aggregate({
    where: { municipalityId: db.municipalityId, policyId: from.policyId },
    _max: { version: true },
  });
  const version = Math.max(latest._max.version ?? 0, findPolicy(from.policyId)?.version ?? 0) + 1;
  const changed = changePolicy(base.policy, change, version);
  if (!changed.ok) return changed;
  await db.transaction.cutPolicyVersion.create({
    data: {
      ...rowOf(db, changed.policy, change.source),
      status: 'draft',
      basedOn: from.version,
    },
  });
  await audit(db, 'policy.drafted', [], { policyId: from.policyId, version });
  return { ok: true, version };
}

/** Throw a draft away; approved versions stay for ever. @throws 404 when it is no draft, 403. */
export async function discardPolicyDraft(
  db: Db,
  { policyId, version }: { policyId: string; version: number },
): Promise<void> {
  requireMunicipality(db, 'policy.draft');
  const { count } = await db.transaction.cutPolicyVersion.deleteMany({
    where: { municipalityId: db.municipalityId, policyId, version, status: 'draft' },
  });
  if (count === 0) throw notFound();
  await audit(db, 'policy.discarded', [], { policyId, version });
}

/**
 * Approve a version for the windows that are named: they are judged by it from now on, and results that
 * are there are judged again by a job. The approved version before is retired.
 * @throws 404 for a version or window that is not here, 403.
 */
export async function approvePolicy(
  db: Db,
  { policyId, version }: { policyId: string; version: number },
  windowIds: readonly string[],
): Promise<void> {
  requireMunicipality(db, 'policy.approve');
  const { municipalityId, transaction } = db;
  await lockPolicy(db, policyId);
  const { policy, ships, status } = await getPolicyVersion(db, policyId, version);
  const windows = await getWindows(db, policyId, windowIds);
  const approval = {
    status: 'approved',
    approvedById: db.viewer.staffMemberId,
    approvedRole: 'head-of-education',
    approvedAt: now(),
    retiredAt: null,
  };
  const content = JSON.parse(JSON.stringify({ ...policy, status: 'approved' }));
  await transaction.cutPolicyVersion.updateMany({
    where: { municipalityId, policyId, status: 'approved', version: { not: version } },
    data: { status: 'retired', retiredAt: now() },
  });
  if (ships && status === 'draft') {
    const row = rowOf(db, policy, null);
    await transaction.cutPolicyVersion.create({
      data: { ...row, ...approval, content, basedOn: version },
    });
  } else {
    const key = { municipalityId, policyId, version };
    await transaction.cutPolicyVersion.update({
      where: { municipalityId_policyId_version: key },
      data: { ...approval, content },
    });
  }
  for (const { id } of windows) {
    await transaction.screeningWindow.update({
      where: { municipalityId_id: { municipalityId, id } },
      data: { policyVersion: version },
    });
    await enqueueJob(transaction, 'window.rejudge', { municipalityId, windowId: id }, id);
  }
  await audit(db, 'policy.approved', [], { policyId, version, windows: windows.length });
}

async function lockPolicy(db: Db, policyId: string): Promise<void> {
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`policy:${db.municipalityId}:${policyId}`}, 0))`;
}

async function getWindows(db: Db, policyId: string, windowIds: readonly string[]) {
  const ids = [...new Set(windowIds)].map((id) => requireId(id));
  const windows = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId, policyId, id: { in: ids } },
    select: { id: true },
  });
  if (windows.length !== ids.length) throw notFound();
  return windows;
}

async function listWindows(db: Db): Promise<PolicyWindowUse[]> {
  const windows = await db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId },
    include: { schoolYear: { select: { startYear: true } } },
    orderBy: { startDate: 'desc' },
  });
  return windows.map(({ id, kind, schoolYear, policyId, policyVersion }) => ({
    windowId: id,
    kind,
    startYear: schoolYear.startYear,
    policyId,
    policyVersion,
  }));
}

function findRow(db: Db, policyId: string, version: number) {
  const key = { municipalityId: db.municipalityId, policyId, version };
  return db.transaction.cutPolicyVersion.findUnique({
    where: { municipalityId_policyId_version: key },
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function toVersion(row: Row): PolicyVersion {
  const { policyId, version, basedOn, approvedAt } = row;
  const language = row.sourceLanguage as WrittenText['language'];
  return {
    policyId,
    version,
    status: row.status as Status,
    policy: row.content as unknown as CutPolicy,
    ships: findPolicy(policyId, version) !== null,
    source: row.source === '' ? null : { language, text: row.source },
    basedOn,
    approvedRole: row.approvedRole as Role | null,
    approvedDay: approvedAt && dayOf(approvedAt),
  };
}

function toShipped(policy: CutPolicy): PolicyVersion {
  const { id: policyId, version, status } = policy;
  const nothing = { source: null, basedOn: null, approvedRole: null, approvedDay: null };
  return { policyId, version, status, policy, ships: true, ...nothing };
}

function rowOf(db: Db, policy: CutPolicy, source: WrittenText | null) {
  return {
    id: newId(),
    municipalityId: db.municipalityId,
    policyId: policy.id,
    version: policy.version,
    content: JSON.parse(JSON.stringify(policy)),
    source: source?.text ?? '',
    sourceLanguage: source?.language ?? 'sv',
    createdById: db.viewer.staffMemberId,
    createdAt: now(),
  };
}
