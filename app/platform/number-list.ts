/**
 * Numbers that grow one at a time, eight bytes each in one row of memory that doubles when it is full, so
 * that a million of them stay small and the garbage collector sees nothing of them.
 */
export class NumberList {
  private numbers = new Float64Array(16);
  length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length] = value;
    this.length += 1;
  }

  /** @param place from 0, below `length`. */
  get(place: number): number {
    return this.numbers[place]!;
  }

  /** The numbers so far; not a copy. */
  view(): Float64Array {
    return this.numbers.subarray(0, this.length);
  }
}
