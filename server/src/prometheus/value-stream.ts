import { Failure } from "./failure.ts";

/** As `ValueSink`, with more to be had of the bytes. */
export type BufferSink = (bytes: Buffer, from: number, to: number) => boolean;

export interface ValueStreamLimits {
  /** What is beyond is left out. */
  readonly values: number;
  /** Of the whole answer; what is beyond is left out. */
  readonly bytes: number;
  /** One value that is longer makes the answer unreadable. */
  readonly valueBytes: number;
}

export interface StreamedAnswer {
  /** The answer without its values, as JSON; undefined when its end was not read. */
  readonly envelope: string | undefined;
  readonly count: number;
}

const quote = 0x22;
const backslash = 0x5c;
/** What there is beside the values: a status, errors, warnings. */
const envelopeLimit = 1_000_000;

/**
 * Reads `{"status": "success", "data": ["…", …]}` as its bytes arrive, and hands out the texts in `data` without ever
 * having all of them at once. What is beside them is left for whoever reads JSON.
 */
export async function streamValues(
  chunks: AsyncIterable<Buffer>,
  take: BufferSink,
  limits: ValueStreamLimits,
): Promise<StreamedAnswer> {
  const reader = new ValueReader(take, limits);
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    reader.read(chunk);
    if (reader.isEnough || bytes > limits.bytes) return { envelope: undefined, count: reader.count };
  }
  return { envelope: reader.end(), count: reader.count };
}

class ValueReader {
  count = 0;
  isEnough = false;
  readonly #take: BufferSink;
  readonly #limits: ValueStreamLimits;
  /** Everything but the values. */
  #envelope = "";
  /** Open brackets and braces. */
  #depth = 0;
  /** Whether the last text at the outermost level was `"data"`, so that a list of values may follow. */
  #isData = false;
  #isInValues = false;
  /** The text that began in chunks before, with its quote. */
  #started: Buffer[] = [];
  #startedLength = 0;
  /** Whether the chunk before ended within a text on a backslash that escapes what follows. */
  #isEscaping = false;
  /** Where the next escape of the chunk is; its length where there is none. */
  #escape = -1;
  /** Whether the text has escapes. */
  #hasEscapes = false;

  constructor(take: BufferSink, limits: ValueStreamLimits) {
    this.#take = take;
    this.#limits = limits;
  }

  read(chunk: Buffer): void {
    let at = 0;
    this.#escape = -1;
    if (this.#startedLength > 0) at = this.#finishText(chunk, 0, 0);
    while (at < chunk.length && !this.isEnough) {
      const byte = chunk[at]!;
      if (byte === quote) {
        at = this.#finishText(chunk, at, at + 1);
        continue;
      }
      at++;
      if (byte <= 0x20) continue;
      if (this.#isInValues) {
        this.#readBetweenValues(byte);
      } else {
        this.#readOutside(byte);
      }
    }
  }

  end(): string {
    if (this.#depth > 0 || this.#startedLength > 0) throw new Failure("unreadable", "the answer breaks off");
    return this.#envelope;
  }

  #readBetweenValues(byte: number): void {
    if (byte === 0x2c) return;
    if (byte !== 0x5d) throw notOnlyTexts();
    this.#isInValues = false;
    this.#depth--;
    this.#write("]");
  }

  #readOutside(byte: number): void {
    if (byte === 0x7b || byte === 0x5b) {
      this.#depth++;
      this.#isInValues = this.#isData && this.#depth === 2 && byte === 0x5b;
    } else if (byte === 0x7d || byte === 0x5d) {
      this.#depth--;
    }
    // After the name and its colon, the value comes next.
    if (byte !== 0x3a) this.#isData = false;
    this.#write(String.fromCharCode(byte));
  }

  /** Reads a text of which the quote is at `from`, and the rest from `scanFrom` on; gives where it ends. */
  #finishText(chunk: Buffer, from: number, scanFrom: number): number {
    let scan = scanFrom;
    if (this.#isEscaping) {
      this.#isEscaping = false;
      scan++;
    }
    for (;;) {
      const end = chunk.indexOf(quote, scan);
      const escaped = this.#nextEscape(chunk, scan, end === -1 ? chunk.length : end);
      if (escaped !== -1) {
        this.#hasEscapes = true;
        scan = escaped + 2;
        if (scan <= chunk.length) continue;
        this.#isEscaping = true;
      }
      if (end === -1 || this.#isEscaping) {
        this.#keep(chunk, from);
        return chunk.length;
      }
      this.#endText(chunk, from, end);
      return end + 1;
    }
  }

  /** The first one in a chunk is remembered: texts are short and have few of them. */
  #nextEscape(chunk: Buffer, from: number, to: number): number {
    if (this.#escape < from) {
      const found = chunk.indexOf(backslash, from);
      this.#escape = found === -1 ? chunk.length : found;
    }
    return this.#escape < to ? this.#escape : -1;
  }

  #keep(chunk: Buffer, from: number): void {
    // A chunk is a window onto memory that is used again.
    const part = Buffer.from(chunk.subarray(from));
    this.#started.push(part);
    this.#startedLength += part.length;
    if (this.#startedLength > this.#limits.valueBytes) {
      throw new Failure("unreadable", "the answer has a value that is too long");
    }
  }

  #endText(chunk: Buffer, from: number, end: number): void {
    let text = chunk;
    let start = from;
    let stop = end + 1;
    if (this.#startedLength > 0) {
      text = Buffer.concat([...this.#started, chunk.subarray(0, stop)]);
      start = 0;
      stop = text.length;
      this.#started = [];
      this.#startedLength = 0;
    }
    const hasEscapes = this.#hasEscapes;
    this.#hasEscapes = false;
    if (!this.#isInValues) {
      const json = text.toString("utf8", start, stop);
      this.#isData = this.#depth === 1 && json === '"data"';
      this.#write(json);
      return;
    }
    if (this.count === this.#limits.values) {
      this.isEnough = true;
      return;
    }
    this.count++;
    if (hasEscapes) {
      const unescaped = Buffer.from(withoutEscapes(text.toString("utf8", start, stop)));
      this.isEnough = !this.#take(unescaped, 0, unescaped.length);
    } else {
      this.isEnough = !this.#take(text, start + 1, stop - 1);
    }
  }

  #write(json: string): void {
    this.#envelope += json;
    if (this.#envelope.length > envelopeLimit)
      throw new Failure("unreadable", "the answer is no list of texts");
  }
}

function withoutEscapes(json: string): string {
  try {
    return JSON.parse(json) as string;
  } catch {
    throw new Failure("unreadable", "the answer is no JSON");
  }
}

function notOnlyTexts(): Failure {
  return new Failure("unreadable", "the answer has other things than texts where texts belong");
}
