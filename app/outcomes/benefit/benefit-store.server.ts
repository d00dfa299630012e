/**
 * The register of benefits: the municipality's own and its schools', only ever added to. Long, because what is
 * read and what is written rest on the same rows and the same rule of who sees which.
 */
import { audit, requireId, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { namesAPupil } from '~/roster/pupil-names-in-text.server';
import {
  type BenefitEvent,
  type BenefitEventBody,
  benefitEventBody,
  listTexts,
  PHASES,
} from './benefit-event';
import { readOwnFigure } from './benefit-figures.server';
import { writeBenefitFile } from './benefit-file';
import type { BenefitCommand, NewBenefit, Read } from './benefit-form';
import type {
  BenefitAnswer,
  BenefitPage,
  BenefitPlace,
  BenefitRow,
  BenefitsPage,
  WrittenEvent,
} from './benefit-page';
import {
  findBenefitProblem,
  findStanding,
  foldBenefit,
  listMissing,
  listStanding,
} from './benefit-state';
import { withholdTaken } from './withhold';

type Db = ScopedDb<StaffViewer>;

const NAMES = new Intl.Collator('sv', { numeric: true });

/** Every benefit the viewer may see, the municipality's first, and where a new one may stand. @throws 403. */
export async function listBenefits(db: Db): Promise<BenefitsPage> {
  requireLeader(db);
  const rows = await findRows(db, seenBenefits(db));
  await audit(db, 'benefits.viewed', []);
  return {
    benefits: rows.map(toRow).sort(compareRows),
    places: await listPlaces(db),
    today: db.viewer.today,
  };
}

/** One benefit with all that was written. @throws 404, 403. */
export async function loadBenefit(db: Db, benefitId: string | undefined): Promise<BenefitPage> {
  requireLeader(db);
  const row = await findOne(db, benefitId);
  const state = foldBenefit(row.events);
  const phase = PHASES[PHASES.indexOf(state.phase) + 1];
  await audit(db, 'benefit.viewed', [], { benefitId: row.id });
  return {
    ...toRow(row),
    measured: state.measured,
    mayChange: mayChange(db, row.schoolId),
    next: phase ? { phase, missing: listMissing(state, phase) } : null,
    events: listWritten(row.events, db),
    today: db.viewer.today,
  };
}

/** Write a new benefit in the register. @throws 404 for a school out of scope, 403. */
export async function makeBenefit(db: Db, form: Read<NewBenefit>): Promise<BenefitAnswer> {
  requireLeader(db);
  if (!mayAnywhere(db.viewer.grants, 'benefit.manage')) throw forbidden();
  if (!form.ok) return form;
  const { schoolId, fields } = form.value;
  const places = await listPlaces(db);
  if (!places.some((place) => place.schoolId === schoolId)) {
    throw schoolId === null ? forbidden() : notFound();
  }
  const body = { kind: 'described', fields } as const;
  if (await namesAPupil(db, listTexts(body))) return NAMES_A_PUPIL;
  const id = newId();
  const { municipalityId, viewer, transaction } = db;
  const { staffMemberId } = viewer;
  await transaction.benefit.create({
    data: { id, municipalityId, schoolId, staffMemberId, createdAt: now() },
  });
  await writeEvent(db, id, body);
  return { ok: true, benefitId: id };
}

/** Write something of a benefit. @throws 404 when it is out of scope, 403. */
export async function changeBenefit(
  db: Db,
  benefitId: string | undefined,
  form: Read<BenefitCommand>,
): Promise<BenefitAnswer> {
  requireLeader(db);
  const id = requireId(benefitId);
  await lockBenefit(db, id);
  const row = await findOne(db, id);
  if (!mayChange(db, row.schoolId)) throw forbidden();
  if (!form.ok) return form;
  const { events } = row;
  const asked = await toBody(db, { schoolId: row.schoolId, events }, form.value);
  if (!asked.ok) return asked;
  const problem = findBenefitProblem(events, asked.body, db.viewer.today);
  if (problem) return { ok: false, problem };
  if (await namesAPupil(db, listTexts(asked.body))) return NAMES_A_PUPIL;
  await writeEvent(db, id, asked.body);
  return { ok: true, benefitId: id };
}

const NAMES_A_PUPIL = {
  ok: false as const,
  problems: [{ field: '', code: 'names-pupil' as const }],
};

type Asked = { ok: true; body: BenefitEventBody } | Extract<BenefitAnswer, { ok: false }>;

async function toBody(
  db: Db,
  { schoolId, events }: { schoolId: string | null; events: readonly BenefitEvent[] },
  command: BenefitCommand,
): Promise<Asked> {
  switch (command.intent) {
    case 'describe-benefit':
      return say({ kind: 'described', fields: command.fields });
    case 'move-phase':
      return say({ kind: 'moved', to: command.to });
    case 'measure-benefit': {
      const { day, value, note } = command;
      return say({ kind: 'measured', day, value, source: 'by-hand', basis: null, note });
    }
    case 'take-figure': {
      const { source } = foldBenefit(events).fields;
      const taken = await readOwnFigure(db, schoolId, source);
      if (!taken.ok) return taken;
      const { value, basis } = taken;
      const { today } = db.viewer;
      return command.as === 'baseline'
        ? say({ kind: 'described', fields: { baseline: value, baselineOn: today } })
        : say({ kind: 'measured', day: today, value, source, basis, note: '' });
    }
    case 'plan-activity':
      return say({ kind: 'activity', text: command.text, due: command.due });
    case 'finish-activity':
      return say({ kind: 'activity-done', activityId: command.activityId });
    case 'take-back-benefit':
      return say({ kind: 'taken-back', eventId: command.eventId });
    case 'end-benefit':
      return say({ kind: 'ended' });
    case 'reopen-benefit':
      return say({ kind: 'reopened' });
  }
}

const say = (body: BenefitEventBody): Asked => ({ ok: true, body });

/** The register as a file for the municipality's own calculation of benefits. @throws 403. */
export async function exportBenefits(db: Db, locale: Locale): Promise<string> {
  const { benefits } = await listBenefits(db);
  await audit(db, 'benefits.exported', []);
  return writeBenefitFile(benefits, createTranslation(locale).getFixedT(locale, 'benefit'), locale);
}

function requireLeader(db: Db): void {
  if (!mayAnywhere(db.viewer.grants, 'benefit.see')) throw forbidden();
}

/** The municipality's own for every leader; a school's for who leads it or the municipality. */
function seenBenefits(db: Db): Prisma.BenefitWhereInput {
  const { municipalityId } = db;
  const reach = territory(db.viewer.grants, 'benefit.see');
  if (reach === 'all') return { municipalityId };
  return { municipalityId, OR: [{ schoolId: null }, { schoolId: { in: reach.schoolIds } }] };
}

function mayChange(db: Db, schoolId: string | null): boolean {
  const reach = territory(db.viewer.grants, 'benefit.manage');
  return reach === 'all' || (schoolId !== null && reach.schoolIds.includes(schoolId));
}

async function listPlaces(db: Db): Promise<BenefitPlace[]> {
  const { municipalityId, transaction } = db;
  const reach = territory(db.viewer.grants, 'benefit.manage');
  const isAll = reach === 'all';
  const schools = await transaction.school.findMany({
    where: { municipalityId, ...(isAll ? {} : { id: { in: reach.schoolIds } }) },
    select: { id: true, name: true },
  });
  const own = schools
    .map(({ id, name }) => ({ schoolId: id, name }))
    .sort((one, other) => NAMES.compare(one.name, other.name));
  if (!isAll) return own;
  const { name } = await transaction.municipality.findUniqueOrThrow({
    where: { id: municipalityId },
    select: { name: true },
  });
  return [{ schoolId: null, name }, ...own];
}

/** With their events as the viewer may read them. */
async function findRows({ transaction, viewer }: Db, where: Prisma.BenefitWhereInput) {
  const rows = await transaction.benefit.findMany({
    where,
    include: {
      school: { select: { name: true } },
      events: {
        include: { staffMember: { select: { givenName: true, familyName: true } } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const seesWhole = mayAnywhere(viewer.grants, 'municipality.see-summary');
  return rows.map((row) => {
    const events = row.events.map(readEvent);
    const isOthers = row.schoolId === null && !seesWhole;
    return { ...row, ...(isOthers ? withholdTaken(events) : { events, isWithheld: false }) };
  });
}
type Row = Awaited<ReturnType<typeof findRows>>[number];

/** @throws 404. */
async function findOne(db: Db, benefitId: string | undefined): Promise<Row> {
  const [row] = await findRows(db, { AND: [seenBenefits(db), { id: requireId(benefitId) }] });
  if (!row) throw notFound();
  return row;
}

interface WrittenRow extends BenefitEvent {
  staffMember: { givenName: string; familyName: string };
}

function readEvent({
  id,
  day,
  body,
  staffMember,
}: {
  id: string;
  day: Date;
  body: unknown;
  staffMember: WrittenRow['staffMember'];
}): WrittenRow {
  return { id, day: dayOf(day), body: benefitEventBody.parse(body), staffMember };
}

function toRow(row: Row): BenefitRow {
  const state = foldBenefit(row.events);
  const { fields, phase, activities, isEnded, measured } = state;
  return {
    benefitId: row.id,
    schoolName: row.school?.name ?? null,
    fields,
    phase,
    latest: measured.at(-1) ?? null,
    standing: findStanding(state),
    isWithheld: row.isWithheld,
    activities,
    isEnded,
  };
}

function compareRows(one: BenefitRow, other: BenefitRow): number {
  return (
    Number(one.isEnded) - Number(other.isEnded) ||
    NAMES.compare(one.schoolName ?? '', other.schoolName ?? '') ||
    NAMES.compare(one.fields.title, other.fields.title)
  );
}

function listWritten(events: readonly WrittenRow[], db: Db) {
  const standing = new Set(listStanding(events).map(({ id }) => id));
  const { today } = db.viewer;
  return events
    .flatMap(({ staffMember, id, day, body }): WrittenEvent[] => {
      if (body.kind === 'taken-back') return [];
      const back = events.find((one) => one.body.kind === 'taken-back' && one.body.eventId === id);
      const undo = { kind: 'taken-back', eventId: id } as const;
      return [
        {
          eventId: id,
          day,
          by: `${staffMember.givenName} ${staffMember.familyName}`,
          body,
          takenBack: standing.has(id) ? null : (back?.day ?? day),
          canBeTakenBack: findBenefitProblem(events, undo, today) === null,
        },
      ];
    })
    .reverse();
}

/** Two people who write at once write one after the other. */
async function lockBenefit(db: Db, benefitId: string): Promise<void> {
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`benefit:${benefitId}`}, 0))`;
}

/** Nothing is stored that cannot be read. */
async function writeEvent(db: Db, benefitId: string, written: BenefitEventBody): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const body = benefitEventBody.parse(written);
  const id = newId();
  await transaction.benefitEvent.create({
    data: {
      id,
      municipalityId,
      benefitId,
      day: toStoredDate(viewer.today),
      body,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'benefit.changed', [], { benefitId, eventId: id, kind: body.kind });
}
