import type { ReadingCheck } from "./check.ts";

/** A list where a text is expected, for example: the file does not load. */
export const wrongType: ReadingCheck = {
  id: "wrong-type",
  summary: "A value of the wrong type",
  severity: "error",
  looksAt: "reading",
};
