import { parseDuration } from "../promql/duration.ts";
import type { Fix } from "../text/fix.ts";
import { scalarMap } from "../yaml/scalar-map.ts";
import { scalarType } from "../yaml/scalar-type.ts";
import type { ScalarMap, YamlEntry, YamlNode, YamlScalar } from "../yaml/yaml-node.ts";
import { decodedScalar } from "./binary-scalar.ts";
import { durationFix } from "./duration-fix.ts";
import { parseLooseDuration } from "./loose-duration.ts";
import { quoteMappingFix } from "./quote-fix.ts";
import type { Reading } from "./read-context.ts";
import { type Field, isNull } from "./read-fields.ts";
import type { DurationField, TextField } from "./rule-file.ts";
import { unmarshalProblem } from "./unmarshal-problem.ts";

/** A text, also when it looks like a number or a truth value: go-yaml takes every scalar for a string that asks for one. */
export function readText(field: Field | undefined, reading: Reading): TextField | undefined {
  const scalar = readScalar(field, "string", reading);
  return scalar === undefined ? undefined : new ReadTextField(field!.entry, scalar, reading.context.text);
}

/** The text of a scalar that stands in a field, or in a list that is the field's value. */
export function textField(entry: YamlEntry, scalar: YamlScalar, text: string): TextField {
  return new ReadTextField(entry, scalar, text);
}

/** The same for a duration. */
export function durationField(
  entry: YamlEntry,
  read: {
    readonly scalar: YamlScalar;
    readonly text: string;
    readonly milliseconds: number | undefined;
  },
): DurationField {
  return new ReadDurationField(entry, read.scalar, read.text, read.milliseconds);
}

export function readDuration(field: Field | undefined, reading: Reading): DurationField | undefined {
  const scalar = readScalar(field, "string", reading);
  if (scalar === undefined) return undefined;
  const { text, dialect, resource } = reading.context;
  if (scalar.value === "" && resource?.emptyDurations === true) return undefined;
  const parsed =
    dialect === "victoriametrics" ? parseLooseDuration(scalar.value) : parseDuration(scalar.value);
  if (!parsed.ok) {
    const span = scalar.value === "" ? scalar.span : scalarMap(text, scalar).spanToSource(parsed.span);
    const fix = durationFix(text, scalar);
    reading.problems.push({
      check: "invalid-duration",
      span,
      message: parsed.message,
      ...(fix && { fixes: [fix] }),
    });
  }
  return new ReadDurationField(field!.entry, scalar, text, parsed.ok ? parsed.milliseconds : undefined);
}

/** A whole number as go-yaml decodes one: fractions are cut off, texts that hold digits are refused. */
export function readInt(field: Field | undefined, reading: Reading): TextField | undefined {
  const text = readScalar(field, "int", reading);
  if (text === undefined) return undefined;
  const type = scalarType(text);
  const fits = type === "!!int" ? isInt64(text.value) : type === "!!float" && Number(text.value) <= 2 ** 63;
  if (!fits && !/^-\.inf$/i.test(text.value)) {
    const fix = unquoteFix(text);
    reading.problems.push({ ...unmarshalProblem(text, "int"), ...(fix && { fixes: [fix] }) });
    return undefined;
  }
  return new ReadTextField(field!.entry, text, reading.context.text);
}

/** A number in quotes is a text; without them it is what was meant. */
export function unquoteFix({ style, value, span, tag }: YamlScalar): Fix | undefined {
  const isQuoted = style === "single-quoted" || style === "double-quoted";
  if (!isQuoted || tag !== undefined || !/^\d{1,9}$/.test(value)) return undefined;
  return { title: "Remove the quotes", safe: true, edits: [{ span, newText: value }] };
}

/** Reads a field whose value nobody needs, for its mistakes. */
export function checkBool(field: Field, reading: Reading): void {
  const scalar = readScalar(field, "bool", reading);
  if (scalar === undefined || scalarType(scalar) === "!!bool" || oldBools.has(scalar.value)) return;
  reading.problems.push(unmarshalProblem(scalar, "bool"));
}

/** What YAML 1.1 took for truth values go-yaml still does where one is asked for. */
export const oldBools: ReadonlySet<string> = new Set(
  ["y", "yes", "on", "n", "no", "off"].flatMap((word) => [
    word,
    word.toUpperCase(),
    word[0]!.toUpperCase() + word.slice(1),
  ]),
);

export function checkTexts(field: Field, reading: Reading): void {
  const { value } = field.entry;
  if (isNull(value)) return;
  if (value.kind !== "list") {
    reading.problems.push(unmarshalProblem(value, "[]string"));
    return;
  }
  for (const item of value.items) {
    if (item.kind !== "scalar") reading.problems.push(unmarshalProblem(item, "string"));
  }
}

function readScalar(field: Field | undefined, goType: string, reading: Reading): YamlScalar | undefined {
  if (field === undefined || isNull(field.entry.value)) return undefined;
  const { value } = field.entry;
  if (goType === "string") return readString(value, reading);
  if (value.kind === "scalar") return value;
  reading.problems.push(unmarshalProblem(value, goType));
  return undefined;
}

/** A node that is not null where a text is asked for. */
export function readString(node: YamlNode, reading: Reading): YamlScalar | undefined {
  if (node.kind !== "scalar") {
    const fix = quoteMappingFix(reading.context.text, node.span);
    reading.problems.push({ ...unmarshalProblem(node, "string"), ...(fix && { fixes: [fix] }) });
    return undefined;
  }
  const scalar = decodedScalar(node);
  if (scalar === undefined) {
    const message = "!!binary value contains invalid base64 data";
    reading.problems.push({ check: "wrong-type", span: node.span, message });
  }
  return scalar;
}

export function isInt64(text: string): boolean {
  const digits = text.replaceAll("_", "");
  // Octals and binaries are far from the limit.
  if (!/^[-+]?\d+$/.test(digits)) return true;
  if (digits.length > 25) return false;
  const value = BigInt(digits.replace(/^\+/, ""));
  return -(2n ** 63n) <= value && value < 2n ** 63n;
}

/** The map is made when it is first asked for: few fields are ever pointed into. */
class ReadTextField implements TextField {
  readonly entry: YamlEntry;
  readonly scalar: YamlScalar;
  readonly #text: string;
  #map: ScalarMap | undefined;

  constructor(entry: YamlEntry, scalar: YamlScalar, text: string) {
    this.entry = entry;
    this.scalar = scalar;
    this.#text = text;
  }

  get value(): string {
    return this.scalar.value;
  }

  get map(): ScalarMap {
    this.#map ??= scalarMap(this.#text, this.scalar);
    return this.#map;
  }
}

class ReadDurationField extends ReadTextField implements DurationField {
  readonly milliseconds: number | undefined;

  constructor(entry: YamlEntry, scalar: YamlScalar, text: string, milliseconds: number | undefined) {
    super(entry, scalar, text);
    this.milliseconds = milliseconds;
  }
}
