/** Closing rounds with what was learnt, and finding it again another year. */
import {
  audit,
  classesInScope,
  requireClass,
  requireId,
  requireMunicipality,
  type ScopedDb,
} from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { windowKindSchema } from '~/instruments/battery';
import { dayInZone, dayOf } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { LearningAnswer } from './free-text';
import { listSchoolsFor } from './own-schools.server';
import { refuseNamedPupil } from './refuse-names.server';
import {
  type ClosedRound,
  isFound,
  type OpenRound,
  type RetrospectiveForm,
  type RoundName,
} from './retrospective';
import { overAndUnclosed, UNCLOSED } from './unclosed-rounds';

type Db = ScopedDb<StaffViewer>;

/** So many of what was found are shown, the newest first. */
const MOST_SHOWN = 50;

export interface RetrospectivePage {
  search: string;
  /** Rounds that the viewer may close. */
  open: OpenRound[];
  /** What was found of the viewer's schools. */
  closed: ClosedRound[];
  /** How many there are in all that the search finds. */
  count: number;
  mayClose: boolean;
}

/** Rounds to close, and what was learnt from others of the viewer's schools. Three queries. @throws 403. */
export async function loadRetrospectives(db: Db, search: string): Promise<RetrospectivePage> {
  requireMunicipality(db, 'learning.take-part');
  const found = (await listClosed(db)).filter((round) => isFound(round, search));
  return {
    search,
    open: await listOpen(db),
    closed: found.slice(0, MOST_SHOWN),
    count: found.length,
    mayClose: mayAnywhere(db.viewer.grants, 'class.record'),
  };
}

const ROUND = {
  id: true,
  schoolClass: { select: { id: true, name: true, school: { select: { name: true } } } },
  window: {
    select: {
      kind: true,
      catchUpEndDate: true,
      startDate: true,
      schoolYear: { select: { startYear: true } },
    },
  },
} as const;

function nameRound(round: {
  id: string;
  schoolClass: { name: string; school: { name: string } };
  window: { kind: string; schoolYear: { startYear: number } };
}): RoundName {
  return {
    roundId: round.id,
    className: round.schoolClass.name,
    schoolName: round.schoolClass.school.name,
    windowKind: windowKindSchema.parse(round.window.kind),
    startYear: round.window.schoolYear.startYear,
  };
}

async function listOpen(db: Db): Promise<OpenRound[]> {
  const rows = await db.transaction.round.findMany({
    where: {
      municipalityId: db.municipalityId,
      schoolClass: classesInScope(db, 'class.record'),
      ...UNCLOSED,
    },
    select: ROUND,
    orderBy: [{ window: { startDate: 'asc' } }, { schoolClass: { name: 'asc' } }],
  });
  return rows.map((row) => {
    const lastDay = dayOf(row.window.catchUpEndDate);
    return { ...nameRound(row), lastDay, isOver: lastDay < db.viewer.today };
  });
}

async function listClosed(db: Db): Promise<ClosedRound[]> {
  const { viewer } = db;
  const schools = await listSchoolsFor(db, 'learning.take-part');
  const rows = await db.transaction.roundRetrospective.findMany({
    where: {
      municipalityId: db.municipalityId,
      withdrawnAt: null,
      round: { schoolClass: { schoolId: { in: schools.map(({ schoolId }) => schoolId) } } },
    },
    include: { round: { select: ROUND } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const own = viewer.grants.flatMap(({ classId }) => classId ?? []);
  return rows.map(({ id, keep, change, idea, skipReason, createdAt, round }) => ({
    ...nameRound(round),
    retrospectiveId: id,
    keep,
    change,
    idea,
    skipReason,
    day: dayInZone(createdAt, viewer.timeZone),
    mayReopen: mayAnywhere(viewer.grants, 'class.record') && own.includes(round.schoolClass.id),
  }));
}

/** Rounds of the classes that the viewer teaches which are over and that nobody has closed. One query. */
export async function countUnclosedRounds(db: Db, classIds: readonly string[]): Promise<number> {
  return db.transaction.round.count({
    where: {
      municipalityId: db.municipalityId,
      AND: [
        { schoolClass: classesInScope(db, 'class.record') },
        { classId: { in: [...classIds] } },
      ],
      ...overAndUnclosed(db.viewer.today),
    },
  });
}

/** Close a round, with or without words, or open it again. @throws 404, 403. */
export async function changeRetrospective(
  db: Db,
  form: RetrospectiveForm,
): Promise<LearningAnswer> {
  if (form.intent === 'reopen') return reopen(db, form.retrospectiveId);
  const { transaction, municipalityId, viewer } = db;
  const round = await requireRound(db, form.roundId);
  const { intent, roundId, ...words } = form;
  const refusal = await refuseNamedPupil(db, { intent, of: roundId }, words);
  if (refusal) return refusal;
  await lockRound(db, round.id);
  const standing = await transaction.roundRetrospective.count({
    where: { municipalityId, roundId: round.id, withdrawnAt: null },
  });
  // A colleague was first: what they wrote stands, and is shown.
  if (standing > 0) return { ok: true };
  const { staffMemberId } = viewer;
  await transaction.roundRetrospective.create({
    data: {
      id: newId(),
      municipalityId,
      roundId: round.id,
      ...words,
      staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, `round.${intent === 'skip' ? 'closed-without-words' : 'closed'}`, [], {
    roundId: round.id,
  });
  return { ok: true };
}

/** One colleague after the other, until the end of the transaction. */
async function lockRound({ transaction }: Db, roundId: string): Promise<void> {
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`retrospective:${roundId}`}, 0))`;
}

/** A round of a class where the viewer writes. @throws 404, 403. */
async function requireRound(db: Db, roundId: string) {
  const round = await db.transaction.round.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: requireId(roundId) } },
    select: { id: true, classId: true },
  });
  if (!round) throw notFound();
  await requireClass(db, 'class.record', round.classId);
  return round;
}

async function reopen(db: Db, retrospectiveId: string): Promise<LearningAnswer> {
  const { transaction, municipalityId } = db;
  const key = { municipalityId_id: { municipalityId, id: requireId(retrospectiveId) } };
  const known = await transaction.roundRetrospective.findUnique({ where: key });
  if (!known) throw notFound();
  await requireRound(db, known.roundId);
  if (!known.withdrawnAt) {
    await transaction.roundRetrospective.update({ where: key, data: { withdrawnAt: now() } });
    await audit(db, 'round.reopened', [], { roundId: known.roundId });
  }
  return { ok: true };
}
