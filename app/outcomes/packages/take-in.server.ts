/** Makes the things of a package here, as drafts where somebody has to approve them, and unmakes those unused. */
import { audit, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { toShown } from '~/outcomes/examples/card-figures';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';
import type { CutPolicy } from '~/scoring/cut-policy';
import { findPolicy } from '~/scoring/policy-shelf';
import type { LetterLanguage } from '~/support/paper/letter-words';
import type { PackageThing } from './package-format';
import { listLetters } from './things-here.server';

type Db = ScopedDb<StaffViewer>;

/** What was made of a thing, with what is needed to undo it. */
export type Made =
  | { kind: 'policy'; policyId: string; version: number }
  /** The words before; null when the common words held. */
  | { kind: 'letter'; language: LetterLanguage; id: string; before: string | null }
  | { kind: 'card'; cardId: string };

/** In order; figures need nothing made, they are read from the package. @throws 403. */
export async function makeThings(
  db: Db,
  from: { importId: string; isSynthetic: boolean },
  things: readonly PackageThing[],
): Promise<Made[]> {
  requireMunicipality(db, 'packages.exchange');
  const made: Made[] = [];
  for (const thing of things) {
    if (thing.kind === 'policy') made.push(await draftPolicy(db, thing.policy));
    if (thing.kind === 'letter') made.push(await writeLetter(db, thing));
    if (thing.kind === 'card') made.push(await draftCard(db, from, thing));
  }
  return made;
}

/** The next version of the policy here, as a draft: it judges nothing until the head of education approves it. */
async function draftPolicy(db: Db, policy: CutPolicy): Promise<Made> {
  const { transaction, municipalityId, viewer } = db;
  const policyId = policy.id;
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`policy:${municipalityId}:${policyId}`}, 0))`;
  const latest = await transaction.cutPolicyVersion.aggregate({
    where: { municipalityId, policyId },
    _max: { version: true },
  });
  const basedOn = Math.max(latest._max.version ?? 0, findPolicy(policyId)?.version ?? 0);
  const version = basedOn + 1;
  const content = JSON.parse(JSON.stringify({ ...policy, version, status: 'draft' }));
  await transaction.cutPolicyVersion.create({
    data: {
      id: newId(),
      municipalityId,
      policyId,
      version,
      status: 'draft',
      content,
      source: 'Inläst från ett paket från en annan kommun.',
      sourceLanguage: 'sv',
      basedOn,
      createdById: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'policy.drafted', [], { policyId, version });
  return { kind: 'policy', policyId, version };
}

async function writeLetter(
  db: Db,
  { language, text }: Extract<PackageThing, { kind: 'letter' }>,
): Promise<Made> {
  requireMunicipality(db, 'letters.configure');
  const current = (await listLetters(db)).find((one) => one.language === language);
  const id = await addLetterRow(db, language, text);
  return { kind: 'letter', language, id, before: current?.text ?? null };
}

async function addLetterRow(db: Db, language: LetterLanguage, text: string | null) {
  const { transaction, municipalityId, viewer } = db;
  const id = newId();
  const { staffMemberId } = viewer;
  await transaction.letterTemplate.create({
    data: { id, municipalityId, language, text, staffMemberId, createdAt: now() },
  });
  await audit(db, 'letter-template.changed', [], { templateId: id, language });
  return id;
}

/** A draft of nobody's school, which any writer may read through and show, with the figures it came with. */
async function draftCard(
  { transaction, municipalityId, viewer }: Db,
  { importId, isSynthetic }: { importId: string; isSynthetic: boolean },
  { content, figures }: Extract<PackageThing, { kind: 'card' }>,
): Promise<Made> {
  const cardId = newId();
  const trace = { municipalityId, staffMemberId: viewer.staffMemberId, createdAt: now() };
  await transaction.methodCard.create({
    data: { id: cardId, schoolId: null, methodId: '', importId, synthetic: isSynthetic, ...trace },
  });
  await transaction.methodCardVersion.create({
    data: { id: newId(), cardId, version: 1, content, figures: { ...toShown(figures) }, ...trace },
  });
  return { kind: 'card', cardId };
}

/**
 * Take back what nobody has used: drafts of policies and cards that are still drafts, words of letters that
 * still hold and are the viewer's to change. @returns what stays. @throws 403.
 */
export async function unmakeThings(db: Db, made: readonly Made[]): Promise<Made[]> {
  requireMunicipality(db, 'packages.exchange');
  const { transaction, municipalityId } = db;
  const left: Made[] = [];
  for (const one of made) {
    if (await isUsed(db, one)) left.push(one);
    else if (one.kind === 'policy') {
      const { policyId, version } = one;
      await transaction.cutPolicyVersion.deleteMany({
        where: { municipalityId, policyId, version, status: 'draft' },
      });
    } else if (one.kind === 'card') {
      await transaction.methodCard.deleteMany({ where: { municipalityId, id: one.cardId } });
    } else if (mayAnywhere(db.viewer.grants, 'letters.configure')) {
      await addLetterRow(db, one.language, one.before);
    } else left.push(one);
  }
  return left;
}

/** How many of the made things somebody has gone on with. @throws 403. */
export async function countUsed(db: Db, made: readonly Made[]): Promise<number> {
  requireMunicipality(db, 'packages.exchange');
  let used = 0;
  for (const one of made) if (await isUsed(db, one)) used += 1;
  return used;
}

/** A policy that was approved, a card that was shown, words that have been changed since. */
async function isUsed(db: Db, made: Made): Promise<boolean> {
  const { transaction, municipalityId } = db;
  if (made.kind === 'policy') {
    const { policyId, version } = made;
    const approved = await transaction.cutPolicyVersion.count({
      where: { municipalityId, policyId, version, status: { not: 'draft' } },
    });
    return approved > 0;
  }
  if (made.kind === 'card') {
    const shown = await transaction.methodCardVersion.count({
      where: { municipalityId, cardId: made.cardId, publishedAt: { not: null } },
    });
    return shown > 0;
  }
  return !(await isInUse(db, made));
}

async function isInUse(
  db: Db,
  { language, id }: Extract<Made, { kind: 'letter' }>,
): Promise<boolean> {
  const current = (await listLetters(db)).find((one) => one.language === language);
  return current?.id === id;
}
