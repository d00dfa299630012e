/** Numbers that grow one at a time, eight bytes each, so that a million of them stay small. */
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

  /** The numbers so far; not a copy. */
  view(): Float64Array {
    return this.numbers.subarray(0, this.length);
  }
}
