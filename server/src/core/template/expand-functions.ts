import { parseSignedDuration } from "../promql/duration.ts";
import type { CompiledPattern, RegexCompiler } from "../regex/regex-compiler.ts";
import { goQuote } from "../text/go-quote.ts";
import { indexOf, lengthOf, sliceOf } from "./collection.ts";
import { equalsAny, isAtMost, isLess } from "./comparison.ts";
import { escapeForHtml, escapeForQuery, escapeForScript } from "./escape-text.ts";
import { FunctionError, UnknownExpansion } from "./expansion-stop.ts";
import {
  compareBytes,
  type GoStruct,
  type GoValue,
  goBool,
  goFloat,
  goString,
  isTrue,
  nilValue,
} from "./go-value.ts";
import { stripDomain, stripPort } from "./host-port.ts";
import {
  humanize,
  humanize1024,
  humanizeDuration,
  humanizePercentage,
  humanizeTimestamp,
  toNanoseconds,
  toNumber,
} from "./humanize.ts";
import { printAll, printValue, withoutPointer } from "./print-value.ts";
import { printFormat } from "./print-verbs.ts";

/** What Go asks of an argument; `value` takes anything without a look. */
export type ParamType = "string" | "any" | "value" | "vector" | "sample";

export interface ExpandFunction {
  readonly params: readonly ParamType[];
  /** The last parameter takes any number of arguments. */
  readonly isVariadic: boolean;
  /** The first argument that is true, or false, is the result: those behind it are not evaluated. */
  readonly decides?: boolean;
  call(given: readonly GoValue[], world: TemplateWorld): GoValue;
}

/** What a template can ask for beside its data. */
export interface TemplateWorld {
  /** Runs a query; nothing when its result is not known here. */
  query(expression: string): QueryAnswer | undefined;
  readonly regex: RegexCompiler;
  readonly externalUrl: string;
  /** Milliseconds since 1970 at the evaluation. */
  readonly now: number;
}

export type QueryAnswer =
  | { readonly kind: "vector"; readonly samples: readonly TemplateSample[] }
  | { readonly kind: "error"; readonly message: string };

export interface TemplateSample {
  readonly labels: Readonly<Record<string, string>>;
  /** A number, or the text of a native histogram. */
  readonly value: number | { readonly histogram: string };
}

/** The type of a result of `query`. */
export const vectorType = "template.queryResult";
export const sampleType = "*template.sample";

export function findExpandFunction(name: string): ExpandFunction | undefined {
  return functions.get(name);
}

/** Labels as templates see them. */
export function labelsValue(labels: Readonly<Record<string, string>>): GoValue {
  const entries = Object.entries(labels).map(([name, value]) => [name, goString(value)] as const);
  return { kind: "map", of: "string", entries: new Map(entries) };
}

export function sampleValue(value: TemplateSample["value"]): GoValue {
  return typeof value === "number" ? goFloat(value) : { kind: "histogram", text: value.histogram };
}

const functions = new Map<string, ExpandFunction>();

function define(name: string, params: string, call: ExpandFunction["call"]): void {
  const types = params === "" ? [] : params.replace("...", "").split(" ");
  functions.set(name, { params: types as ParamType[], isVariadic: params.endsWith("..."), call });
}

/** A function of a text. */
function defineText(name: string, change: (text: string, world: TemplateWorld) => string): void {
  define(name, "string", ([text], world) => goString(change(textOf(text), world)));
}

/** A function of anything that is a number. */
function defineNumber(name: string, change: (number: number) => GoValue): void {
  define(name, "any", ([value]) => change(toNumber(value!)));
}

define("query", "string", ([expression], world) => {
  const answer = world.query(textOf(expression));
  if (answer === undefined) throw new UnknownExpansion("What the query returns is not known here.");
  if (answer.kind === "error") throw new FunctionError(answer.message);
  const items = answer.samples.map(({ labels, value }): GoValue => {
    const fields = new Map([
      ["Labels", labelsValue(labels)],
      ["Value", sampleValue(value)],
    ]);
    return { kind: "struct", type: sampleType, fields };
  });
  return { kind: "list", type: vectorType, items };
});
define("first", "vector", ([vector]) => {
  const item = itemsOf(vector)[0];
  if (item === undefined) throw new FunctionError("first() called on vector with no elements");
  return item;
});
define("label", "string sample", ([name, sample]) => goString(labelOf(sampleOf(sample), textOf(name))));
define("value", "sample", ([sample]) => sampleOf(sample).fields.get("Value") ?? nilValue);
define("strvalue", "sample", ([sample]) => goString(labelOf(sampleOf(sample), "__value__")));
define("sortByLabel", "string vector", ([name, vector]) => {
  const label = textOf(name);
  const items = [...itemsOf(vector)].sort((a, b) =>
    compareBytes(labelOf(sampleOf(a), label), labelOf(sampleOf(b), label)),
  );
  return { kind: "list", type: vectorType, items };
});
define("args", "any...", (given) => ({
  kind: "map",
  of: "any",
  entries: new Map(given.map((value, index) => [`arg${index}`, value])),
}));
define("reReplaceAll", "string string string", ([pattern, replacement, text], { regex }) => {
  const source = textOf(pattern);
  const compiled = regex(source);
  if (compiled.ok) return goString(compiled.replaceAll(textOf(text), textOf(replacement)));
  const quoted = /[`\0-\x08\x0a-\x1f\x7f\ufeff]/.test(source) ? goQuote(source) : `\`${source}\``;
  throw new FunctionError(`regexp: Compile(${quoted}): ${compiled.message}`);
});
define("match", "string string", ([pattern, text], { regex }) => {
  const source = textOf(pattern);
  const compiled = regex(source);
  if (!compiled.ok) throw new FunctionError(compiled.message);
  return goBool(isFound(regex(`(?s:.*)(?-s:${source})(?s:.*)`), textOf(text)));
});
defineText("safeHtml", (text) => text);
defineText("title", title);
defineText("toUpper", (text) => mapCharacters(text, (character) => character.toUpperCase()));
defineText("toLower", (text) => mapCharacters(text, (character) => character.toLowerCase()));
defineText("graphLink", (text) => `/graph?g0.expr=${escapeForQuery(text)}&g0.tab=0`);
defineText("tableLink", (text) => `/graph?g0.expr=${escapeForQuery(text)}&g0.tab=1`);
defineText("stripPort", stripPort);
defineText("stripDomain", stripDomain);
defineText("urlQueryEscape", escapeForQuery);
define("parseDuration", "string", ([text]) => {
  const parsed = parseSignedDuration(textOf(text));
  if (!parsed.ok) throw new FunctionError(parsed.message);
  return goFloat(parsed.milliseconds / 1000);
});
defineNumber("humanize", (number) => goString(humanize(number)));
defineNumber("humanize1024", (number) => goString(humanize1024(number)));
defineNumber("humanizeDuration", (number) => goString(humanizeDuration(number)));
defineNumber("humanizePercentage", (number) => goString(humanizePercentage(number)));
defineNumber("humanizeTimestamp", (number) => goString(humanizeTimestamp(number)));
defineNumber("toTime", (number) => ({ kind: "time", nanoseconds: toNanoseconds(number) }));
defineNumber("toDuration", (number) => {
  const nanoseconds = number * 1e9;
  if (!(Math.abs(nanoseconds) < 2 ** 63)) throw new UnknownExpansion("This duration is too long.");
  return { kind: "duration", nanoseconds: BigInt(Math.trunc(nanoseconds)) };
});
define("now", "", (_, { now }) => goFloat(now / 1000));
define("externalURL", "", (_, { externalUrl }) => goString(externalUrl));
define("pathPrefix", "", (_, { externalUrl }) => {
  const path = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(externalUrl)?.[1];
  if (path === undefined || path.includes("%")) throw new UnknownExpansion("The path is not known here.");
  return goString(path);
});

for (const [name, decides] of [
  ["and", false],
  ["or", true],
] as const) {
  functions.set(name, { params: ["value", "value"], isVariadic: true, decides, call: () => nilValue });
}
define("not", "value", ([value]) => goBool(!isTrue(value!)));
define("len", "value", ([value]) => lengthOf(value!));
define("index", "value value...", ([item, ...keys]) => indexOf(item!, keys));
define("slice", "value value...", ([item, ...indexes]) => sliceOf(item!, indexes));
define("print", "any...", (given) => goString(printAll(given)));
define("println", "any...", (given) => goString(`${given.map(printValue).join(" ")}\n`));
define("printf", "string any...", ([format, ...values]) => goString(printFormat(textOf(format), values)));
define("html", "any...", (given) => goString(escapeForHtml(joined(given))));
define("js", "any...", (given) => goString(escapeForScript(joined(given))));
define("urlquery", "any...", (given) => goString(escapeForQuery(joined(given))));
define("call", "value value...", () => {
  throw new UnknownExpansion("What is called is not known here.");
});
define("eq", "value value...", ([first, ...others]) => goBool(equalsAny(first!, others)));
define("ne", "value value", ([a, b]) => goBool(!equalsAny(a!, [b!])));
define("lt", "value value", ([a, b]) => goBool(isLess(a!, b!)));
define("le", "value value", ([a, b]) => goBool(isAtMost(a!, b!)));
define("gt", "value value", ([a, b]) => goBool(!isAtMost(a!, b!)));
define("ge", "value value", ([a, b]) => goBool(!isLess(a!, b!)));

function textOf(value: GoValue | undefined): string {
  return value?.kind === "string" ? value.value : "";
}

function itemsOf(value: GoValue | undefined): readonly GoValue[] {
  return value?.kind === "list" ? value.items : [];
}

function sampleOf(value: GoValue | undefined): GoStruct {
  if (value?.kind === "struct") return value;
  throw new FunctionError("runtime error: invalid memory address or nil pointer dereference");
}

function labelOf({ fields }: GoStruct, name: string): string {
  const labels = fields.get("Labels");
  return labels?.kind === "map" ? textOf(labels.entries.get(name)) : "";
}

function isFound(compiled: ReturnType<RegexCompiler>, text: string): boolean {
  if (!compiled.ok) throw new UnknownExpansion("Whether the pattern is found is not known here.");
  return (compiled satisfies CompiledPattern).matches(text);
}

/** A single text as it is; anything else as it is printed. */
function joined(given: readonly GoValue[]): string {
  return printAll(
    given.map((value) => (value.kind === "nil" ? goString("<no value>") : withoutPointer(value))),
  );
}

/** Go changes characters one by one, and leaves those whose change would be several. */
function mapCharacters(text: string, change: (character: string) => string): string {
  return text.replace(/[^\0-\x7f]|[a-zA-Z]/gu, (character) => {
    const changed = change(character);
    return changed.length === character.length ? changed : character;
  });
}

function title(text: string): string {
  if (!/^[a-zA-Z -]*$/.test(text)) throw new UnknownExpansion("Where words start is not known here.");
  return text.replace(/(?<![a-zA-Z])[a-z]/g, (letter) => letter.toUpperCase());
}
