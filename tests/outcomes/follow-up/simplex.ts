/**
 * The least and greatest value of a sum of unknowns of 0 or more under linear equalities: the two-phase
 * simplex on a dense table, by the steepest column and, where it stands still, by Bland's rule. For the
 * small programs of tests.
 */
const TINY = 1e-9;
/** So many steps without getting anywhere, and Bland's rule sees to it that there is an end. */
const STANDSTILL = 40;

/** Sum over unknowns: unknown number to factor. */
export type Sum = Map<number, number>;
export interface Bounds {
  lower: number;
  upper: number;
}

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
    this.dropArtificial();
  }

  bounds(sum: Sum): Bounds {
    return { lower: this.seek(sum, 1), upper: this.seek(sum, -1) };
  }

  /**
   * What is found of the bounds of each sum until they lie `enough` apart: every solution on the way says
   * something of all of them. Bounds that lie nearer are exact.
   */
  spread(sums: readonly Sum[], enough: number): Bounds[] {
    const known = sums.map((sum): Bounds => {
      const value = this.valueOf(sum);
      return { lower: value, upper: value };
    });
    const look = () => {
      for (const [place, sum] of sums.entries()) {
        const value = this.valueOf(sum);
        const own = known[place]!;
        own.lower = Math.min(own.lower, value);
        own.upper = Math.max(own.upper, value);
      }
    };
    for (const [place, sum] of sums.entries()) {
      const own = known[place]!;
      for (const sign of [1, -1] as const) {
        if (own.upper - own.lower >= enough) break;
        const found = this.seek(sum, sign);
        if (sign === 1) own.lower = Math.min(own.lower, found);
        else own.upper = Math.max(own.upper, found);
        look();
      }
    }
    return known;
  }

  private seek(sum: Sum, sign: 1 | -1): number {
    const cost = new Float64Array(this.table[0]?.length ?? 0);
    for (const [unknown, factor] of sum) cost[unknown] = sign * factor;
    return sign * this.minimise(cost, this.count);
  }

  /** Of the solution that the table stands at. */
  private valueOf(sum: Sum): number {
    let value = 0;
    for (const [row, basic] of this.basis.entries()) {
      const factor = sum.get(basic);
      if (factor !== undefined) value += factor * this.table[row]!.at(-1)!;
    }
    return value;
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

  private dropArtificial(): void {
    this.table = this.table.map((line) => {
      const own = new Float64Array(this.count + 1);
      own.set(line.subarray(0, this.count));
      own[this.count] = line.at(-1)!;
      return own;
    });
  }

  private minimise(cost: Float64Array, columns: number): number {
    const line = Float64Array.from(cost);
    const last = line.length - 1;
    for (const [row, basic] of this.basis.entries()) {
      const factor = line[basic]!;
      if (factor !== 0) subtract(line, this.table[row]!, factor);
    }
    for (let still = 0; ; ) {
      const column = findColumn(line, columns, still >= STANDSTILL);
      if (column < 0) return -line[last]!;
      const row = this.findRow(column);
      if (row < 0) return Number.NEGATIVE_INFINITY;
      const before = line[last]!;
      this.pivot(row, column, line);
      still = Math.abs(line[last]! - before) > TINY ? 0 : still + 1;
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
    const filled: number[] = [];
    for (let place = 0; place < line.length; place += 1) {
      if (line[place] === 0) continue;
      line[place]! /= by;
      filled.push(place);
    }
    for (const other of cost ? [...this.table, cost] : this.table) {
      const factor = other[column]!;
      if (other === line || factor === 0) continue;
      for (const place of filled) {
        const value = other[place]! - factor * line[place]!;
        other[place] = Math.abs(value) < 1e-12 ? 0 : value;
      }
    }
    this.basis[row] = column;
  }
}

/** The column to let in, or -1 when there is none. */
function findColumn(line: Float64Array, columns: number, isBland: boolean): number {
  let best = -1;
  let steepest = -TINY;
  for (let column = 0; column < columns; column += 1) {
    if (line[column]! >= steepest) continue;
    best = column;
    if (isBland) return best;
    steepest = line[column]!;
  }
  return best;
}

function subtract(line: Float64Array, other: Float64Array, factor: number): void {
  for (let place = 0; place < line.length; place += 1) line[place]! -= factor * other[place]!;
}
