/**
 * The least and greatest value of a sum of unknowns of 0 or more under linear equalities: the two-phase
 * simplex with Bland's rule, on a dense table. For the small programs of tests.
 */
const TINY = 1e-9;

/** Sum over unknowns: unknown number to factor. */
export type Sum = Map<number, number>;

export class LinearProgram {
  private readonly rows: { sum: Sum; equals: number }[] = [];
  private count = 0;
  private table: Float64Array[] = [];
  private basis: number[] = [];

  unknown(): number {
    this.count += 1;
    return this.count - 1;
  }

  equal(sum: Sum, equals: number): void {
    this.rows.push({ sum: new Map(sum), equals });
  }

  /** At least and at most become equalities with an unknown that takes up the rest. */
  within(sum: Sum, lower: number, upper: number): void {
    if (lower > 0) this.equal(new Map([...sum, [this.unknown(), -1]]), lower);
    if (Number.isFinite(upper)) this.equal(new Map([...sum, [this.unknown(), 1]]), upper);
  }

  /** @throws when no values fulfil the equalities. */
  solve(): void {
    const width = this.count + this.rows.length + 1;
    this.table = this.rows.map(({ sum, equals }, row) => {
      const line = new Float64Array(width);
      const sign = equals < 0 ? -1 : 1;
      for (const [unknown, factor] of sum) line[unknown] = sign * factor;
      line[this.count + row] = 1;
      line[width - 1] = sign * equals;
      return line;
    });
    this.basis = this.rows.map((_, row) => this.count + row);
    const cost = new Float64Array(width);
    for (let row = 0; row < this.rows.length; row += 1) cost[this.count + row] = 1;
    const rest = this.minimise(cost, width - 1);
    if (rest > 1e-6) throw new Error(`no values fulfil the equalities: ${rest}`);
    this.driveOut();
  }

  bounds(sum: Sum): { lower: number; upper: number } {
    const seek = (sign: 1 | -1) => {
      const cost = new Float64Array(this.table[0]?.length ?? 0);
      for (const [unknown, factor] of sum) cost[unknown] = sign * factor;
      return sign * this.minimise(cost, this.count);
    };
    return { lower: seek(1), upper: seek(-1) };
  }

  /** Artificial unknowns leave the basis; rows that say nothing new go. */
  private driveOut(): void {
    for (let row = this.table.length - 1; row >= 0; row -= 1) {
      if (this.basis[row]! < this.count) continue;
      const column = this.table[row]!.subarray(0, this.count).findIndex(
        (value) => Math.abs(value) > 1e-7,
      );
      if (column >= 0) this.pivot(row, column, null);
      else {
        this.table.splice(row, 1);
        this.basis.splice(row, 1);
      }
    }
  }

  private minimise(cost: Float64Array, columns: number): number {
    const line = Float64Array.from(cost);
    const last = line.length - 1;
    for (const [row, basic] of this.basis.entries()) {
      const factor = line[basic]!;
      if (factor !== 0) subtract(line, this.table[row]!, factor);
    }
    for (;;) {
      let column = 0;
      while (column < columns && line[column]! >= -TINY) column += 1;
      if (column >= columns) return -line[last]!;
      const row = this.findRow(column);
      if (row < 0) return Number.NEGATIVE_INFINITY;
      this.pivot(row, column, line);
    }
  }

  private findRow(column: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [row, line] of this.table.entries()) {
      if (line[column]! <= TINY) continue;
      const ratio = line.at(-1)! / line[column]!;
      const isEarlier = best >= 0 && this.basis[row]! < this.basis[best]!;
      if (ratio < least - TINY || (ratio < least + TINY && isEarlier)) {
        best = row;
        least = Math.min(least, ratio);
      }
    }
    return best;
  }

  private pivot(row: number, column: number, cost: Float64Array | null): void {
    const line = this.table[row]!;
    const by = line[column]!;
    for (let place = 0; place < line.length; place += 1) line[place]! /= by;
    for (const other of cost ? [...this.table, cost] : this.table) {
      const factor = other[column]!;
      if (other !== line && factor !== 0) subtract(other, line, factor);
    }
    this.basis[row] = column;
  }
}

function subtract(line: Float64Array, other: Float64Array, factor: number): void {
  for (let place = 0; place < line.length; place += 1) line[place]! -= factor * other[place]!;
}
