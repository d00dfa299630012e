/**
 * Packages between installations: taken out as a file; read, shown against what is here, taken in or thrown
 * away, and undone. Nothing that is taken in is put in use where that is somebody's to decide: a cut policy
 * and a method card come as drafts. Words of letters hold at once, so only who may change them takes them in.
 */
import { audit, requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { sha256Hex } from '~/instruments/voice-publish.server';
import { checkTexts } from '~/outcomes/examples/example-places.server';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { listPolicyProblems } from '~/scoring/cut-policy-problems';
import { findTemplateProblem } from '~/support/paper/letter';
import { compareThing, listThingTexts } from './compare-things';
import { readOwnFigures } from './own-figures.server';
import {
  type PackageContent,
  type PackageThing,
  readPackage,
  type ThingKind,
  writePackage,
} from './package-format';
import type {
  ImportForm,
  ImportPage,
  ImportState,
  PackagesPage,
  TakenKind,
  ThingName,
  UploadAnswer,
} from './package-page';
import type { PackageUpload } from './package-upload.server';
import { countUsed, type Made, makeThings, unmakeThings } from './take-in.server';
import { hashOf, listLetters, listShownCards, listUsed, readHere } from './things-here.server';

type Db = ScopedDb<StaffViewer>;

/** @throws 403. */
export async function loadPackages(db: Db): Promise<PackagesPage> {
  requireMunicipality(db, 'packages.exchange');
  const mayTakeFigures = mayAnywhere(db.viewer.grants, 'municipality.see-summary');
  const rows = await db.transaction.packageImport.findMany({
    where: { municipalityId: db.municipalityId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  const used = await listUsed(db);
  return {
    has: {
      policy: used.filter(({ kind }) => kind === 'policy').length,
      letter: (await listLetters(db)).filter(({ text }) => text !== null).length,
      card: (await listShownCards(db)).length,
      figures: mayTakeFigures && (await readOwnFigures(db)) ? 1 : 0,
    },
    mayTakeFigures,
    imports: rows.map(({ id, createdAt, state, content }) => {
      const { synthetic, things } = content as unknown as PackageContent;
      return {
        importId: id,
        day: dayInZone(createdAt, db.viewer.timeZone),
        state: state as ImportState,
        synthetic,
        things: things.length,
        kinds: [...new Set(things.map(({ kind }) => kind))],
      };
    }),
  };
}

export type Export =
  | { ok: true; file: string }
  | { ok: false; problem: 'empty' | 'personal-data'; kinds: ThingKind[] };

/** The file of what is asked for, with the batteries that windows use. @throws 403. */
export async function exportPackage(db: Db, taken: readonly TakenKind[]): Promise<Export> {
  requireMunicipality(db, 'packages.exchange');
  if (taken.includes('figures')) requireMunicipality(db, 'municipality.see-summary');
  const used = await listUsed(db);
  const letters = taken.includes('letter') ? await listLetters(db) : [];
  const figures = taken.includes('figures') ? await readOwnFigures(db) : null;
  const things: PackageThing[] = [
    ...used.filter(({ kind }) => kind === 'policy' && taken.includes('policy')),
    ...letters.flatMap(({ language, text }): PackageThing[] =>
      text === null ? [] : [{ kind: 'letter', language, text }],
    ),
    ...(taken.includes('card') ? await listShownCards(db) : []),
    ...(figures ? [{ kind: 'figures' as const, figures }] : []),
  ];
  if (things.length === 0) return { ok: false, problem: 'empty', kinds: [] };
  const kinds = await findPersonalKinds(db, things);
  if (kinds.length > 0) return { ok: false, problem: 'personal-data', kinds };
  const { synthetic } = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: db.municipalityId },
    select: { synthetic: true },
  });
  const batteries = used.filter(({ kind }) => kind === 'battery');
  const content = { madeOn: db.viewer.today, synthetic, things: [...batteries, ...things] };
  await audit(db, 'package.exported', [], { things: things.length });
  return { ok: true, file: writePackage(content, sha256Hex) };
}

/** Kinds of things that hold personal data. Not what: some who ask here see no pupil. */
async function findPersonalKinds(db: Db, things: readonly PackageThing[]): Promise<ThingKind[]> {
  const findings = await checkTexts(db, null, things.flatMap(listThingTexts));
  return [...new Set(findings.map(({ field }) => field))];
}

/** Read a file and keep what it holds until somebody decides. Nothing is taken in yet. @throws 403. */
export async function receivePackage(db: Db, upload: PackageUpload): Promise<UploadAnswer> {
  requireMunicipality(db, 'packages.exchange');
  if (!upload.ok) return { ...upload, kinds: [] };
  const read = readPackage(upload.bytes, sha256Hex);
  if (!read.ok) return { ...read, kinds: [] };
  const { content, sha256 } = read;
  const broken = content.things.filter((thing) => !holdsTogether(thing)).map(({ kind }) => kind);
  if (broken.length > 0) return { ok: false, problem: 'bad-content', kinds: [...new Set(broken)] };
  const kinds = await findPersonalKinds(db, content.things);
  if (kinds.length > 0) return { ok: false, problem: 'personal-data', kinds };
  const { transaction, municipalityId, viewer } = db;
  const known = await transaction.packageImport.findFirst({
    where: { municipalityId, sha256, state: { in: ['read', 'taken-in'] } },
  });
  if (known) return { ok: false, problem: 'already-read', kinds: [] };
  const importId = newId();
  await transaction.packageImport.create({
    data: {
      id: importId,
      municipalityId,
      sha256,
      content: JSON.parse(JSON.stringify(content)),
      state: 'read',
      made: [],
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
      changedAt: now(),
    },
  });
  await audit(db, 'package.read', [], { importId, things: content.things.length });
  return { ok: true, importId };
}

/** What the shape of a thing cannot say. */
function holdsTogether(thing: PackageThing): boolean {
  if (thing.kind === 'policy') return listPolicyProblems(thing.policy).length === 0;
  if (thing.kind === 'letter') return findTemplateProblem(thing.text, thing.language) === null;
  return true;
}

async function getImport(db: Db, importId: string | undefined) {
  requireMunicipality(db, 'packages.exchange');
  const { transaction, municipalityId } = db;
  const id = requireId(importId);
  await transaction.$queryRaw`
    SELECT 1 FROM "PackageImport" WHERE "municipalityId" = ${municipalityId}::uuid AND "id" = ${id}::uuid
    FOR UPDATE`;
  const row = await transaction.packageImport.findUnique({
    where: { municipalityId_id: { municipalityId, id } },
  });
  if (!row) throw notFound();
  const content = row.content as unknown as PackageContent;
  return { id, content, state: row.state as ImportState, made: row.made as unknown as Made[] };
}

/** @throws 404, 403. */
export async function loadImport(db: Db, importId: string | undefined): Promise<ImportPage> {
  const { id, content, state, made } = await getImport(db, importId);
  const here = await readHere(db);
  const { synthetic: isSynthetic, madeOn, things } = content;
  return {
    importId: id,
    state,
    madeOn,
    synthetic: isSynthetic,
    things: things.map((thing) => ({
      ...nameThing(thing),
      verdict: compareThing(thing, here, { isSynthetic, hashOf }),
    })),
    used: state === 'taken-in' ? await countUsed(db, made) : null,
  };
}

function nameThing(thing: PackageThing): ThingName {
  switch (thing.kind) {
    case 'battery':
      return { kind: 'battery', batteryId: thing.batteryId, version: thing.version };
    case 'policy':
      return { kind: 'policy', title: thing.policy.title };
    case 'letter':
      return { kind: 'letter', language: thing.language };
    case 'card':
      return { kind: 'card', title: thing.content.title };
    case 'figures': {
      const { window, startYear } = thing.figures;
      return { kind: 'figures', window, startYear };
    }
  }
}

/**
 * Take in what is new or changed, throw the package away, or undo what was taken in as far as it is unused.
 * All of it or nothing. @throws 404, 403; 403 also for a step that its state does not allow.
 */
export async function changeImport(
  db: Db,
  importId: string | undefined,
  { intent }: ImportForm,
): Promise<void> {
  const { id, content, state, made } = await getImport(db, importId);
  if (state !== (intent === 'undo-package' ? 'taken-in' : 'read')) throw forbidden();
  const { transaction, municipalityId } = db;
  const set = (next: ImportState, left: Made[]) =>
    transaction.packageImport.update({
      where: { municipalityId_id: { municipalityId, id } },
      data: { state: next, made: JSON.parse(JSON.stringify(left)), changedAt: now() },
    });
  if (intent === 'take-in') {
    const here = await readHere(db);
    const { synthetic: isSynthetic } = content;
    const wanted = content.things.filter((thing) =>
      ['new', 'changed'].includes(compareThing(thing, here, { isSynthetic, hashOf }).state),
    );
    await set('taken-in', await makeThings(db, { importId: id, isSynthetic }, wanted));
  } else if (intent === 'discard-package') await set('discarded', []);
  else await set('undone', await unmakeThings(db, made));
  await audit(db, `package.${intent}`, [], { importId: id });
}
