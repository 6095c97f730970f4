import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { pathOnDisk } from "./read-bytes.ts";

/** How many bytes are read of a file. */
const headLength = 64 * 1024;

let shared: Buffer | undefined;

/**
 * How a file begins, as Latin-1, and whether that is all of it; missing when it cannot be read. All files are read into
 * one buffer, so that a look at thousands of them costs no memory.
 */
export function readHead(file: string): { readonly text: string; readonly isWhole: boolean } | undefined {
  shared ??= Buffer.allocUnsafeSlow(headLength);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(pathOnDisk(file), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const { size } = fstatSync(descriptor);
    let length = 0;
    while (length < headLength) {
      const count = readSync(descriptor, shared, length, headLength - length, null);
      if (count === 0) break;
      length += count;
    }
    return { text: shared.toString("latin1", 0, length), isWhole: size <= length };
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
