import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { decodeText } from "../../disk/decode-text.ts";
import { pathOnDisk } from "../../disk/read-bytes.ts";

/** What a text was when it was checked, and what it becomes. */
export interface TextChange {
  readonly before: string;
  readonly after: string;
}

/**
 * Writes the changed text into the file itself, and not into a new one that takes its place: links go on leading to
 * the file, and its owner and permissions stay. Throws what the file system throws, and leaves the file as it was.
 */
export function changeFile(file: string, change: TextChange): void {
  const onDisk = pathOnDisk(file);
  // Opening a named pipe would wait for its other end.
  if (!statSync(onDisk).isFile()) throw new Error("is not a file that can be written to");
  const descriptor = openSync(onDisk, "r+");
  try {
    if (!fstatSync(descriptor).isFile()) throw new Error("is not a file that can be written to");
    const bytes = readFileSync(descriptor);
    const changed = changeBytes(bytes, change);
    try {
      overwrite(descriptor, changed);
    } catch (error) {
      // A disk may be full; what was there before has its place on it.
      overwrite(descriptor, bytes);
      throw error;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The bytes of the changed text, in the encoding of those that it was read from. */
export function changeBytes(bytes: Buffer, { before, after }: TextChange): Buffer {
  if (decodeText(bytes).text !== before) throw new Error("it has changed since it was checked");
  const encode = encodingOf(bytes);
  if (!encode(before).equals(bytes)) throw new Error("not all of its bytes are text");
  return encode(after);
}

function encodingOf(bytes: Buffer): (text: string) => Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return (text) => Buffer.from(text, "utf16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return (text) => Buffer.from(text, "utf16le").swap16();
  return (text) => Buffer.from(text, "utf8");
}

/** Cuts off the end only when the beginning is written, so that at no time there is nothing. */
function overwrite(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, written);
  }
  ftruncateSync(descriptor, bytes.length);
}
