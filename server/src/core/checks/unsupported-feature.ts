import type { ServerFacts } from "../facts/facts.ts";
import type { Expression, SelectorModifiers } from "../promql/ast.ts";
import { findFunction } from "../promql/functions.ts";
import { findAggregation } from "../promql/keywords.ts";
import { isValidLabelName } from "../promql/names.ts";
import { childrenOf } from "../promql/visit.ts";
import type { Span } from "../text/span.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { asksForFlags } from "./offered-features.ts";
import { settledExpression } from "./settled-expression.ts";

/** What the version of the server does not know yet, or what none of its feature flags allows: it refuses the whole file. */
export const unsupportedFeature: ProjectRuleCheck = {
  id: "unsupported-feature",
  summary: "A function or an operator that the server does not offer",
  severity: "error",
  looksAt: "rule-in-project",
  needs: "facts",

  *run({ rule, text, facts }) {
    const features = featuresIn(settledExpression(rule));
    // Where a flag is needed, what was found is to be looked at again when it is known which ones the server has.
    const matters = features.length > 0 || asksForFlags(rule);
    const server = matters ? facts.server : undefined;
    // The others count their versions in their own way.
    if (server?.product !== "prometheus") return;
    const told = new Set<string>();
    for (const feature of features) {
      const lack = lackOf(feature, server);
      if (lack === undefined || told.has(feature.what)) continue;
      told.add(feature.what);
      yield {
        span: new ExpressionEditor(rule.expr!, text).place(feature.span),
        message: `${feature.what} ${lack}, says ${facts.source!.name}: the server refuses this rule.`,
      };
    }
  },
};

interface Feature {
  /** At the start of a sentence. */
  readonly what: string;
  readonly span: Span;
  /** The first release that has it. */
  readonly since: string;
  /** What `--enable-feature` has to name, and the first release where it does not have to. */
  readonly flag?: string | undefined;
  readonly stableSince?: string | undefined;
}

function lackOf(
  { since, flag, stableSince }: Feature,
  { version, features }: ServerFacts,
): string | undefined {
  if (version !== undefined && isOlder(version, since)) {
    return `came with Prometheus ${since}, and the server runs ${version}`;
  }
  if (flag === undefined || features === undefined || features.has(flag)) return undefined;
  // A release that has it without the flag, or may have: nobody knows what those to come do.
  if (stableSince !== undefined && (version === undefined || !isOlder(version, stableSince)))
    return undefined;
  if (version !== undefined && isOlder(newestKnown, version)) return undefined;
  return `needs \`--enable-feature=${flag}\`, which is not set`;
}

/** The newest release that functions and flags are known of. */
const newestKnown = "3.14";

function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.-]/).map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split(".").map(Number);
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}

/** What of an expression not all releases since 2.0 know, or not without a flag. */
function featuresIn(root: Expression | undefined): readonly Feature[] {
  const found: Feature[] = [];
  const waiting: { readonly part: Expression; readonly isLength?: boolean }[] =
    root === undefined ? [] : [{ part: root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { part } = next;
    const own = part.kind === "NumberLiteral" ? ofNumber(part, next.isLength === true) : ofPart(part);
    for (const feature of own) found.push(feature);
    if (part.kind === "DurationExpr") continue;
    const lengths = lengthsOf(part);
    for (const child of childrenOf(part)) waiting.push({ part: child, isLength: lengths.includes(child) });
  }
  return found.length === 0 ? none : found.sort((one, other) => one.span.from - other.span.from);
}

function lengthsOf(part: Expression): readonly (Expression | undefined)[] {
  switch (part.kind) {
    case "VectorSelector":
      return [part.offset?.duration];
    case "MatrixSelector":
      return [part.range, part.offset?.duration];
    case "SubqueryExpr":
      return [part.range, part.step, part.offset?.duration];
    default:
      return none;
  }
}

function ofNumber({ duration, span }: Extract<Expression, { kind: "NumberLiteral" }>, isLength: boolean) {
  if (duration === isLength) return none;
  const what = isLength ? "A number of seconds as a length of time" : "A duration as a number";
  return [{ what, span, since: "2.54" }];
}

const functionFlag = "promql-experimental-functions";

function ofPart(part: Expression): readonly Feature[] {
  switch (part.kind) {
    case "Call": {
      const called = findFunction(part.name);
      if (called === undefined || (called.since === "2.0" && !called.experimental)) return none;
      const { since, stableSince, experimental } = called;
      const flag = experimental || stableSince !== undefined ? functionFlag : undefined;
      return [{ what: `\`${part.name}()\``, span: part.nameSpan, since, flag, stableSince }];
    }
    case "AggregateExpr": {
      const called = findAggregation(part.op);
      if (called === undefined || called.since === "2.0") return none;
      const flag = called.experimental ? functionFlag : undefined;
      return [{ what: `\`${part.op}()\``, span: part.opSpan, since: called.since, flag }];
    }
    case "BinaryExpr":
      return ofBinary(part);
    case "DurationExpr": {
      const flag = "promql-duration-expr";
      return [
        { what: "Arithmetic with durations", span: part.span, since: "3.4", flag, stableSince: "3.14" },
      ];
    }
    case "VectorSelector":
      return [...ofModifiers(part), ...ofNames(part)];
    case "MatrixSelector":
    case "SubqueryExpr":
      return ofModifiers(part);
    default:
      return none;
  }
}

function ofBinary({ op, opSpan, vectorMatching }: Extract<Expression, { kind: "BinaryExpr" }>): Feature[] {
  const found: Feature[] = [];
  if (op === "atan2") found.push({ what: "`atan2`", span: opSpan, since: "2.31" });
  if (op === "</" || op === ">/") found.push({ what: `\`${op}\``, span: opSpan, since: "3.11" });
  const fill = vectorMatching?.fillLeft ?? vectorMatching?.fillRight;
  if (fill !== undefined) {
    const flag = "promql-binop-fill-modifiers";
    found.push({ what: "`fill`", span: fill.keywordSpan, since: "3.10", flag });
  }
  return found;
}

/** `@` and negative offsets need no flag since 2.33, and nearly no server is older. */
function ofModifiers({ anchored, smoothed }: SelectorModifiers): Feature[] {
  const found: Feature[] = [];
  const flag = "promql-extended-range-selectors";
  if (anchored !== undefined) found.push({ what: "`anchored`", span: anchored, since: "3.7", flag });
  if (smoothed !== undefined) found.push({ what: "`smoothed`", span: smoothed, since: "3.7", flag });
  return found;
}

/** Names in quotes. */
function ofNames({ matchers }: Extract<Expression, { kind: "VectorSelector" }>): Feature[] {
  const quoted = matchers.find(
    ({ name, nameSpan }) => nameSpan === undefined || !isValidLabelName(name, "legacy"),
  );
  return quoted === undefined ? [] : [{ what: "A name in quotes", span: quoted.span, since: "3.0" }];
}

const none: readonly never[] = [];
