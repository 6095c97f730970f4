import type { ReadingCheck } from "./check.ts";

/** go-yaml refuses a mapping with the same key twice, so the file does not load. */
export const duplicateKey: ReadingCheck = {
  id: "duplicate-key",
  summary: "A key is written twice in the same mapping",
  severity: "error",
  looksAt: "reading",
};
