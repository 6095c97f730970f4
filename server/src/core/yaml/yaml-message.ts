import type { YamlProblem } from "./yaml-node.ts";

/**
 * A problem in the words that Prometheus prints for it. `linesBefore` is how many lines precede the text that was
 * read, when that is a part of a file.
 */
export function yamlMessage(problem: YamlProblem, linesBefore = 0): string {
  const { kind, message, line, relatedLine } = problem;
  const place = line === undefined ? "" : `line ${line + linesBefore}: `;
  switch (kind) {
    case "syntax":
    case "alias":
    case "merge":
    case "tag":
      return `yaml: ${place}${message}`;
    case "duplicate-key":
      return `yaml: unmarshal errors:\n  ${place}${message} at line ${(relatedLine ?? 0) + linesBefore}`;
    case "complex-key":
      return `yaml: unmarshal errors:\n  ${place}${message}`;
  }
}
