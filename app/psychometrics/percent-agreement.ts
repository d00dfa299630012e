/**
 * Percent agreement: the share of things that two judges put in the same category.
 *
 * Measures: how often two judges say the same, chance included.
 * Formula: agreement = Σᵢ nᵢᵢ / n, for a square table of counts with the first judge in rows.
 * Definition: raw agreement, 0…1; it is high by chance alone when one category is common, so it never
 * stands without a measure that allows for that.
 * Source: Cohen, J., A coefficient of agreement for nominal scales, 1960 (the observed agreement).
 * Valid range: a square table of at least two categories with whole counts ≥ 0.
 * Missing data: an empty table has no agreement (null).
 * Worked example: [[20, 5], [10, 15]]: 35 of 50, .70.
 */
export type AgreementTable = readonly (readonly number[])[];

export function percentAgreement(table: AgreementTable): number | null {
  const total = countTable(table);
  if (total === 0) return null;
  return table.reduce((sum, row, index) => sum + (row[index] ?? 0), 0) / total;
}

/** Number of things judged. @throws {RangeError} when it is no square table of counts. */
export function countTable(table: AgreementTable): number {
  const isCount = (value: number) => Number.isInteger(value) && value >= 0;
  const isSquare = table.every((row) => row.length === table.length && row.every(isCount));
  if (table.length < 2 || !isSquare) {
    throw new RangeError('Agreement needs a square table of whole counts, two categories or more');
  }
  return table.flat().reduce((sum, count) => sum + count, 0);
}
