import type { ReadingCheck } from "./check.ts";

/** Prometheus reads YAML with go-yaml; a file that go-yaml cannot parse is not loaded at all. */
export const yamlSyntax: ReadingCheck = {
  id: "yaml-syntax",
  summary: "The file is not valid YAML",
  severity: "error",
  looksAt: "reading",
};
