/**
 * Fleiss' kappa: agreement of many judges beyond what chance gives.
 *
 * Measures: how alike equally many judges, not always the same ones, put things in categories.
 * Formula: Pᵢ = (Σⱼ nᵢⱼ² − m)/(m(m − 1)); pⱼ = share of all judgements in category j;
 * κ = (P̄ − Σpⱼ²)/(1 − Σpⱼ²); z = κ/se under no agreement, se² = 2[(Σpⱼqⱼ)² − Σpⱼqⱼ(qⱼ − pⱼ)] /
 * (Nm(m − 1)(Σpⱼqⱼ)²), q = 1 − p.
 * Definition: chance from the pooled shares; with two judges it is Scott's pi, not Cohen's kappa.
 * Agrees with: irr `kappam.fleiss`.
 * Source: Fleiss, J. L., 1971; Fleiss, Nee and Landis, 1979 (the error).
 * Valid range: whole counts of 0 or more, the same number m ≥ 2 of judgements in each row.
 * Missing data: no rows, or all judgements in one category, give null.
 * Worked example: rows (2, 0), (0, 2), (1, 1): P̄ = 2/3, chance ½, κ = ⅓.
 */
export function fleissKappa(
  counts: readonly (readonly number[])[],
): { kappa: number; z: number } | null {
  const judges = (counts[0] ?? []).reduce((total, count) => total + count, 0);
  const isRight = counts.every(
    (row) =>
      row.length === counts[0]!.length &&
      row.every((count) => Number.isInteger(count) && count >= 0) &&
      row.reduce((total, count) => total + count, 0) === judges,
  );
  if (!isRight || (counts.length > 0 && judges < 2)) {
    throw new RangeError('Fleiss’ kappa needs equally many judgements of each thing, two or more');
  }
  if (counts.length === 0) return null;
  const shares = counts[0]!.map(
    (_, category) =>
      counts.reduce((total, row) => total + row[category]!, 0) / (counts.length * judges),
  );
  const pairs = counts.map(
    (row) => row.reduce((total, count) => total + count * (count - 1), 0) / (judges * (judges - 1)),
  );
  const agreement = pairs.reduce((total, share) => total + share, 0) / counts.length;
  const unlike = shares.reduce((total, share) => total + share * (1 - share), 0);
  if (unlike < Number.EPSILON) return null;
  const kappa = (agreement - (1 - unlike)) / unlike;
  const skew = shares.reduce((total, p) => total + p * (1 - p) * (1 - 2 * p), 0);
  const variance =
    (2 * (unlike ** 2 - skew)) / (counts.length * judges * (judges - 1) * unlike ** 2);
  return { kappa, z: kappa / Math.sqrt(variance) };
}
