/**
 * The forms of schools' places, checked alike in the browser and on the server.
 *
 * Latitude and longitude in degrees, WGS84, with comma or point; both or neither. They must lie in or near
 * Sweden, so that the two are not given in each other's place and no other grid (SWEREF 99) is taken for
 * degrees.
 */
import * as z from 'zod';

export const LATITUDES = { least: 55, most: 70 };
export const LONGITUDES = { least: 10, most: 25 };

/** "59,36" and "59.36"; nothing for an empty field. */
function degrees(axis: 'latitude' | 'longitude', { least, most }: { least: number; most: number }) {
  return z
    .string()
    .trim()
    .transform((text) => Number(text.replace(',', '.')))
    .refine((value) => Number.isFinite(value), { error: `${axis}-number`, abort: true })
    .refine((value) => least <= value && value <= most, { error: `${axis}-range` })
    .optional();
}

export const placeSchema = z
  .object({
    intent: z.literal('place'),
    schoolId: z.string(),
    latitude: degrees('latitude', LATITUDES),
    longitude: degrees('longitude', LONGITUDES),
  })
  .superRefine(({ latitude, longitude }, context) => {
    if ((latitude === undefined) === (longitude === undefined)) return;
    const missing = latitude === undefined ? 'latitude' : 'longitude';
    context.addIssue({ code: 'custom', path: [missing], message: `${missing}-missing` });
  });

export type PlaceProblem =
  | 'latitude-number'
  | 'latitude-range'
  | 'latitude-missing'
  | 'longitude-number'
  | 'longitude-range'
  | 'longitude-missing';
