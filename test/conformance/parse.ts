import { inferType } from "../../server/src/core/promql/infer-type.ts";
import { parseExpression } from "../../server/src/core/promql/parse.ts";
import { byteOffsets, decodeHex } from "./bytes.ts";
import { regexCompiler } from "./regex-compiler.ts";
import { differenceOf, type Outcome, readCaseFile, type Suite } from "./suite.ts";
import { upstreamTree } from "./upstream-tree.ts";

interface ParseCase {
  readonly input?: string;
  readonly input_hex?: string;
  readonly ok: boolean;
  readonly needs: readonly string[];
  readonly type?: string;
  readonly ast?: unknown;
  readonly errors?: readonly UpstreamError[];
}

interface UpstreamError {
  readonly message: string;
  readonly range: readonly [number, number];
}

/** A long input and its many errors, written as repetitions. */
interface LongCase {
  readonly input_parts: readonly (readonly [string, number])[];
  readonly errors: readonly {
    readonly message: string;
    readonly start: number;
    readonly startStep: number;
    readonly end: number;
    readonly endStep: number;
    readonly count: number;
  }[];
}

interface ParseFile {
  readonly meta: { readonly options_of_the_upstream_test: readonly string[] };
  readonly cases: readonly ParseCase[];
  readonly perf: readonly LongCase[];
}

/** Accepted or rejected, the type and tree of what is accepted, every message and its place of what is not. */
export const parseSuite: Suite = {
  name: "promql-parse",
  *run() {
    const file = readCaseFile<ParseFile>("promql-parse.json");
    const features = file.meta.options_of_the_upstream_test;
    for (const each of file.cases) yield compare(each, new Set([...features, ...each.needs]));
    for (const each of file.perf) yield compareLong(each);
  },
};

function compare(each: ParseCase, features: ReadonlySet<string>): Outcome {
  const text = each.input ?? decodeHex(each.input_hex!);
  const toBytes = byteOffsets(text);
  const { root, problems } = parseExpression(text, { features, regex: regexCompiler });
  const errors = problems.map(({ message, span }) => ({
    message,
    range: [toBytes(span.from), toBytes(span.to)],
  }));
  const difference =
    differenceOf(errors, each.errors ?? []) ??
    (each.ok ? differenceOf(inferType(root), each.type) : undefined) ??
    (each.ok && each.ast !== undefined
      ? differenceOf(upstreamTree(root!, toBytes), comparable(each.ast))
      : undefined);
  return { title: text, difference };
}

function compareLong({ input_parts, errors }: LongCase): Outcome {
  const text = input_parts.map(([part, count]) => part.repeat(count)).join("");
  const expected = errors.flatMap(({ message, start, startStep, end, endStep, count }) =>
    Array.from({ length: count }, (_, index) => ({
      message,
      range: [start + index * startStep, end + index * endStep],
    })),
  );
  const before = performance.now();
  const { problems } = parseExpression(text, { features: new Set(), regex: regexCompiler });
  const milliseconds = performance.now() - before;
  const actual = problems.map(({ message, span }) => ({ message, range: [span.from, span.to] }));
  const isFast = milliseconds < 1000;
  return {
    title: `${text.slice(0, 20)}… (${text.length} characters)`,
    difference: isFast ? differenceOf(actual, expected) : `took ${Math.round(milliseconds)} ms`,
  };
}

/**
 * An expected tree with its keys in order and without what says nothing about the text: defaults that some cases spell
 * out, a flag that is set while types are checked, and the places of duration expressions, which upstream half fills in.
 */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value;
  if ("hex" in value && typeof value.hex === "string") return decodeHex(value.hex);
  const isDuration = "kind" in value && value.kind === "DurationExpr";
  const entries = Object.entries(value).filter(([key, each]) => {
    if (each === null || key === "bypassEmptyMatcherCheck") return false;
    if (isDuration && (key === "startPos" || key === "endPos")) return false;
    return key !== "offsetMs" || each !== 0;
  });
  const inOrder = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(inOrder.map(([key, each]) => [key, comparable(each)]));
}
