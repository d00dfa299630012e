/**
 * Cohen's kappa: agreement of two judges beyond what chance gives.
 *
 * Measures: how alike two judges put the same things in categories, with chance taken out.
 * Formula: κ = (pₒ − pₑ) / (1 − pₑ), pₒ = Σ wᵢⱼpᵢⱼ, pₑ = Σ wᵢⱼpᵢ.p.ⱼ. Weights are 1 on the diagonal and
 * 0 elsewhere; for ordered categories 1 − d (linear) or 1 − d² (quadratic), d = |i−j|/(k−1).
 * Standard error: √{[Σ pᵢⱼ(wᵢⱼ − (w̄ᵢ + w̄ⱼ)(1−κ))² − (κ − pₑ(1−κ))²] / [n(1−pₑ)²]}.
 * Source: Cohen, J., 1960 and 1968; Fleiss, J. L., Cohen, J. and Everitt, B. S., 1969 (the error).
 * Valid range: a square table of at least two categories with whole counts ≥ 0; κ is at most 1.
 * Missing data: an empty table, or one in which both judges use one and the same category only, has
 * no kappa (null).
 * Worked example: [[20, 5], [10, 15]]: κ = .40, standard error .12699606.
 */
import { type AgreementTable, countTable } from '~/psychometrics/percent-agreement';

type KappaWeights = 'none' | 'linear' | 'quadratic';
interface Kappa {
  kappa: number;
  standardError: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function weigh(weights: KappaWeights, row: number, column: number, size: number): number {
  const distance = Math.abs(row - column) / (size - 1);
  if (weights === 'none') return distance === 0 ? 1 : 0;
  return weights === 'linear' ? 1 - distance : 1 - distance ** 2;
}

export function cohensKappa(table: AgreementTable, weights: KappaWeights = 'none'): Kappa | null {
  const total = countTable(table);
  if (total === 0) return null;
  const size = table.length;
  const shares = table.map((row) => row.map((count) => count / total));
  const rows = shares.map(sum);
  const columns = rows.map((_, column) => sum(shares.map((row) => row[column] ?? 0)));
  const weight = shares.map((row, i) => row.map((_, j) => weigh(weights, i, j, size)));
  const dot = (one: readonly number[], other: readonly number[]) =>
    sum(one.map((value, index) => value * (other[index] ?? 0)));
  const rowMeans = weight.map((row) => dot(row, columns));
  const columnMeans = columns.map((_, j) =>
    dot(
      weight.map((row) => row[j] ?? 0),
      rows,
    ),
  );
  const observed = sum(shares.map((row, i) => dot(row, weight[i] ?? [])));
  const expected = dot(rowMeans, rows);
  if (1 - expected < Number.EPSILON) return null;
  const kappa = (observed - expected) / (1 - expected);
  const spread = shares.map((row, i) =>
    dot(
      row,
      row.map((_, j) => {
        const mean = (rowMeans[i] ?? 0) + (columnMeans[j] ?? 0);
        return ((weight[i]?.[j] ?? 0) - mean * (1 - kappa)) ** 2;
      }),
    ),
  );
  const variance = (sum(spread) - (kappa - expected * (1 - kappa)) ** 2) / (1 - expected) ** 2;
  return { kappa, standardError: Math.sqrt(Math.max(0, variance) / total) };
}
