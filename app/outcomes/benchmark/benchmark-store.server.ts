/**
 * Own figures beside others like oneself: for a principal the municipality's other schools of like size, and for
 * both leaders the municipalities whose packages have been taken in. No name of another leaves this file.
 */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import {
  type FollowUp,
  loadFollowUp,
  readMunicipality,
} from '~/outcomes/follow-up/follow-up-store.server';
import type { ShownFigures, WindowKind } from '~/outcomes/follow-up/shown-figures';
import {
  bandOf,
  type MunicipalityFigures,
  readShare,
  SHARE_IDS,
  type SizeBand,
} from '~/outcomes/packages/municipality-figures';
import { listTakenIn, markSource } from '~/outcomes/packages/things-here.server';
import type { ProtectedFigures } from '~/outcomes/protected-summary';
import { type ComparedShare, compareWithGroup, type UnitShares } from './benchmark';

type Db = ScopedDb<StaffViewer>;

export interface BenchmarkGroup {
  of: 'schools' | 'municipalities';
  size: SizeBand;
  /** Units like oneself, whether or not they have every share. */
  units: number;
  shares: ComparedShare[];
}

export interface BenchmarkPage {
  /** The school's name, or the municipality's. */
  name: string;
  of: 'school' | 'municipality';
  /** Null when no window has begun. */
  window: WindowKind | null;
  schoolId: string | null;
  schools: { schoolId: string; schoolName: string }[];
  groups: BenchmarkGroup[];
  /** Whoever may bring figures of others is told where. */
  mayBring: boolean;
}

type Shown = ProtectedFigures & { figures: ShownFigures };

function listShares(shown: Shown): UnitShares {
  return Object.fromEntries(SHARE_IDS.map((id) => [id, readShare(id, shown) ?? undefined]));
}

/** @throws 404 for a school out of scope, 403 for who leads nothing. */
export async function loadBenchmark(db: Db, schoolId: string | null): Promise<BenchmarkPage> {
  const page = await loadFollowUp(db, { schoolId, windowId: null });
  const window = page.windows.find(({ windowId }) => windowId === page.windowId)?.kind ?? null;
  await audit(db, 'benchmark.viewed', [], page.of === 'school' ? { schoolId: page.schoolId } : {});
  const own = listShares(ownFigures(page));
  const whole =
    page.of === 'school' ? await readMunicipality(db, { schoolId: null, windowId: null }) : page;
  const others = await listMunicipalities(db, {
    window,
    startYear: page.startYear,
    size: bandOf('municipality', whole.total.enrolled),
  });
  const mayBring = mayAnywhere(db.viewer.grants, 'packages.exchange');
  const beside: BenchmarkGroup = {
    of: 'municipalities',
    size: bandOf('municipality', whole.total.enrolled),
    units: others.length,
    shares: compareWithGroup(own, others),
  };
  if (page.of === 'municipality') {
    const { municipalityName: name } = page;
    const nothing = { schoolId: null, schools: [] };
    return { name, of: 'municipality', window, ...nothing, groups: [beside], mayBring };
  }
  const size = bandOf('school', page.total.summary.enrolled);
  const alike = whole.schools.filter(
    (school) => school.schoolId !== page.schoolId && bandOf('school', school.enrolled) === size,
  );
  const units = alike.map(listShares);
  return {
    name: page.schoolName,
    of: 'school',
    window,
    schoolId: page.schoolId,
    schools: page.schools,
    groups: [
      { of: 'schools', size, units: units.length, shares: compareWithGroup(own, units) },
      beside,
    ],
    mayBring,
  };
}

/** Of a school exactly, of a municipality as it is protected. */
function ownFigures(page: FollowUp): Shown {
  if (page.of === 'municipality') return page.total;
  const { summary, figures } = page.total;
  return { ...summary, withLevel: summary.planned - summary.levels.incomplete, figures };
}

/** Of this school year's window of that kind and of that size, the latest of each giver. */
async function listMunicipalities(
  db: Db,
  {
    window,
    startYear,
    size,
  }: { window: WindowKind | null; startYear: number | null; size: SizeBand },
): Promise<UnitShares[]> {
  const own = markSource(db);
  const latest = new Map<string, MunicipalityFigures>();
  for (const { content } of await listTakenIn(db)) {
    for (const thing of content.things) {
      if (thing.kind !== 'figures') continue;
      const { figures } = thing;
      const isAlike = figures.window === window && figures.startYear === startYear;
      if (isAlike && figures.source !== own) latest.set(figures.source, figures);
    }
  }
  return [...latest.values()]
    .filter((figures) => figures.size === size)
    .map(({ shares }) =>
      Object.fromEntries(shares.map(({ id, count, base }) => [id, { count, base }])),
    );
}
