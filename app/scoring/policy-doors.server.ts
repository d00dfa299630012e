/** What the pages of the cut policies ask for, one call each. */

import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { WINDOW_KINDS, type WindowKind } from '~/instruments/battery';
import { badRequest, notFound } from '~/platform/http.server';
import {
  type Bilingual,
  type CutPolicy,
  getPolicyTask,
  methodOfLimit,
  type PolicyLimit,
} from '~/scoring/cut-policy';
import { expectPolicyFlow, readFlowQuestion } from '~/scoring/flow-question';
import { countsOfLimit, type LimitCounts } from '~/scoring/limit-counts';
import type { LimitMethod } from '~/scoring/limit-method';
import { type PolicyProblem, personsReasonSchema } from '~/scoring/policy-change';
import { listLimitFields, type PolicyFormProblem, readPolicyForm } from '~/scoring/policy-form';
import {
  listJudgingProgress,
  previewPolicyVersion,
  type WindowPreview,
} from '~/scoring/policy-results.server';
import { listShareReviews, listUnusualShares, standByVersion } from '~/scoring/policy-share.server';
import {
  approvePolicy,
  createPolicyDraft,
  discardPolicyDraft,
  getPolicyVersion,
  listPolicyVersions,
  type PolicyVersion,
} from '~/scoring/policy-store.server';
import { askForReferenceGroups, listShownGroups } from '~/scoring/reference-group-doors.server';
import { NOTHING_TOLD, type ReadToldLevels } from '~/scoring/told-levels';

type Db = ScopedDb<StaffViewer>;

const headOf = ({ policy, ...version }: PolicyVersion) => ({ ...version, title: policy.title });
export type PolicyHead = ReturnType<typeof headOf>;

/** The versions and the windows they judge, with how far a new judging has come. @throws 403. */
export async function loadPolicies(db: Db) {
  const { versions, windows } = await listPolicyVersions(db);
  const progress = await listJudgingProgress(db);
  return {
    versions: versions.map(headOf),
    windows: windows.map((window) => ({
      ...window,
      /** Null without results. */
      progress: progress.get(window.windowId) ?? null,
    })),
    groups: await listShownGroups(db),
    unusual: await listUnusualShares(db),
    mayDraft: mayAnywhere(db.viewer.grants, 'policy.draft'),
    maySeeOutcomes: mayAnywhere(db.viewer.grants, 'validation.see'),
  };
}

/** What the form of the list page asks for. @throws 400 for another form, 404, 403. */
export async function answerPoliciesForm(db: Db, form: FormData): Promise<void> {
  if (form.get('intent') !== 'count-groups') throw badRequest();
  await askForReferenceGroups(db, String(form.get('windowId') ?? ''));
}

export interface ShownPolicyLimit extends LimitCounts {
  field: string;
  window: WindowKind;
  title: Bilingual;
  value: number;
  words: Bilingual;
  reason: PolicyLimit['reason'];
  methodKind: CutPolicy['limitMethod'];
  /** What the limit itself says of how it was set. */
  method: LimitMethod | null;
}

function listShownLimits(policy: CutPolicy): ShownPolicyLimit[] {
  return listLimitFields(policy).map(({ window, task, ...limit }) => ({
    ...limit,
    method: limit.method ?? null,
    methodKind: methodOfLimit(policy, { task, ...limit }),
    window,
    title: getPolicyTask(policy, task).title,
    ...countsOfLimit(policy, policy.windows[window]!, task),
  }));
}

/**
 * One version with its limits, what is to be expected of it by the figures that the address asks with, and
 * what it would change in each window with results. @throws 404, 403.
 */
export async function loadPolicyVersion(
  db: Db,
  policyId: string | undefined,
  version: number,
  readTold: ReadToldLevels,
  asked = new URLSearchParams(),
) {
  const found = await getPolicyVersion(db, policyId, version);
  const { windows } = await listPolicyVersions(db);
  const own = windows.filter((window) => window.policyId === found.policyId);
  const previews: { windowId: string; preview: WindowPreview | null }[] = [];
  for (const window of own) {
    if (window.policyVersion === version) continue;
    const preview = await previewPolicyVersion(
      db,
      { policyId, version },
      window.windowId,
      readTold,
    );
    previews.push({ windowId: window.windowId, preview });
  }
  const { decision, relative, limitMethod, shareWatch = null } = found.policy;
  const isOwnVersion = (one: { policyId: string; policyVersion: number }) =>
    one.policyId === found.policyId && one.policyVersion === version;
  return {
    head: headOf(found),
    decision,
    relative,
    limitMethod,
    limits: listShownLimits(found.policy),
    flow: askFlow(found.policy, asked),
    shareWatch,
    unusual: (await listUnusualShares(db)).filter(isOwnVersion),
    reviews: await listShareReviews(db, { policyId, version }),
    windows: own,
    previews,
    mayDraft: mayAnywhere(db.viewer.grants, 'policy.draft'),
    mayApprove: mayAnywhere(db.viewer.grants, 'policy.approve'),
  };
}

function askFlow(policy: CutPolicy, asked: URLSearchParams) {
  const { question, problems } = readFlowQuestion(policy, asked);
  const windows = WINDOW_KINDS.filter((kind) => policy.windows[kind]);
  return { question, problems, windows, rows: expectPolicyFlow(policy, question) };
}

/** A window's results shown under a version, saved nowhere. @throws 404 for a window of another policy, 403. */
export async function loadPolicyWindow(
  db: Db,
  which: { policyId: string | undefined; version: number },
  windowId: string | undefined,
  readTold: ReadToldLevels,
) {
  const found = await getPolicyVersion(db, which.policyId, which.version);
  const { windows, versions } = await listPolicyVersions(db);
  const { policyId } = found;
  const window = windows.find((one) => one.windowId === windowId && one.policyId === policyId);
  if (!window) throw notFound();
  return {
    head: headOf(found),
    window,
    versions: versions.filter((one) => one.policyId === policyId).map(headOf),
    preview: await previewPolicyVersion(db, which, window.windowId, readTold),
  };
}

/** What a new version begins from. @throws 404, 403. */
export async function loadNewVersion(db: Db, policyId: string | undefined, version: number) {
  requireMunicipality(db, 'policy.draft');
  return loadPolicyVersion(db, policyId, version, () => Promise.resolve(NOTHING_TOLD));
}

/** The window whose reason cannot be read, or nothing when what was asked for is done. */
export type PolicyFormAnswer = { ok: true } | { ok: false; windowId: string };

/** Approve, stand by or throw away, as the page's form asks. @throws 400 for another form, 404, 403. */
export async function answerPolicyForm(
  db: Db,
  which: { policyId: string; version: number },
  form: FormData,
): Promise<PolicyFormAnswer> {
  const intent = form.get('intent');
  if (intent === 'stand-by') return answerStandBy(db, form);
  if (intent === 'discard') await discardPolicyDraft(db, which);
  else if (intent === 'approve') {
    await approvePolicy(db, which, form.getAll('windowId').map(String));
  } else throw badRequest();
  return { ok: true };
}

async function answerStandBy(db: Db, form: FormData): Promise<PolicyFormAnswer> {
  requireMunicipality(db, 'policy.approve');
  const windowId = String(form.get('windowId') ?? '');
  const reason = personsReasonSchema.safeParse({
    language: form.get('language'),
    text: form.get('reason'),
  });
  if (!reason.success) return { ok: false, windowId };
  await standByVersion(db, windowId, reason.data);
  return { ok: true };
}

export type DraftProblem = PolicyFormProblem | PolicyProblem;

/** Write a draft from the form. Nothing is written when anything is wrong. @throws 404, 403. */
export async function answerDraftForm(
  db: Db,
  which: { policyId: string; version: number },
  form: FormData,
): Promise<{ ok: true; version: number } | { ok: false; problems: DraftProblem[] }> {
  const { policy } = await getPolicyVersion(db, which.policyId, which.version);
  const read = readPolicyForm(policy, form);
  if (!read.ok) return read;
  return createPolicyDraft(db, which, read.change);
}

/** A version number in an address; anything else is none. */
export function readVersion(text: string | undefined): number {
  return text && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.NaN;
}
