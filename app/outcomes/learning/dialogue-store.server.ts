/**
 * The dialogue of staff and leaders. A comment goes to the school's principal or to the head of education;
 * the school's own staff see the school's comments, and whoever wrote one sees what became of it.
 */
import {
  audit,
  classesInScope,
  requireId,
  requireSchool,
  type ScopedDb,
} from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { listBatteries } from '~/instruments/batteries';
import { windowKindSchema } from '~/instruments/battery';
import { toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import {
  type Audience,
  type CommentSubject,
  type DialogueForm,
  orderComments,
  readAbout,
  type ShownComment,
  statusOf,
} from './dialogue';
import type { LearningAnswer } from './free-text';
import { listSchoolsFor, type NamedSchool } from './own-schools.server';
import { refuseNamedPupil } from './refuse-names.server';

type Db = ScopedDb<StaffViewer>;

export interface DialoguePage {
  comments: ShownComment[];
  /** Schools the viewer may comment from; empty for leaders, who answer. */
  schools: NamedSchool[];
  rounds: { roundId: string; className: string; windowKind: string }[];
  tasks: { taskId: string; title: { sv: string; en: string } }[];
  timeZone: string;
}

const COMMENT = {
  school: { select: { name: true } },
  round: {
    select: {
      schoolClass: { select: { name: true } },
      window: { select: { kind: true } },
    },
  },
  staffMember: { select: { givenName: true, familyName: true } },
  answers: {
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    orderBy: { id: 'asc' },
  },
} as const satisfies Prisma.DialogueCommentInclude;

type CommentRow = Prisma.DialogueCommentGetPayload<{ include: typeof COMMENT }>;

/** @throws 403 for those who neither comment nor answer. */
export async function loadDialogue(db: Db): Promise<DialoguePage> {
  requireDialogue(db);
  const rows = await db.transaction.dialogueComment.findMany({
    where: { ...seenBy(db), withdrawnAt: null },
    include: COMMENT,
  });
  return {
    comments: orderComments(rows.map((row) => showComment(db, row))),
    schools: await listSchoolsFor(db, 'class.record'),
    rounds: await listRounds(db),
    tasks: listTaskTitles(),
    timeZone: db.viewer.timeZone,
  };
}

function requireDialogue({ viewer: { grants } }: Db): void {
  if (!mayAnywhere(grants, 'class.record') && !mayAnywhere(grants, 'dialogue.answer'))
    throw forbidden();
}

/** `where` of the comments that the viewer meets. */
function seenBy({ municipalityId, viewer }: Db): Prisma.DialogueCommentWhereInput {
  const answers = territory(viewer.grants, 'dialogue.answer');
  const works = territory(viewer.grants, 'class.record');
  const classIds = works === 'all' ? [] : works.classIds;
  return {
    municipalityId,
    OR: [
      { staffMemberId: viewer.staffMemberId },
      { school: { classes: { some: { id: { in: classIds } } } } },
      answers === 'all' ? { audience: 'municipality' } : { schoolId: { in: answers.schoolIds } },
    ],
  };
}

function mayAnswer({ viewer }: Db, { audience, schoolId }: { audience: string; schoolId: string }) {
  const reach = territory(viewer.grants, 'dialogue.answer');
  if (reach === 'all') return audience === 'municipality';
  return audience === 'school' && reach.schoolIds.includes(schoolId);
}

function showComment(db: Db, row: CommentRow): ShownComment {
  const { viewer } = db;
  const isOwn = row.staffMemberId === viewer.staffMemberId;
  const isFar = territory(viewer.grants, 'dialogue.answer') === 'all';
  return {
    commentId: row.id,
    schoolName: row.school.name,
    audience: row.audience as Audience,
    subject: readSubject(row),
    text: row.text,
    by: isFar && !isOwn ? null : nameOf(row.staffMember),
    isOwn,
    at: row.createdAt.toISOString(),
    status: statusOf(row.answers),
    answers: row.answers.map(({ staffMember, createdAt, status, text }) => ({
      by: nameOf(staffMember),
      at: createdAt.toISOString(),
      status: status === 'decided' ? 'decided' : 'answered',
      text,
    })),
    mayAnswer: mayAnswer(db, row),
    mayTakeBack: isOwn && row.answers.length === 0,
  };
}

function nameOf({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${givenName} ${familyName}`.trim();
}

function readSubject({ round, taskId }: CommentRow): CommentSubject {
  if (round) {
    const { schoolClass, window } = round;
    return {
      about: 'round',
      className: schoolClass.name,
      windowKind: windowKindSchema.parse(window.kind),
    };
  }
  const task = listTaskTitles().find((one) => one.taskId === taskId);
  return task ? { about: 'task', title: task.title } : { about: 'other' };
}

/** Rounds of the viewer's own classes this school year. */
async function listRounds(db: Db): Promise<DialoguePage['rounds']> {
  const today = toStoredDate(db.viewer.today);
  const rows = await db.transaction.round.findMany({
    where: {
      municipalityId: db.municipalityId,
      schoolClass: classesInScope(db, 'class.record'),
      window: { schoolYear: { startDate: { lte: today }, endDate: { gte: today } } },
    },
    select: {
      id: true,
      schoolClass: { select: { name: true } },
      window: { select: { kind: true } },
    },
    orderBy: [{ window: { startDate: 'desc' } }, { schoolClass: { name: 'asc' } }],
  });
  return rows.map(({ id, schoolClass, window }) => ({
    roundId: id,
    className: schoolClass.name,
    windowKind: window.kind,
  }));
}

/** Every task of the batteries once, in the order of the newest. */
function listTaskTitles(): DialoguePage['tasks'] {
  const titles = new Map<string, DialoguePage['tasks'][number]>();
  for (const battery of listBatteries()) {
    for (const { id, title } of battery.tasks) {
      titles.set(id, { taskId: id, title: { sv: title.sv, en: title.en } });
    }
  }
  return [...titles.values()];
}

/** Comment, take back, answer. @throws 404, 403. */
export async function changeDialogue(db: Db, form: DialogueForm): Promise<LearningAnswer> {
  requireDialogue(db);
  if (form.intent === 'comment') return comment(db, form);
  const known = await db.transaction.dialogueComment.findFirst({
    where: { ...seenBy(db), id: requireId(form.commentId), withdrawnAt: null },
    include: { answers: { select: { status: true } } },
  });
  if (!known) throw notFound();
  if (form.intent === 'answer-comment') return answer(db, known, form);
  if (known.staffMemberId !== db.viewer.staffMemberId) throw forbidden();
  if (known.answers.length > 0) return { ok: true };
  await db.transaction.dialogueComment.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: known.id } },
    data: { withdrawnAt: now() },
  });
  await audit(db, 'comment.taken-back', [], { commentId: known.id });
  return { ok: true };
}

type NewComment = Extract<DialogueForm, { intent: 'comment' }>;

async function comment(db: Db, form: NewComment): Promise<LearningAnswer> {
  const { transaction, municipalityId, viewer } = db;
  const schools = await listSchoolsFor(db, 'class.record');
  if (schools.length === 0) throw forbidden();
  if (schools.every(({ schoolId }) => schoolId !== form.schoolId)) throw notFound();
  const { about, ...subject } = await requireSubject(db, form.about);
  const refusal = await refuseNamedPupil(
    db,
    { intent: form.intent, of: null },
    { text: form.text },
  );
  if (refusal) return refusal;
  const id = newId();
  await transaction.dialogueComment.create({
    data: {
      id,
      municipalityId,
      schoolId: form.schoolId,
      audience: form.audience,
      about,
      ...subject,
      text: form.text,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'comment.written', [], { commentId: id });
  return { ok: true };
}

/** A round of the viewer's own classes, or a task that is one. @throws 404. */
async function requireSubject(db: Db, asked: string) {
  const subject = readAbout(asked);
  if (subject.about === 'round') {
    const round = await db.transaction.round.findFirst({
      where: {
        municipalityId: db.municipalityId,
        id: requireId(subject.roundId),
        schoolClass: classesInScope(db, 'class.record'),
      },
      select: { id: true },
    });
    if (!round) throw notFound();
    return { about: subject.about, roundId: round.id };
  }
  if (subject.about === 'task' && listTaskTitles().every(({ taskId }) => taskId !== subject.taskId))
    throw notFound();
  return subject;
}

async function answer(
  db: Db,
  known: { id: string; audience: string; schoolId: string },
  { intent, status, text }: Extract<DialogueForm, { intent: 'answer-comment' }>,
): Promise<LearningAnswer> {
  if (known.audience === 'school') await requireSchool(db, 'dialogue.answer', known.schoolId);
  if (!mayAnswer(db, known)) throw forbidden();
  const refusal = await refuseNamedPupil(db, { intent, of: known.id }, { text });
  if (refusal) return refusal;
  const { transaction, municipalityId, viewer } = db;
  const { staffMemberId } = viewer;
  await transaction.dialogueAnswer.create({
    data: {
      id: newId(),
      municipalityId,
      commentId: known.id,
      status,
      text,
      staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, `comment.${status}`, [], { commentId: known.id });
  return { ok: true };
}
