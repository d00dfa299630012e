/** A school takes a copy of a method card over, stops using it, and reports back how it went. */
import { audit, requireId, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { addMethod, changeMethod } from '~/support/plans/method-store.server';
import { countMethod, countPlansBy } from './count-method.server';
import type { CardForm } from './example-form';
import type { CardAnswer, ReportFigures } from './example-page';
import { checkTexts, listSchoolsFor } from './example-places.server';
import { type CardRow, contentOf, findPublished, readCard, stateOf } from './example-rows.server';

type Db = ScopedDb<StaffViewer>;
export type AdoptionForm = Extract<
  CardForm,
  { intent: 'adopt-example' | 'leave-example' | 'report-example' }
>;

/**
 * For a school whose support the viewer plans. A copy that was left before is brought back.
 * @throws 404 for a card that is not shown to the viewer, or a school out of scope; 403.
 */
export async function changeAdoption(
  db: Db,
  cardId: string | undefined,
  form: AdoptionForm,
): Promise<CardAnswer> {
  if (!mayAnywhere(db.viewer.grants, 'support.plan')) throw forbidden();
  const schoolId = requireId(form.schoolId);
  const schools = await listSchoolsFor(db, 'support.plan');
  if (schools.every(({ id }) => id !== schoolId)) throw notFound();
  await lockAdoption(db, requireId(cardId), schoolId);
  const card = await readCard(db, cardId);
  const known = card.adoptions.find((one) => one.schoolId === schoolId);
  if (form.intent === 'adopt-example') return adopt(db, card, { schoolId, known });
  if (!known) throw notFound();
  if (form.intent === 'report-example') return report(db, { schoolId, known }, form);
  await setUse(db, known, false);
  return { ok: true, cardId: card.id };
}

/** One press after the other, until the end of the transaction. Before the card is read, so that the first is seen. */
async function lockAdoption({ transaction }: Db, cardId: string, schoolId: string): Promise<void> {
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`adoption:${cardId}:${schoolId}`}, 0))`;
}

type Adoption = CardRow['adoptions'][number];

async function adopt(
  db: Db,
  card: CardRow,
  { schoolId, known }: { schoolId: string; known: Adoption | undefined },
): Promise<CardAnswer> {
  const published = findPublished(card);
  if (!published || stateOf(card) !== 'published' || card.schoolId === schoolId) throw notFound();
  if (known) {
    if (known.endedAt) await setUse(db, known, true);
    return { ok: true, cardId: card.id };
  }
  const { title, description, materials, needs, minutes, timesAWeek, weeks } = contentOf(published);
  const fields = { title, description, materials, needs, minutes, timesAWeek, weeks };
  const methodId = await addMethod(db, schoolId, fields);
  const { municipalityId, transaction, viewer } = db;
  const id = newId();
  await transaction.methodCardAdoption.create({
    data: {
      id,
      municipalityId,
      cardId: card.id,
      version: published.version,
      schoolId,
      methodId,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'example.adopted', [], { cardId: card.id, adoptionId: id });
  return { ok: true, cardId: card.id };
}

/** The copy stays with the plans that use it; it is only not offered for new ones. */
async function setUse(db: Db, { id, methodId, cardId }: Adoption, isUsed: boolean): Promise<void> {
  const { municipalityId, transaction } = db;
  await changeMethod(db, { intent: isUsed ? 'bring-back' : 'retire', methodId });
  await transaction.methodCardAdoption.update({
    where: { municipalityId_id: { municipalityId, id } },
    data: { endedAt: isUsed ? null : now() },
  });
  await audit(db, isUsed ? 'example.adopted' : 'example.left', [], { cardId, adoptionId: id });
}

async function report(
  db: Db,
  { schoolId, known }: { schoolId: string; known: Adoption },
  { word, words }: Extract<AdoptionForm, { intent: 'report-example' }>,
): Promise<CardAnswer> {
  const findings = await checkTexts(db, schoolId, [{ field: 'words' as const, text: words }]);
  if (findings.length > 0) return { ok: false, problem: 'personal-data', findings };
  const place = { schoolId, methodId: known.methodId };
  const { onTheWay } = await countMethod(db, place);
  const figures: ReportFigures = { plans: await countPlansBy(db, place), onTheWay };
  const { municipalityId, transaction, viewer } = db;
  await transaction.methodCardReport.create({
    data: {
      id: newId(),
      municipalityId,
      adoptionId: known.id,
      word,
      words,
      figures: { ...figures },
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'example.reported', [], { cardId: known.cardId, adoptionId: known.id });
  return { ok: true, cardId: known.cardId };
}
