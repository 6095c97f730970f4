import type { ReadingCheck } from "./check.ts";

/** Labels and annotations of alerting rules are Go templates; mistakes come in the words of Go's own parser. */
export const templateSyntax: ReadingCheck = {
  id: "template-syntax",
  summary: "A label or annotation that is not a valid template",
  severity: "error",
  looksAt: "reading",
};
