import type { LabelSetFacts } from "../facts/facts.ts";
import type { BinaryExpr, Expression, VectorMatching } from "../promql/ast.ts";
import { inferType } from "../promql/infer-type.ts";
import { isComparisonOperator } from "../promql/operators.ts";
import { printExpression } from "../promql/print.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { childrenOf, walk } from "../promql/visit.ts";
import { bareExpression } from "./bare-expression.ts";
import type { Finding, ProjectRuleCheck, RuleInProject } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { settledExpression } from "./settled-expression.ts";
import { someValues } from "./some-values.ts";

/** An operator between vectors takes pairs of elements with the same labels, and gives nothing where there is no pair. */
export const unmatchedSides: ProjectRuleCheck = {
  id: "unmatched-sides",
  summary: "An operator whose sides have no labels in common on the server",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    const root = settledExpression(subject.rule);
    const waiting: Expression[] = root === undefined ? [] : [root];
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      if (joins(part)) {
        const judged = judge(part, subject);
        if (judged === "matches") continue;
        if (judged !== undefined) {
          yield judged;
          continue;
        }
      }
      if (part.kind !== "Call" || !part.name.startsWith("absent")) waiting.push(...childrenOf(part));
    }
  },
};

/** Whether both sides have to have something in common for a result. */
function joins(part: Expression): part is BinaryExpr & { readonly rhs: Expression } {
  if (part.kind !== "BinaryExpr" || part.op === "or" || part.op === "unless") return false;
  const { fillLeft, fillRight } = part.vectorMatching ?? {};
  if (fillLeft !== undefined || fillRight !== undefined) return false;
  return inferType(part.lhs) === "vector" && inferType(part.rhs) === "vector";
}

/** The whole is asked for first, and where it has a result, all within it has too. */
function judge(
  part: BinaryExpr & { readonly rhs: Expression },
  { rule, text, facts }: RuleInProject,
): Finding | "matches" | undefined {
  const bare = bareExpression(part);
  if (bare?.kind !== "BinaryExpr" || bare.rhs === undefined) return undefined;
  const whole = facts.labelSets(printExpression(bare));
  if (whole === undefined) return "matches";
  if (whole.sets.length > 0 || !whole.isComplete) return "matches";
  const left = facts.labelSets(printExpression(bare.lhs));
  const right = facts.labelSets(printExpression(bare.rhs));
  if (!isKnown(left) || !isKnown(right)) return undefined;
  const isChosen = choosesByValue(bare.lhs) || choosesByValue(bare.rhs);
  const reason = whyUnmatched({ left, right, op: part.op, matching: part.vectorMatching, isChosen });
  if (reason === undefined) return undefined;
  const editor = new ExpressionEditor(rule.expr!, text);
  return {
    span: editor.place(part.vectorMatching?.matching?.span ?? part.opSpan),
    message: `No series of one side matches one of the other: ${reason}, says ${facts.source!.name}. This gives nothing.`,
  };
}

/** Comparisons with numbers are gone already. */
function choosesByValue(side: Expression): boolean {
  for (const part of walk(side)) {
    if (part.kind === "AggregateExpr" && /k$|^limit/.test(part.op)) return true;
    if (part.kind === "VectorSelector" && part.name?.startsWith("ALERTS") === true) return true;
    if (part.kind !== "BinaryExpr") continue;
    if (part.op === "and" || part.op === "unless") return true;
    if (isComparisonOperator(part.op) && part.returnBool === undefined) return true;
  }
  return false;
}

function isKnown(facts: LabelSetFacts | undefined): facts is LabelSetFacts {
  return facts?.isComplete === true && facts.sets.length > 0;
}

interface Sides {
  readonly left: LabelSetFacts;
  readonly right: LabelSetFacts;
  readonly op: BinaryExpr["op"];
  readonly matching: VectorMatching | undefined;
  /** Whether the values of samples decide which series a side has. */
  readonly isChosen: boolean;
}

/** The label that keeps the sides apart, in words; missing where it is not one label alone, or may be another one soon. */
function whyUnmatched({ left, right, op, matching, isChosen }: Sides): string | undefined {
  for (const name of matchedNames(left, right, matching)) {
    const ofLeft = valuesOf(name, left);
    const ofRight = valuesOf(name, right);
    if ([...ofLeft].some((value) => ofRight.has(value))) continue;
    // A label that is missing counts as empty.
    if (isNone(ofLeft)) return `\`${name}\` is only on the right`;
    if (isNone(ofRight)) return `\`${name}\` is only on the left`;
    // A side that is chosen by values has a few of the series, and others tomorrow; that of `and` often has, too.
    if (isChosen || (op === "and" && (ofLeft.size < 2 || ofRight.size < 2))) continue;
    return `\`${name}\` is ${someValues(ofLeft)} on the left and ${someValues(ofRight)} on the right`;
  }
  return undefined;
}

function matchedNames(
  left: LabelSetFacts,
  right: LabelSetFacts,
  matching: VectorMatching | undefined,
): readonly string[] {
  const written = matching?.matching;
  const listed = written?.labels?.labels.map(({ name }) => name) ?? [];
  if (written?.on === true) return listed;
  const names = new Set([...left.sets, ...right.sets].flatMap((labels) => [...labels.keys()]));
  for (const name of [metricNameLabel, ...listed]) names.delete(name);
  return [...names].sort();
}

function valuesOf(name: string, { sets }: LabelSetFacts): ReadonlySet<string> {
  return new Set(sets.map((labels) => labels.get(name) ?? ""));
}

function isNone(values: ReadonlySet<string>): boolean {
  return values.size === 1 && values.has("");
}
