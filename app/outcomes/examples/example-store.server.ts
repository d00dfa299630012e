/**
 * Good examples: a school writes a method card, publishes it when nothing in it points at a person, and
 * withdraws it; others read it. Every published version is kept. Taking copies over: `adoption-store`.
 */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { listCatalogue, type Method } from '~/support/plans/method';
import { listOwnMethods } from '~/support/plans/method-store.server';
import { type CardContent, listWrittenTexts } from './card-content';
import {
  type CardFigures,
  chooseFigures,
  type ShownFigures,
  tellShare,
  toShown,
} from './card-figures';
import { countMethod } from './count-method.server';
import type { BeginForm } from './example-form';
import type { CardAnswer, ExamplePage, ExamplesPage } from './example-page';
import { checkTexts, listSchoolsFor, requireReader } from './example-places.server';
import {
  type CardRow,
  contentOf,
  figuresOf,
  findDraft,
  findPublished,
  readCard,
  readCards,
  readMethodTitles,
  stateOf,
  toAdoption,
  toExampleRow,
} from './example-rows.server';

type Db = ScopedDb<StaffViewer>;

/** @throws 403. */
export async function loadExamples(db: Db): Promise<ExamplesPage> {
  requireReader(db);
  const cards = await readCards(db);
  const schools = await listSchoolsFor(db, 'examples.write');
  const own = await listOwnMethods(
    db,
    schools.map(({ id }) => id),
  );
  const shown = cards.filter(
    (card) => stateOf(card) === 'published' || mayWrite(db, card, schools),
  );
  const titles = await readMethodTitles(db, shown);
  const isFor = (schoolId: string) => (method: Method) =>
    method.own === null || (method.own.schoolId === schoolId && !method.own.isRetired);
  return {
    examples: shown.map((card) => toExampleRow(card, titles)),
    mayWriteFor: schools.map(({ id, name }) => ({
      schoolId: id,
      schoolName: name,
      methods: [...own, ...listCatalogue()]
        .filter(isFor(id))
        .map((method) => ({ id: method.id, title: method.title })),
    })),
  };
}

/** A card that was read in belongs to no school: any writer of the municipality may take it on. */
function mayWrite(
  { viewer }: Db,
  { schoolId }: { schoolId: string | null },
  schools: readonly { id: string }[],
): boolean {
  if (!mayAnywhere(viewer.grants, 'examples.write')) return false;
  return schoolId === null || schools.some(({ id }) => id === schoolId);
}

/** A draft about a method of the school, filled in with what is known of it. @throws 404, 403. */
export async function beginExample(db: Db, form: BeginForm | null): Promise<CardAnswer> {
  if (!mayAnywhere(db.viewer.grants, 'examples.write')) throw forbidden();
  if (!form) return { ok: false, problem: 'fields' };
  const schools = await listSchoolsFor(db, 'examples.write');
  if (schools.every(({ id }) => id !== form.schoolId)) throw notFound();
  const methods = [...(await listOwnMethods(db, [form.schoolId])), ...listCatalogue()];
  const method = methods.find(({ id }) => id === form.methodId);
  if (!method) throw notFound();
  const { transaction, municipalityId, viewer } = db;
  const { synthetic } = await transaction.municipality.findUniqueOrThrow({
    where: { id: municipalityId },
    select: { synthetic: true },
  });
  const cardId = newId();
  const trace = { staffMemberId: viewer.staffMemberId, createdAt: now() };
  const { schoolId, methodId } = form;
  await transaction.methodCard.create({
    data: { id: cardId, municipalityId, schoolId, methodId, synthetic, ...trace },
  });
  await writeDraft(db, { id: cardId, versions: [] }, proposeContent(method, viewer.locale));
  await audit(db, 'example.begun', [], { cardId });
  return { ok: true, cardId };
}

function proposeContent(method: Method, locale: string): CardContent {
  const say = ({ sv, en }: { sv: string; en: string }) => (locale === 'en' ? en : sv);
  const { needs, minutes, timesAWeek, weeks } = method;
  return {
    title: say(method.title),
    needs: [...needs],
    classSize: '21-25',
    window: 'all-year',
    setting: '',
    description: say(method.description),
    materials: say(method.materials),
    minutes,
    timesAWeek,
    weeks,
    experience: '',
  };
}

/** @throws 404 also for a draft or a withdrawn card of a school that is not the viewer's, 403. */
export async function loadExample(db: Db, cardId: string | undefined): Promise<ExamplePage> {
  requireReader(db);
  const card = await readCard(db, cardId);
  const schools = await listSchoolsFor(db, 'examples.write');
  const isWriter = mayWrite(db, card, schools);
  if (!isWriter && stateOf(card) !== 'published') throw notFound();
  const titles = await readMethodTitles(db, [card]);
  const adopters = await listSchoolsFor(db, 'support.plan');
  const { timeZone } = db.viewer;
  const published = findPublished(card);
  const draft = findDraft(card);
  const uses = new Set(card.adoptions.flatMap((one) => (one.endedAt ? [] : [one.schoolId])));
  return {
    cardId: card.id,
    schoolName: card.school?.name ?? null,
    methodTitle: titles.get(card.methodId) ?? null,
    state: stateOf(card),
    synthetic: card.synthetic,
    published: published
      ? {
          ...headOf(published, timeZone),
          content: contentOf(published),
          figures: figuresOf(published),
        }
      : null,
    draft: isWriter && draft ? contentOf(draft) : null,
    figuresNow: isWriter ? await countNow(db, card) : null,
    mayWrite: isWriter,
    history: card.versions.flatMap((one) => (one.publishedAt ? [headOf(one, timeZone)] : [])),
    adoptions: card.adoptions.map((one) =>
      toAdoption(one, { ownSchoolIds: adopters.map(({ id }) => id), timeZone }),
    ),
    mayAdoptFor:
      stateOf(card) === 'published'
        ? adopters
            .filter(({ id }) => id !== card.schoolId && !uses.has(id))
            .map(({ id, name }) => ({ schoolId: id, schoolName: name }))
        : [],
  };
}

function headOf({ version, publishedAt }: CardRow['versions'][number], timeZone: string) {
  return { version, day: dayInZone(publishedAt ?? now(), timeZone) };
}

/** Null for a card that was read in: what was counted came with it. */
async function countNow(db: Db, { schoolId, methodId }: CardRow): Promise<CardFigures | null> {
  return schoolId === null ? null : countMethod(db, { schoolId, methodId });
}

/** A card that the viewer may write, held until the end of the transaction. @throws 404, 403. */
async function requireWriter(db: Db, cardId: string | undefined): Promise<CardRow> {
  if (!mayAnywhere(db.viewer.grants, 'examples.write')) throw forbidden();
  const { id } = await readCard(db, cardId);
  await db.transaction.$queryRaw`
    SELECT 1 FROM "MethodCard" WHERE "municipalityId" = ${db.municipalityId}::uuid AND "id" = ${id}::uuid
    FOR UPDATE`;
  const card = await readCard(db, id);
  const schools = await listSchoolsFor(db, 'examples.write');
  if (mayWrite(db, card, schools)) return card;
  throw stateOf(card) === 'published' ? forbidden() : notFound();
}

/** Save as a draft, and publish when asked and nothing in it points at a person. @throws 404, 403. */
export async function saveExample(
  db: Db,
  cardId: string | undefined,
  { content, isToPublish }: { content: CardContent; isToPublish: boolean },
): Promise<CardAnswer> {
  const card = await requireWriter(db, cardId);
  const versionId = await writeDraft(db, card, content);
  if (!isToPublish) return { ok: true, cardId: card.id };
  const findings = await checkTexts(db, card.schoolId, listWrittenTexts(content));
  if (findings.length > 0) return { ok: false, problem: 'personal-data', findings };
  const { municipalityId, transaction } = db;
  const earlier = card.versions.filter(({ figures }) => figures !== null).map(figuresOf);
  const counted = await countNow(db, card);
  const figures = counted ? chooseFigures(earlier, counted) : (earlier[0] ?? nothingCounted(db));
  await transaction.methodCardVersion.update({
    where: { municipalityId_id: { municipalityId, id: versionId } },
    data: { publishedAt: now(), figures: { ...toShown(figures) } },
  });
  await transaction.methodCard.update({
    where: { municipalityId_id: { municipalityId, id: card.id } },
    data: { withdrawnAt: null },
  });
  await audit(db, 'example.published', [], { cardId: card.id });
  return { ok: true, cardId: card.id };
}

function nothingCounted({ viewer }: Db): ShownFigures {
  const few = tellShare(0, 0);
  return { countedOn: viewer.today, dose: null, onTheWay: few, faster: few };
}

/** Writes over the draft there is, or begins the next version. @returns the draft's id. */
async function writeDraft(
  db: Db,
  card: { id: string; versions: CardRow['versions'] },
  content: CardContent,
): Promise<string> {
  const { transaction, municipalityId, viewer } = db;
  const { staffMemberId } = viewer;
  const draft = card.versions.find(({ publishedAt }) => publishedAt === null);
  const id = draft?.id ?? newId();
  if (draft) {
    await transaction.methodCardVersion.update({
      where: { municipalityId_id: { municipalityId, id } },
      data: { content, staffMemberId },
    });
    return id;
  }
  const version = Math.max(0, ...card.versions.map((one) => one.version)) + 1;
  await transaction.methodCardVersion.create({
    data: {
      id,
      municipalityId,
      cardId: card.id,
      version,
      content,
      staffMemberId,
      createdAt: now(),
    },
  });
  return id;
}

/**
 * Throw a draft away (with the card, when it was never published), stop showing a card, or show it again.
 * @throws 404 when there is nothing to do it to, 403.
 */
export async function changeExample(
  db: Db,
  cardId: string | undefined,
  intent: 'discard-example' | 'withdraw-example' | 'republish-example',
): Promise<CardAnswer> {
  const card = await requireWriter(db, cardId);
  const { municipalityId, transaction } = db;
  const key = { municipalityId_id: { municipalityId, id: card.id } };
  await audit(db, intent.replace(/^(.*)-example$/, 'example.$1'), [], { cardId: card.id });
  if (intent === 'discard-example') {
    const draft = findDraft(card);
    if (!draft) throw notFound();
    const isWhole = findPublished(card) === undefined;
    if (isWhole) await transaction.methodCard.delete({ where: key });
    else
      await transaction.methodCardVersion.delete({
        where: { municipalityId_id: { municipalityId, id: draft.id } },
      });
    return { ok: true, cardId: isWhole ? null : card.id };
  }
  if (!findPublished(card)) throw notFound();
  const withdrawnAt = intent === 'withdraw-example' ? (card.withdrawnAt ?? now()) : null;
  await transaction.methodCard.update({ where: key, data: { withdrawnAt } });
  return { ok: true, cardId: card.id };
}
