import { constants as bufferConstants } from "node:buffer";
import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import path from "node:path";

/**
 * Reads one file after the other into one buffer, which is several times faster than a new buffer for each:
 * the bytes that it gives are valid until the next file is read.
 */
export class FileReader {
  /** Longer files get a buffer of their own, which is not kept. */
  readonly #buffer = Buffer.allocUnsafe(256 * 1024);

  /** Throws what the file system throws. `0` is standard input. */
  read(file: string | 0): Buffer {
    if (file === 0) return this.#readAll(0, 0);
    const descriptor = openSync(pathOnDisk(file), readWithoutBlocking);
    try {
      const stats = fstatSync(descriptor);
      // What a shell hands over as `/dev/fd/63` is connected already.
      const mayLackWriter = stats.isFIFO() && !/^\/(?:dev|proc)\//.test(file);
      if (!mayLackWriter) return this.#readAll(descriptor, stats.size);
      for (let tries = 0; tries < 100; tries++) {
        const bytes = this.#readAll(descriptor, 0);
        if (bytes.length > 0) return bytes;
        pause();
      }
      throw new Error("nobody writes to the pipe");
    } finally {
      closeSync(descriptor);
    }
  }

  /** Pipes and files that grow do not say how long they are: what counts is the end of the data. */
  #readAll(descriptor: number, expected: number): Buffer {
    if (expected > mostBytes) throw tooLarge();
    let buffer: Buffer = expected < this.#buffer.length ? this.#buffer : Buffer.allocUnsafe(expected + 1);
    for (let length = 0; ; ) {
      if (length === buffer.length) buffer = longerCopy(buffer);
      const count = readWhenReady(descriptor, buffer, length);
      if (count === 0) return buffer.subarray(0, length);
      length += count;
    }
  }
}

/** Opening a named pipe would else wait for somebody who writes to it, who may never come. Windows has no such flag. */
const readWithoutBlocking = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function longerCopy(buffer: Buffer): Buffer {
  if (buffer.length > mostBytes) throw tooLarge();
  const longer = Buffer.allocUnsafe(Math.min(2 * buffer.length, mostBytes + 1));
  buffer.copy(longer);
  return longer;
}

/** No text of JavaScript is longer, and a device can go on for ever. */
const mostBytes = bufferConstants.MAX_STRING_LENGTH;

function tooLarge(): Error {
  return Object.assign(new Error("too large to read"), { code: "ERR_FS_FILE_TOO_LARGE" });
}

/** Names need not be UTF-8 on every system, and what Node makes of such a name leads nowhere: the bytes do. */
export function pathOnDisk(file: string): string | Buffer {
  if (!file.includes("\ufffd") || existsSync(file)) return file;
  const folder = path.dirname(file);
  const name = readdirSync(folder, { encoding: "buffer" }).find(
    (each) => String(each) === path.basename(file),
  );
  return name === undefined ? file : Buffer.concat([Buffer.from(folder + path.sep), name]);
}

/** A pipe may be one that does not block: then there is nothing but to try again. */
function readWhenReady(descriptor: number, buffer: Buffer, offset: number): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer, offset, buffer.length - offset, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      pause();
    }
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
}
