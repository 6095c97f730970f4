import type { ReadingCheck } from "./check.ts";

/** Found by the runner: it alone knows what was silenced. */
export const unusedIgnore: ReadingCheck = {
  id: "unused-ignore",
  summary: "A comment that silences nothing",
  severity: "hint",
  looksAt: "reading",
};
