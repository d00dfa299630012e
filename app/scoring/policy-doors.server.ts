/** What the pages of the cut policies ask for, one call each. */

import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import type { WindowKind } from '~/instruments/battery';
import { badRequest } from '~/platform/http.server';
import type { Bilingual } from '~/scoring/cut-policy';
import { type CutPolicy, getPolicyTask } from '~/scoring/cut-policy';
import { countsOfLimit, type LimitCounts } from '~/scoring/limit-counts';
import type { PolicyProblem } from '~/scoring/policy-change';
import { listLimitFields, type PolicyFormProblem, readPolicyForm } from '~/scoring/policy-form';
import type { PolicyPreview } from '~/scoring/policy-preview';
import { listJudgingProgress, previewPolicyVersion } from '~/scoring/policy-results.server';
import {
  approvePolicy,
  createPolicyDraft,
  discardPolicyDraft,
  getPolicyVersion,
  listPolicyVersions,
  type PolicyVersion,
} from '~/scoring/policy-store.server';

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
      progress: progress.get(window.windowId) ?? { judged: 0, pupils: 0 },
    })),
    mayDraft: mayAnywhere(db.viewer.grants, 'policy.draft'),
    maySeeOutcomes: mayAnywhere(db.viewer.grants, 'validation.see'),
  };
}

export interface ShownPolicyLimit extends LimitCounts {
  field: string;
  window: WindowKind;
  title: Bilingual;
  value: number;
  words: Bilingual;
  reason: Bilingual;
}

function listShownLimits(policy: CutPolicy): ShownPolicyLimit[] {
  return listLimitFields(policy).map(({ window, task, ...limit }) => ({
    ...limit,
    window,
    title: getPolicyTask(policy, task).title,
    ...countsOfLimit(policy, policy.windows[window]!, task),
  }));
}

/** One version with its limits, and what it would change in each window with results. @throws 404, 403. */
export async function loadPolicyVersion(db: Db, policyId: string | undefined, version: number) {
  const found = await getPolicyVersion(db, policyId, version);
  const { windows } = await listPolicyVersions(db);
  const own = windows.filter((window) => window.policyId === found.policyId);
  const previews: { windowId: string; preview: PolicyPreview | null }[] = [];
  for (const window of own) {
    if (window.policyVersion === version) continue;
    const preview = await previewPolicyVersion(db, { policyId, version }, window.windowId);
    previews.push({ windowId: window.windowId, preview });
  }
  const { decision, relative, limitMethod } = found.policy;
  return {
    head: headOf(found),
    decision,
    relative,
    limitMethod,
    limits: listShownLimits(found.policy),
    windows: own,
    previews,
    mayDraft: mayAnywhere(db.viewer.grants, 'policy.draft'),
    mayApprove: mayAnywhere(db.viewer.grants, 'policy.approve'),
  };
}

/** What a new version begins from. @throws 404, 403. */
export async function loadNewVersion(db: Db, policyId: string | undefined, version: number) {
  requireMunicipality(db, 'policy.draft');
  return loadPolicyVersion(db, policyId, version);
}

/** Approve or throw away, as the page's form asks. @throws 400 for another form, 404, 403. */
export async function answerPolicyForm(
  db: Db,
  which: { policyId: string; version: number },
  form: FormData,
): Promise<void> {
  const intent = form.get('intent');
  if (intent === 'discard') return discardPolicyDraft(db, which);
  if (intent === 'approve') return approvePolicy(db, which, form.getAll('windowId').map(String));
  throw badRequest();
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
