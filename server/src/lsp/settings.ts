import type { Severity } from "../core/checks/check.ts";
import type { ReadOptions } from "../core/files/read-options.ts";

/** What holds for one document: immutable, and the same object for all documents with the same settings. */
export interface Settings {
  readonly read: ReadOptions;
  readonly severities: ReadonlyMap<string, Severity | "off">;
}
