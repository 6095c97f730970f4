import { byteLength } from "../text/byte-length.ts";
import { scalarType } from "../yaml/scalar-type.ts";
import type { YamlNode, YamlScalar } from "../yaml/yaml-node.ts";
import type { ReadProblem } from "./rule-file.ts";

/** A value of the wrong type, in the words of go-yaml, which name the type of Prometheus' Go code. */
export function unmarshalProblem(node: YamlNode, goType: string): ReadProblem {
  return {
    check: "wrong-type",
    span: node.span,
    message: `cannot unmarshal ${describe(node)} into ${goType}. ${expectation(goType)}`,
  };
}

function describe(node: YamlNode): string {
  switch (node.kind) {
    case "map":
      return node.tag ?? "!!map";
    case "list":
      return node.tag ?? "!!seq";
    case "scalar":
      return `${scalarType(node)} \`${shortened(node)}\``;
  }
}

/** go-yaml cuts after seven bytes; a character that does not fit is left out whole. */
function shortened({ value }: YamlScalar): string {
  // Longer ones need not be counted to their end.
  if (byteLength(value.slice(0, 11)) <= 10) return value;
  let short = "";
  let bytes = 0;
  for (const character of value) {
    bytes += byteLength(character);
    if (bytes > 7) break;
    short += character;
  }
  return `${short}...`;
}

/** What the type's name does not tell somebody who does not write Go. */
function expectation(goType: string): string {
  if (goType.startsWith("[]") || listTypes.has(goType)) return "A list is expected here.";
  if (goType === "string" || textTypes.has(goType)) return "A single text is expected here.";
  if (/^u?int(?:64)?$/.test(goType)) return "A whole number is expected here.";
  if (goType === "bool") return "`true` or `false` is expected here.";
  if (goType === "float64") return "A number is expected here.";
  if (goType.startsWith("map[") || goType === "model.LabelSet" || goType === "url.Values")
    return "Names with their values are expected here.";
  return "A mapping with fields is expected here.";
}

/** Types of Prometheus that are texts or lists, though their names do not say so. */
const textTypes: ReadonlySet<string> = new Set([
  "units.Base2Bytes",
  "model.LabelValue",
  "config.ScrapeProtocol",
]);

const listTypes: ReadonlySet<string> = new Set(["model.LabelNames", "config.AlertmanagerConfigs"]);
