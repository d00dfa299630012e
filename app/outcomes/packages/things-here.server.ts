/** What of the things of packages is here: to take out, and to hold what comes in against. */
import type { ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { listBatteries } from '~/instruments/batteries';
import { sha256Hex } from '~/instruments/voice-publish.server';
import type { CardContent } from '~/outcomes/examples/card-content';
import { type ShownFigures, toShown } from '~/outcomes/examples/card-figures';
import type { CutPolicy } from '~/scoring/cut-policy';
import { findPolicy, listPolicyIds } from '~/scoring/policy-shelf';
import {
  COMMON_TEMPLATES,
  LETTER_LANGUAGES,
  type LetterLanguage,
} from '~/support/paper/letter-words';
import { type Here, placeOfFigures, withoutNumber } from './compare-things';
import { hashCanonical, type PackageContent, type PackageThing } from './package-format';

type Db = ScopedDb<StaffViewer>;

export const hashOf = (value: unknown) => hashCanonical(value, sha256Hex);

/** The mark by which others tell this municipality's figures from another's; no name can be read from it. */
export function markSource({ municipalityId }: Pick<Db, 'municipalityId'>): string {
  return sha256Hex(new TextEncoder().encode(`lasfyr-figures ${municipalityId}`));
}

/** Batteries that the municipality's windows use, and the policy versions that judge them. */
export async function listUsed(db: Db): Promise<PackageThing[]> {
  const { transaction, municipalityId } = db;
  const windows = await transaction.screeningWindow.findMany({
    where: { municipalityId },
    distinct: ['batteryId', 'batteryVersion', 'policyId', 'policyVersion'],
    select: { batteryId: true, batteryVersion: true, policyId: true, policyVersion: true },
    orderBy: { startDate: 'asc' },
  });
  const own = await transaction.cutPolicyVersion.findMany({
    where: { municipalityId, status: { in: ['approved', 'retired'] } },
    select: { policyId: true, version: true, content: true },
  });
  const batteries = listBatteries().filter(({ id, version }) =>
    windows.some((one) => one.batteryId === id && one.batteryVersion === version),
  );
  const policies = new Map<string, CutPolicy>();
  for (const { policyId, policyVersion } of windows) {
    const row = own.find((one) => one.policyId === policyId && one.version === policyVersion);
    const policy = (row?.content as CutPolicy | undefined) ?? findPolicy(policyId, policyVersion);
    if (policy) policies.set(`${policyId} ${policyVersion}`, policy);
  }
  return [
    ...batteries.map(
      (battery): PackageThing => ({
        kind: 'battery',
        batteryId: battery.id,
        version: battery.version,
        sha256: hashOf(battery),
      }),
    ),
    ...[...policies.values()].map((policy): PackageThing => ({ kind: 'policy', policy })),
  ];
}

/** The municipality's own words of letters, where it has any. */
export async function listLetters({
  transaction,
  municipalityId,
}: Db): Promise<{ id: string; language: LetterLanguage; text: string | null }[]> {
  const rows = await transaction.letterTemplate.findMany({
    where: { municipalityId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    distinct: ['language'],
  });
  return LETTER_LANGUAGES.flatMap((language) => {
    const row = rows.find((one) => one.language === language);
    return row ? [{ id: row.id, language, text: row.text }] : [];
  });
}

/** Method cards of the municipality's schools that are shown, as they are shown. */
export async function listShownCards({ transaction, municipalityId }: Db): Promise<PackageThing[]> {
  const cards = await transaction.methodCard.findMany({
    where: { municipalityId, withdrawnAt: null, schoolId: { not: null } },
    include: {
      versions: { where: { publishedAt: { not: null } }, orderBy: { version: 'desc' }, take: 1 },
    },
    orderBy: { id: 'asc' },
  });
  return cards.flatMap(({ versions: [shown] }): PackageThing[] => {
    if (!shown) return [];
    const content = shown.content as unknown as CardContent;
    const figures = toShown(shown.figures as unknown as ShownFigures);
    return [{ kind: 'card', content, figures }];
  });
}

/** Packages that were taken in, the latest last. */
export async function listTakenIn({
  transaction,
  municipalityId,
}: Db): Promise<{ id: string; content: PackageContent }[]> {
  const rows = await transaction.packageImport.findMany({
    where: { municipalityId, state: 'taken-in' },
    orderBy: [{ changedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, content: true },
  });
  return rows.map(({ id, content }) => ({ id, content: content as unknown as PackageContent }));
}

/** Everything that a package's things are held against. */
export async function readHere(db: Db): Promise<Here> {
  const { transaction, municipalityId, viewer } = db;
  const policies = await transaction.cutPolicyVersion.findMany({
    where: { municipalityId },
    select: { policyId: true, content: true },
  });
  const ids = [...new Set([...listPolicyIds(), ...policies.map(({ policyId }) => policyId)])];
  const contents = [
    ...policies.map(({ content }) => content as unknown as CutPolicy),
    ...ids.flatMap((id) => findPolicy(id) ?? []),
  ];
  const letters = await listLetters(db);
  const cards = await transaction.methodCardVersion.findMany({
    where: { municipalityId },
    select: { content: true },
  });
  const taken = (await listTakenIn(db)).flatMap(({ content }) =>
    content.things.flatMap((thing) => (thing.kind === 'figures' ? [thing.figures] : [])),
  );
  const { synthetic } = await transaction.municipality.findUniqueOrThrow({
    where: { id: municipalityId },
    select: { synthetic: true },
  });
  const batteries = listBatteries();
  const wordsOf = (language: LetterLanguage) =>
    letters.find((one) => one.language === language)?.text ?? COMMON_TEMPLATES[language];
  return {
    batteries: new Map(batteries.map((one) => [`${one.id} ${one.version}`, hashOf(one)])),
    batteryIds: new Set(batteries.map(({ id }) => id)),
    policyIds: new Set(ids),
    policies: new Set(contents.map((policy) => hashOf(withoutNumber(policy)))),
    letters: { sv: wordsOf('sv'), en: wordsOf('en') },
    mayWriteLetters: mayAnywhere(viewer.grants, 'letters.configure'),
    cards: new Set(cards.map(({ content }) => hashOf(content))),
    figures: new Set(taken.map(hashOf)),
    figurePlaces: new Set(taken.map(placeOfFigures)),
    ownSource: markSource(db),
    isSynthetic: synthetic,
  };
}
