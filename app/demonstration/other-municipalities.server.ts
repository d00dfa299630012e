/**
 * Figures of six invented municipalities, as if their packages had been taken in, so that the demonstration
 * has somebody to compare with. Every package says that it is synthetic.
 */
import type { MunicipalityFigures } from '~/outcomes/packages/municipality-figures';
import type { PackageContent } from '~/outcomes/packages/package-format';
import { hashOf } from '~/outcomes/packages/things-here.server';
import { schoolYearStart } from '~/platform/calendar';
import type { Transaction } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';

/** Planned, with a level, needing follow-up, with support: of each municipality. */
const OTHERS = [
  [141, 134, 33, 21],
  [118, 112, 31, 14],
  [147, 144, 39, 30],
  [126, 109, 34, 17],
  [133, 128, 30, 19],
  [109, 104, 32, 20],
] as const;

interface Place {
  transaction: Transaction;
  municipalityId: string;
  today: string;
}

/** After the rows of the municipality; the administrator stands as the one who brought them. */
export async function createOtherMunicipalities(place: Place): Promise<void> {
  const { transaction, municipalityId, today } = place;
  const { staffMemberId } = await transaction.roleAssignment.findFirstOrThrow({
    where: { municipalityId, role: 'administrator' },
  });
  const contents = OTHERS.map(
    ([planned, withLevel, followUp, supported], number): PackageContent => {
      const figures: MunicipalityFigures = {
        source: hashOf(`synthetic municipality ${number + 1}`),
        startYear: schoolYearStart(today),
        window: 'winter',
        size: 'small',
        shares: [
          { id: 'with-level', count: withLevel, base: planned },
          { id: 'needs-follow-up', count: followUp, base: withLevel },
          { id: 'supported', count: supported, base: followUp },
        ],
      };
      return { madeOn: today, synthetic: true, things: [{ kind: 'figures', figures }] };
    },
  );
  await transaction.packageImport.createMany({
    data: contents.map((content) => ({
      id: newId(),
      municipalityId,
      sha256: hashOf(content),
      content: JSON.parse(JSON.stringify(content)),
      state: 'taken-in',
      made: [],
      staffMemberId,
    })),
  });
}
