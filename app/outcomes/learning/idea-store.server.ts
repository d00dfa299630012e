/** Ideas of the municipality's staff. All who take part see them, without names; leaders judge them. */
import { audit, requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { LearningAnswer } from './free-text';
import { type IdeaDecision, type IdeaForm, prioritise, type ShownIdea } from './idea';
import { listSchoolsFor, type NamedSchool } from './own-schools.server';
import { refuseNamedPupil } from './refuse-names.server';

type Db = ScopedDb<StaffViewer>;

export interface IdeaPage {
  ideas: ShownIdea[];
  /** Schools an idea may come from; empty for those who work for the whole municipality. */
  schools: NamedSchool[];
  timeZone: string;
}

/** Every idea that stands, the most promising first. @throws 403. */
export async function loadIdeas(db: Db): Promise<IdeaPage> {
  requireMunicipality(db, 'learning.take-part');
  const rows = await db.transaction.idea.findMany({
    where: { municipalityId: db.municipalityId, withdrawnAt: null },
    include: {
      school: { select: { name: true } },
      judgements: { orderBy: { id: 'desc' }, take: 1 },
    },
  });
  const ideas = rows.map((row): ShownIdea => {
    const latest = row.judgements[0];
    const isOwn = row.staffMemberId === db.viewer.staffMemberId;
    return {
      ideaId: row.id,
      schoolName: row.school?.name ?? null,
      title: row.title,
      text: row.text,
      at: row.createdAt.toISOString(),
      isOwn,
      judgement: latest
        ? {
            effect: latest.effect,
            effort: latest.effort,
            decision: latest.decision as IdeaDecision,
            reason: latest.reason,
            release: latest.release,
            at: latest.createdAt.toISOString(),
          }
        : null,
      mayJudge: mayJudge(db, row.schoolId),
      mayTakeBack: isOwn && !latest,
    };
  });
  return { ideas: prioritise(ideas), schools: await listOwn(db), timeZone: db.viewer.timeZone };
}

/** A principal judges ideas of the own schools; the head of education all. */
function mayJudge({ viewer }: Db, schoolId: string | null): boolean {
  const reach = territory(viewer.grants, 'idea.judge');
  return reach === 'all' || (schoolId !== null && reach.schoolIds.includes(schoolId));
}

async function listOwn(db: Db): Promise<NamedSchool[]> {
  const isWide = territory(db.viewer.grants, 'learning.take-part') === 'all';
  return isWide ? [] : listSchoolsFor(db, 'learning.take-part');
}

/** Suggest, take back, judge. @throws 404, 403. */
export async function changeIdea(db: Db, form: IdeaForm): Promise<LearningAnswer> {
  requireMunicipality(db, 'learning.take-part');
  if (form.intent === 'suggest') return suggest(db, form);
  const known = await db.transaction.idea.findFirst({
    where: { municipalityId: db.municipalityId, id: requireId(form.ideaId), withdrawnAt: null },
    include: { judgements: { select: { id: true }, take: 1 } },
  });
  if (!known) throw notFound();
  if (form.intent === 'judge-idea') return judge(db, known, form);
  if (known.staffMemberId !== db.viewer.staffMemberId) throw forbidden();
  // What leaders have judged stays, for its reason to be read.
  if (known.judgements.length > 0) return { ok: true };
  await db.transaction.idea.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: known.id } },
    data: { withdrawnAt: now() },
  });
  await audit(db, 'idea.taken-back', [], { ideaId: known.id });
  return { ok: true };
}

async function suggest(
  db: Db,
  { intent, schoolId, title, text }: Extract<IdeaForm, { intent: 'suggest' }>,
): Promise<LearningAnswer> {
  const own = await listOwn(db);
  const school = own.find((one) => one.schoolId === schoolId);
  if (!school && (schoolId !== '' || own.length > 0)) throw notFound();
  const refusal = await refuseNamedPupil(db, { intent, of: null }, { title, text });
  if (refusal) return refusal;
  const { transaction, municipalityId, viewer } = db;
  const id = newId();
  await transaction.idea.create({
    data: {
      id,
      municipalityId,
      schoolId: school?.schoolId ?? null,
      title,
      text,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'idea.suggested', [], { ideaId: id });
  return { ok: true };
}

async function judge(
  db: Db,
  known: { id: string; schoolId: string | null },
  form: Extract<IdeaForm, { intent: 'judge-idea' }>,
): Promise<LearningAnswer> {
  if (!mayJudge(db, known.schoolId)) throw forbidden();
  const { intent, effect, effort, decision, reason, release } = form;
  const refusal = await refuseNamedPupil(db, { intent, of: known.id }, { reason, release });
  if (refusal) return refusal;
  const { transaction, municipalityId, viewer } = db;
  const { staffMemberId } = viewer;
  await transaction.ideaJudgement.create({
    data: {
      id: newId(),
      municipalityId,
      ideaId: known.id,
      effect,
      effort,
      decision,
      reason,
      release: release || null,
      staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'idea.judged', [], { ideaId: known.id, decision });
  return { ok: true };
}
