/**
 * A scalar's value cut into pieces, each with the source that made it, in order.
 * A piece that is as long as its source is copied character by character; any other one is an escape or a line break.
 */
export class ScalarPieces {
  value = "";
  readonly valueStarts: number[] = [];
  readonly sourceStarts: number[] = [];
  readonly sourceEnds: number[] = [];

  add(value: string, from: number, to: number): void {
    if (value === "") return;
    this.valueStarts.push(this.value.length);
    this.sourceStarts.push(from);
    this.sourceEnds.push(to);
    this.value += value;
  }

  copy(text: string, from: number, to: number): void {
    if (from < to) this.add(text.slice(from, to), from, to);
  }
}
