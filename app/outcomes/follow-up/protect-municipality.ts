/**
 * All that a municipality's page shows of its schools: each table protected, and the movement only where
 * it can stand beside the levels of every window of the year. Page, paper and file show this and no more.
 */
import { protectSummaries } from '~/outcomes/protected-summary';
import type { Day } from '~/platform/calendar';
import { addFigures, measure } from './figures';
import { readMoves } from './movement';
import { isMovementSafe } from './movement-proof';
import { protectFigures } from './protect-figures';
import type { PupilFacts } from './pupil-facts';
import type { MunicipalityFollowUp, ShownYear } from './shown-figures';

export interface SchoolFacts {
  schoolId: string;
  schoolName: string;
  pupils: PupilFacts[];
}

type ProtectedFollowUp = Omit<MunicipalityFollowUp, keyof ShownYear | 'municipalityName'>;

/** Window number `window` of the `windowCount` that have begun this school year. */
export function protectMunicipality(
  schools: readonly SchoolFacts[],
  { window, windowCount, today }: { window: number; windowCount: number; today: Day },
): ProtectedFollowUp {
  const ofWindows = Array.from({ length: Math.max(1, windowCount) }, (_, at) =>
    schools.map(({ pupils }) => measure(pupils, { window: at, today })),
  );
  const shown = ofWindows.map((own) =>
    protectSummaries(schools.map((school, place) => ({ ...school, summary: own[place]!.summary }))),
  );
  const figures = ofWindows[window] ?? [];
  const current = shown[window]!;
  const told = protectFigures(
    current.schools.map((own, place) => ({ shown: own, figures: figures[place]! })),
    current.total,
  );
  const { moves } = addFigures(figures);
  const isSafe = moves !== null && isMovementSafe(moves, schools, { shown, today });
  return {
    schools: current.schools.map((own, place) => ({
      ...own,
      figures: told.places[place]!,
    })),
    total: { ...current.total, figures: told.total },
    screened: current.screened,
    hidden: current.hidden,
    moves: moves && isSafe ? readMoves(moves) : null,
    movesHidden: moves !== null && !isSafe,
  };
}
