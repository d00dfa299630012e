/** What a municipality assumes for a school year: read by its leaders, set by who leads the municipality. */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { namesAPupil } from '~/roster/pupil-names-in-text.server';
import { ASSUMPTION_KEYS, type AssumptionRow, type Assumptions } from './assumption';
import type { ReadAssumption } from './assumption-form';
import type { FieldProblem } from './benefit-form';
import { findBenefitYear } from './year.server';

type Db = ScopedDb<StaffViewer>;

export function mayAssume({ viewer }: Db): boolean {
  return territory(viewer.grants, 'benefit.manage') === 'all';
}

/** Every key with what holds and what held before. @throws 403. */
export async function readAssumptions(db: Db, schoolYearId: string | null): Promise<Assumptions> {
  const { transaction, municipalityId, viewer } = db;
  if (!mayAnywhere(viewer.grants, 'benefit.see')) throw forbidden();
  const rows = schoolYearId
    ? await transaction.benefitAssumption.findMany({
        where: { municipalityId, schoolYearId },
        include: { staffMember: { select: { givenName: true, familyName: true } } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      })
    : [];
  const entries = ASSUMPTION_KEYS.map((key) => {
    const own = rows
      .filter((row) => row.key === key)
      .map(
        ({ value, reason, staffMember, createdAt }): AssumptionRow => ({
          value,
          reason,
          by: `${staffMember.givenName} ${staffMember.familyName}`,
          at: createdAt.toISOString(),
        }),
      );
    return [key, { key, value: own[0]?.value ?? null, rows: own }];
  });
  return Object.fromEntries(entries) as Assumptions;
}

export type AssumptionAnswer = { ok: true } | Extract<ReadAssumption, { ok: false }>;

/** Set an assumption of this school year, or put the one before it back. @throws 404 without a school year, 403. */
export async function changeAssumption(db: Db, form: ReadAssumption): Promise<AssumptionAnswer> {
  if (!mayAssume(db)) throw forbidden();
  const year = await findBenefitYear(db);
  if (!year) throw notFound();
  if (!form.ok) return form;
  const { command } = form;
  const { key } = command;
  const { transaction, municipalityId, viewer } = db;
  let next = { value: null as number | null, reason: '' };
  if (command.intent === 'assume') {
    const problems: FieldProblem[] = [{ field: 'reason', code: 'names-pupil' }];
    if (await namesAPupil(db, [command.reason])) return { ok: false, key, problems };
    next = { value: command.value, reason: command.reason };
  } else {
    const { rows } = (await readAssumptions(db, year.schoolYearId))[key];
    if (rows.length === 0) throw notFound();
    const [, former] = rows;
    if (former) next = { value: former.value, reason: former.reason };
  }
  await transaction.benefitAssumption.create({
    data: {
      id: newId(),
      municipalityId,
      schoolYearId: year.schoolYearId,
      key,
      ...next,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'assumption.changed', [], { key });
  return { ok: true };
}
