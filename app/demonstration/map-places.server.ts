/** Where the demonstration's schools lie, on an outline that is as invented as they are. */
import type { Transaction } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';

/** By school unit code: degrees north, degrees east. In the open sea, so that no real place is meant. */
const PLACES: Record<string, [latitude: number, longitude: number]> = {
  '90000001': [58.312, 19.742],
  '90000002': [58.402, 19.604],
  '90000003': [58.268, 19.548],
};

/** Longitude, then latitude: an island of no map. */
const OUTLINE: [longitude: number, latitude: number][] = [
  [19.47, 58.24],
  [19.55, 58.2],
  [19.63, 58.22],
  [19.69, 58.21],
  [19.76, 58.25],
  [19.84, 58.29],
  [19.86, 58.35],
  [19.79, 58.38],
  [19.76, 58.43],
  [19.68, 58.46],
  [19.6, 58.45],
  [19.54, 58.47],
  [19.49, 58.42],
  [19.5, 58.36],
  [19.45, 58.32],
  [19.47, 58.24],
];

/** Give the schools their places and the municipality its outline. */
export async function placeSchools(
  transaction: Transaction,
  municipalityId: string,
): Promise<void> {
  for (const [schoolUnitCode, [latitude, longitude]] of Object.entries(PLACES)) {
    await transaction.school.updateMany({
      where: { municipalityId, schoolUnitCode },
      data: { latitude, longitude },
    });
  }
  await transaction.municipalityOutline.create({
    data: { id: newId(), municipalityId, rings: [OUTLINE] },
  });
}
