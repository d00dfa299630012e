/**
 * A figure of the product's own as a value of a benefit: of the newest window, by the follow-up's and freed time's
 * own code. Benefits are read by several leaders, so a value is taken only where small numbers let the head of
 * education see it: of a school as of the municipality.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { ShownFigures } from '~/outcomes/follow-up/shown-figures';
import type { ProtectedFigures } from '~/outcomes/protected-summary';
import { readAssumptions } from './assumption-store.server';
import type { OwnFigure, ValueSource } from './benefit-event';
import type { TakenFigure } from './benefit-page';
import { readAssumed, readMunicipality } from './freed-store.server';
import { isLowTold, protectFreed, type ShownFreed } from './protect-freed';
import { findBenefitYear } from './year.server';

type Db = ScopedDb<StaffViewer>;
type Shown = { figures: ProtectedFigures & { figures: ShownFigures }; freed: ShownFreed | null };

const refuse = (problem: 'figure-protected' | 'figure-missing'): TakenFigure => ({
  ok: false,
  problem,
});
/** Rounded as the pages show it, so that a benefit and its source say the same. */
const round = (value: number) => Math.round(value * 10) / 10;

/** The caller has established that the viewer may write of the benefit. `schoolId` null: the municipality. */
export async function readOwnFigure(
  db: Db,
  schoolId: string | null,
  source: ValueSource,
): Promise<TakenFigure> {
  if (source === 'by-hand') return { ok: false, problem: 'figure-by-hand' };
  const year = await findBenefitYear(db);
  if (!year || year.windows.length === 0) return refuse('figure-missing');
  const { schools, followUp } = await readMunicipality(db, year, year.windows.length - 1);
  const assumed = readAssumed(await readAssumptions(db, year.schoolYearId));
  const freed = protectFreed(schools, assumed, isLowTold(followUp.total));
  if (schoolId === null) return pick(source, { figures: followUp.total, freed: freed.total });
  const figures = followUp.schools.find((school) => school.schoolId === schoolId);
  if (!figures) return refuse('figure-missing');
  return pick(source, { figures, freed: freed.places.find(({ id }) => id === schoolId) ?? null });
}

function pick(source: OwnFigure, { figures, freed }: Shown): TakenFigure {
  const { withLevel, planned } = figures;
  const { inTime, days } = figures.figures;
  const share = (part: unknown, whole: unknown): TakenFigure => {
    if (typeof part !== 'number' || typeof whole !== 'number') return refuse('figure-protected');
    if (whole === 0) return refuse('figure-missing');
    const value = round((100 * part) / whole);
    return { ok: true, source, value, basis: { count: whole, of: 'pupils' } };
  };
  switch (source) {
    case 'with-level':
      return share(withLevel, planned);
    case 'supported-in-time': {
      const parts = [inTime['in-time'], inTime.late, inTime.open];
      const areShown = parts.every((part) => typeof part === 'number');
      return share(inTime['in-time'], areShown ? sum(parts) : null);
    }
    case 'days-to-support': {
      if (days.toSupport === 'protected') return refuse('figure-protected');
      if (days.toSupport === null) return refuse('figure-missing');
      return { ok: true, source, value: round(days.toSupport), basis: null };
    }
    case 'freed-hours':
    case 'minutes-per-pupil': {
      if (!freed) return refuse('figure-protected');
      const { all, perPupil, pupils } = freed.freed;
      const minutes = source === 'freed-hours' ? all.freed : perPupil.after;
      if (minutes === null) return refuse('figure-missing');
      const value = round(source === 'freed-hours' ? minutes / 60 : minutes);
      return { ok: true, source, value, basis: { count: pupils, of: 'pupils' } };
    }
  }
}

function sum(parts: readonly unknown[]): number {
  return parts.reduce<number>((total, part) => total + Number(part), 0);
}
