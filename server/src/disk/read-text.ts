import { closeSync, constants, openSync, readFileSync, statSync } from "node:fs";
import { decodeText } from "./decode-text.ts";

/**
 * The text of a file that nobody chose by hand, such as one that a configuration names; missing when there is none, or
 * none that can be read. Pipes and devices are none: they may have no end.
 */
export function readTextFile(file: string): string | undefined {
  try {
    // Most of the files that are looked for are not there, and an exception costs ten times as much as this.
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined || !stats.isFile() || stats.size > mostBytes) return undefined;
    return decodeText(readNow(file)).text;
  } catch {
    return undefined;
  }
}

const mostBytes = 100_000_000;

/** Some files of the kernel look like any other, and let their readers wait for more: they fail here. */
function readNow(file: string): Buffer {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
