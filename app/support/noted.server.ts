/** What people have noted of a pupil beside the screening: worries, national outcomes, other results. */
import { membershipsInScope, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { ExternalResult } from './external-result';
import { EXTERNALS, toExternals } from './external-results.server';
import type { NationalOutcome } from './national-outcome';
import { NATIONAL_OUTCOMES, toNationalOutcomes } from './national-outcomes.server';
import type { Notice } from './notice';
import { NOTICES, toNotices } from './notices.server';

export interface Noted {
  notices: Notice[];
  outcomes: NationalOutcome[];
  externals: ExternalResult[];
}

/** One query. Of a pupil out of the viewer's scope nothing is noted. The page that shows it writes who looked. */
export async function readNoted(db: ScopedDb<StaffViewer>, pupilId: string): Promise<Noted> {
  const found = await db.transaction.pupil.findFirst({
    where: {
      municipalityId: db.municipalityId,
      id: pupilId,
      memberships: { some: membershipsInScope(db, 'class.see-results') },
    },
    select: {
      pupilNotices: NOTICES,
      nationalOutcomes: NATIONAL_OUTCOMES,
      externalResults: EXTERNALS,
    },
  });
  return {
    notices: toNotices(found?.pupilNotices ?? []),
    outcomes: toNationalOutcomes(found?.nationalOutcomes ?? []),
    externals: toExternals(found?.externalResults ?? []),
  };
}
