import { Failure } from "./failure.ts";

/** Gets an object with one entry of `data`, or with as many as came together. */
export type EntrySink = (json: unknown) => void;

/** Metadata as long as are taken at most have two thirds of these. */
const mostSigns = 6_000_000;

/**
 * Reads `{"status": "success", "data": {"…": …, …}}` as its bytes arrive, and hands out the entries of `data` one by
 * one: to read all of them at once would keep others waiting. What is beside them is returned as JSON, with empty `data`.
 */
export async function streamEntries(
  chunks: AsyncIterable<Buffer>,
  take: EntrySink,
  limit: number,
  signLimit = mostSigns,
): Promise<string> {
  const reader = new EntryReader(take);
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw new Failure("unreadable", "the answer is too long", "Ask for less.");
    reader.read(chunk);
    // What brackets and commas alone make is many times as large in memory.
    if (reader.signs > signLimit)
      throw new Failure("unreadable", "the answer has too many parts", "Ask for less.");
  }
  return reader.envelope();
}

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];

class EntryReader {
  /** How many brackets, braces, colons and commas there were. */
  signs = 0;
  readonly #take: EntrySink;
  readonly #envelope: Buffer[] = [];
  /** What came of the entry that is not complete yet. */
  #entry: Buffer[] = [];
  /** Open brackets and braces. */
  #depth = 0;
  #isInText = false;
  #isEscaped = false;
  #isInData = false;
  /** The last text at the outermost level. */
  #word = "";
  #isData = false;
  /** What was wrong first. That the answer breaks off would say more. */
  #trouble: { readonly thrown: unknown } | undefined;

  constructor(take: EntrySink) {
    this.#take = take;
  }

  read(chunk: Buffer): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (this.#isInText) {
        this.#readInText(byte);
        continue;
      }
      switch (byte) {
        case quote:
          this.#isInText = true;
          if (this.#depth === 1) this.#word = "";
          break;
        case 0x7b:
        case 0x5b:
          this.signs++;
          this.#depth++;
          if (this.#depth === 2 && this.#isData && byte === 0x7b) {
            this.#keep(chunk.subarray(from, at + 1));
            from = at + 1;
            this.#isInData = true;
          }
          break;
        case 0x7d:
        case 0x5d:
          if (this.#isInData && this.#depth === 2) {
            this.#endEntry(chunk.subarray(from, at));
            from = at;
            this.#isInData = false;
          }
          this.#depth--;
          break;
        case comma:
          this.signs++;
          if (this.#isInData && this.#depth === 2) {
            this.#endEntry(chunk.subarray(from, at));
            from = at + 1;
          }
          break;
        case colon:
          this.signs++;
          if (this.#depth === 1) this.#isData = this.#word === "data";
      }
    }
    this.#keep(chunk.subarray(from));
  }

  envelope(): string {
    if (this.#trouble !== undefined) throw this.#trouble.thrown;
    return Buffer.concat(this.#envelope).toString();
  }

  #readInText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#isInText = false;
    else if (this.#depth === 1 && this.#word.length < 5) this.#word += String.fromCharCode(byte);
  }

  #keep(part: Buffer): void {
    // A chunk is a window onto memory that is used again.
    if (part.length > 0) (this.#isInData ? this.#entry : this.#envelope).push(Buffer.from(part));
  }

  #endEntry(part: Buffer): void {
    const entry = this.#entry.length === 0 ? part : Buffer.concat([...this.#entry, part]);
    this.#entry = [];
    const json = entry.toString();
    if (json.trim() === "" || this.#trouble !== undefined) return;
    try {
      this.#take(parsed(`{${json}}`));
    } catch (thrown) {
      this.#trouble = { thrown };
    }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Failure("unreadable", "the answer is no JSON");
  }
}
