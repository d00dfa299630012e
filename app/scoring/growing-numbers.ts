/**
 * Numbers in one row of memory that doubles when it is full: eight bytes each, of which the garbage
 * collector sees nothing.
 */
export class GrowingNumbers {
  private numbers = new Float64Array(1024);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(value: number): void {
    if (this.used === this.numbers.length) {
      const more = new Float64Array(2 * this.used);
      more.set(this.numbers);
      this.numbers = more;
    }
    this.numbers[this.used] = value;
    this.used += 1;
  }

  /** @param place from 0, below `length`. */
  get(place: number): number {
    return this.numbers[place]!;
  }
}
