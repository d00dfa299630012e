/** What is planned for the pupils of a class, and how it goes in one word of the teacher. */
import {
  audit,
  readingOnly,
  requireClass,
  requireId,
  type ScopedDb,
} from '~/access/in-scope.server';
import { decideForClass } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { listPlans } from './plan-list.server';
import type { PlanView } from './plan-view';
import type { NoteForm, NoteWord, SessionOutcome } from './session-form';

type Db = ScopedDb<StaffViewer>;

interface PlanNoteView {
  planId: string;
  day: Day;
  word: NoteWord;
  by: string;
  isMine: boolean;
}

export interface ClassSupport {
  classId: string;
  className: string;
  schoolName: string;
  today: Day;
  plans: PlanView[];
  /** Of these plans, the latest first. */
  notes: PlanNoteView[];
  /** The viewer plans support in the class: where there is none, it can be planned. */
  mayPlan: boolean;
}

/** @throws 404, 403. Reading is audited. Pupils of other classes are not named. */
export async function loadClassSupport(
  given: Db,
  classId: string | undefined,
): Promise<ClassSupport> {
  const db = readingOnly(given);
  const schoolClass = await requireClass(db, 'class.see-results', classId);
  const { today, grants } = db.viewer;
  const { plans } = await listPlans(db, today);
  const own = plans.flatMap((plan): PlanView[] => {
    const current = plan.pupils.filter(({ endDate }) => !endDate || endDate >= today);
    const pupils = current.filter((pupil) => pupil.classId === schoolClass.id);
    const others = plan.others + current.length - pupils.length;
    return pupils.length === 0 ? [] : [{ ...plan, pupils, others }];
  });
  const pupilIds = own.flatMap(({ pupils }) => pupils.map(({ pupilId }) => pupilId));
  await audit(db, 'class-support.viewed', pupilIds, { classId: schoolClass.id });
  const { id, name, schoolId, school } = schoolClass;
  return {
    classId: id,
    className: name,
    schoolName: school.name,
    today,
    plans: own,
    notes: await listNotes(
      db,
      own.map(({ planId }) => planId),
    ),
    mayPlan: decideForClass(grants, 'support.plan', { classId: id, schoolId }) === 'allowed',
  };
}

/** What has been said of the plans, by whom and when. */
async function listNotes(db: Db, planIds: readonly string[]): Promise<PlanNoteView[]> {
  const { transaction, municipalityId, viewer } = db;
  const rows = await transaction.planNote.findMany({
    where: { municipalityId, planId: { in: [...planIds] } },
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    orderBy: [{ day: 'desc' }, { createdAt: 'desc' }],
  });
  return rows.map(({ planId, day, word, staffMemberId, staffMember }) => ({
    planId,
    day: dayOf(day),
    word: word as NoteWord,
    by: `${staffMember.givenName} ${staffMember.familyName}`,
    isMine: staffMemberId === viewer.staffMemberId,
  }));
}

/** One word of today, by the one who says it; the same press again takes it back. @throws 404, 403. */
export async function recordNote(
  db: Db,
  classId: string | undefined,
  form: NoteForm | null,
): Promise<SessionOutcome> {
  const schoolClass = await requireClass(db, 'class.record', classId);
  if (!form) return { ok: false, problem: 'form' };
  const { transaction, municipalityId, viewer } = db;
  const planId = requireId(form.planId);
  const { plans } = await listPlans(db, viewer.today);
  const plan = plans.find((each) => each.planId === planId);
  const pupils = plan?.pupils.filter((pupil) => pupil.classId === schoolClass.id) ?? [];
  if (pupils.length === 0) throw notFound();
  const { staffMemberId } = viewer;
  const day = toStoredDate(viewer.today);
  const own = { municipalityId, planId, day, staffMemberId };
  await transaction.planNote.deleteMany({ where: own });
  const { word } = form;
  if (word) await transaction.planNote.create({ data: { ...own, word, createdAt: now() } });
  const pupilIds = pupils.map(({ pupilId }) => pupilId);
  await audit(db, 'plan.noted', pupilIds, { planId, word });
  return { ok: true };
}
