import type { ReadingCheck } from "./check.ts";

/** Only the first document of a rule file is read; the rest is left out without an error. */
export const multipleDocuments: ReadingCheck = {
  id: "multiple-documents",
  summary: "A second YAML document, which Prometheus ignores",
  severity: "warning",
  looksAt: "reading",
};
