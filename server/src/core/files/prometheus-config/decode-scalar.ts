import { parseDuration } from "../../promql/duration.ts";
import { scalarMap } from "../../yaml/scalar-map.ts";
import { scalarType } from "../../yaml/scalar-type.ts";
import type { YamlEntry, YamlNode, YamlScalar } from "../../yaml/yaml-node.ts";
import { durationFix } from "../duration-fix.ts";
import type { Reading } from "../read-context.ts";
import { durationField, isInt64, oldBools, readString, textField, unquoteFix } from "../read-values.ts";
import { unmarshalProblem } from "../unmarshal-problem.ts";
import type { ConfigType } from "./config-struct.ts";
import type { ConfigValue } from "./config-value.ts";
import { goTypeOf } from "./go-type.ts";
import { goUrlProblem } from "./go-url.ts";
import { isPlaceholder } from "./placeholder.ts";
import { parseSize } from "./size.ts";

interface Place {
  readonly entry: YamlEntry;
  readonly reading: Reading;
}

/** Decodes a value that is no collection in Prometheus. What is still to be filled in by somebody else has no value. */
export function decodeScalar(node: YamlNode, type: ConfigType, place: Place): ConfigValue | undefined {
  switch (type.kind) {
    case "bool":
      return decodeBool(node, place);
    case "int":
    case "int64":
    case "uint":
    case "uint64":
    case "float":
      return decodeNumber(node, type.kind, place);
    case "duration":
      return decodeDuration(node, place);
    default:
      return decodeText(node, type, place);
  }
}

function decodeText(node: YamlNode, type: ConfigType, { entry, reading }: Place): ConfigValue | undefined {
  const goType = goTypeOf(type);
  if (node.kind !== "scalar" && goType !== "string") {
    reading.problems.push(unmarshalProblem(node, goType));
    return undefined;
  }
  const scalar = readString(node, reading);
  if (scalar === undefined) return undefined;
  const message = problemOfText(scalar.value, type);
  if (message !== undefined) {
    if (isPlaceholder(scalar.value)) return undefined;
    reading.problems.push({ check: "invalid-prometheus-config", span: scalar.span, message });
  }
  return { kind: "text", field: textField(entry, scalar, reading.context.text) };
}

function problemOfText(text: string, { kind }: ConfigType): string | undefined {
  if (kind === "url") return goUrlProblem(text);
  if (kind !== "bytes") return undefined;
  const size = parseSize(text);
  return size.ok ? undefined : size.message;
}

function decodeDuration(node: YamlNode, { entry, reading }: Place): ConfigValue | undefined {
  const scalar = readString(node, reading);
  if (scalar === undefined) return undefined;
  const { text } = reading.context;
  const parsed = parseDuration(scalar.value);
  if (!parsed.ok) {
    if (isPlaceholder(scalar.value)) return undefined;
    const span = scalar.value === "" ? scalar.span : scalarMap(text, scalar).spanToSource(parsed.span);
    const fix = durationFix(text, scalar);
    const problem = { check: "invalid-duration", span, message: parsed.message };
    reading.problems.push({ ...problem, ...(fix && { fixes: [fix] }) });
  }
  const milliseconds = parsed.ok ? parsed.milliseconds : undefined;
  return { kind: "duration", field: durationField(entry, { scalar, text, milliseconds }) };
}

function decodeBool(node: YamlNode, { reading }: Place): ConfigValue | undefined {
  if (node.kind === "scalar") {
    const { value, style } = node;
    if (scalarType(node) === "!!bool") return { kind: "bool", value: /^t/i.test(value) };
    if (oldBools.has(value) && style === "plain") return { kind: "bool", value: /^(?:y|on)/i.test(value) };
    if (isPlaceholder(value)) return undefined;
  }
  reading.problems.push(unmarshalProblem(node, "bool"));
  return undefined;
}

type NumberKind = "int" | "int64" | "uint" | "uint64" | "float";

function decodeNumber(node: YamlNode, kind: NumberKind, { entry, reading }: Place): ConfigValue | undefined {
  if (node.kind === "scalar") {
    const number = numberOf(node, kind);
    if (number !== undefined) {
      return { kind: "number", number, field: textField(entry, node, reading.context.text) };
    }
    if (isPlaceholder(node.value)) return undefined;
  }
  const fix = node.kind === "scalar" ? unquoteFix(node) : undefined;
  reading.problems.push({
    ...unmarshalProblem(node, kind === "float" ? "float64" : kind),
    ...(fix && { fixes: [fix] }),
  });
  return undefined;
}

/** go-yaml cuts fractions off. */
function numberOf(scalar: YamlScalar, kind: NumberKind): number | undefined {
  const type = scalarType(scalar);
  if (type !== "!!int" && type !== "!!float") return undefined;
  const number = toNumber(scalar.value, type);
  if (kind === "float") return number;
  if (kind === "uint" || kind === "uint64") {
    return number >= 0 && number <= 2 ** 64 ? Math.trunc(number) : undefined;
  }
  const fits = type === "!!int" ? isInt64(scalar.value) : number <= 2 ** 63;
  return fits ? Math.trunc(number) : undefined;
}

function toNumber(text: string, type: string): number {
  const digits = text.replaceAll("_", "");
  const sign = digits.startsWith("-") ? -1 : 1;
  const plain = digits.replace(/^[-+]/, "");
  if (/^\.inf$/i.test(plain)) return sign * Number.POSITIVE_INFINITY;
  // A leading zero means octal.
  if (type === "!!int" && /^0\d/.test(plain)) return sign * Number.parseInt(plain, 8);
  return sign * Number(plain);
}
