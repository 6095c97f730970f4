import type { LabelEntry, Rule } from "../files/rule-file.ts";
import type { Expression } from "../promql/ast.ts";
import { isComparisonOperator } from "../promql/operators.ts";
import { withoutParens } from "../promql/without-parens.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import type { RuleCheck } from "./check.ts";
import { ruleTemplates } from "./rule-templates.ts";
import { soundExpression } from "./sound-expression.ts";

/** Rates and ratios have as many digits as there are: `0.33333333333333331` tells people less than `0.3333`. */
export const missingHumanize: RuleCheck = {
  id: "missing-humanize",
  summary: "A rate or a ratio in a text with all of its digits",
  severity: "hint",
  looksAt: "rule",
  mayFind: (rule) =>
    rule.kind === "alerting" && fractionIn(soundExpression(rule)) !== undefined && mayBeBareIn(rule),

  *run(subject) {
    const root = soundExpression(subject.rule);
    const what = fractionIn(root);
    if (what === undefined) return;
    const isShare = what === "ratio" && comparesWithShare(root!) && !hasUnit.test(subject.rule.expr!.value);
    const name = isShare ? "humanizePercentage" : "humanize";
    for (const { outputs, map, isLabel, entry } of ruleTemplates(subject, mayBeBareAt)) {
      if (isLabel) continue;
      for (const { span, isBare } of outputs) {
        if (!isBare) continue;
        const at = { from: span.to, to: span.to };
        const edit = replaceInScalar(subject.text, entry.value, { span: at, newText: ` | ${name}` });
        // A sign behind it is of the unit that the value is said to be in.
        const isPercent = isShare && /^\s*-?\}\}\s*%/.test(entry.text.slice(span.to));
        yield {
          span: map.spanToSource(span),
          message: `The value is a ${what} and has many digits: \`${name}\` makes it readable.`,
          ...(edit && !isPercent && { fixes: [{ title: `Add ${name}`, safe: false, edits: [edit] }] }),
        };
      }
    }
  },
};

function mayBeBareIn({ annotations }: Rule): boolean {
  return annotations?.labels.some(mayBeBareAt) === true;
}

function mayBeBareAt({ text }: LabelEntry): boolean {
  return mayBeBare.test(text);
}

/** Most write it by way of a function. */
const mayBeBare = /(?:\$value|\.Value) *(?:-?\}\}|\))|(?:=|with) *(?:\$value|\.Value)/;

/** Then it is how long or how much one of something is: a mean duration is no share. */
const hasUnit = /_(?:sum|count|seconds|milliseconds|ms|bytes)(?:_total)?\b/;

type Fraction = "rate" | "ratio";

/** What makes that the value of an expression has a fraction, as far as it is certain. */
function fractionIn(root: Expression | undefined): Fraction | undefined {
  let part = root;
  while (part !== undefined) {
    switch (part.kind) {
      case "ParenExpr":
      case "UnaryExpr":
      case "SubqueryExpr":
        part = part.expr;
        break;
      case "AggregateExpr":
        if (!/^(?:sum|avg|min|max|topk|bottomk|limitk|limit_ratio|quantile)$/.test(part.op)) return undefined;
        part = part.expr;
        break;
      case "Call":
        if (/^(?:i?rate|deriv)$/.test(part.name)) return "rate";
        if (!/^(?:sort|sort_desc|abs|(?:min|max|avg|sum|last)_over_time)$/.test(part.name)) return undefined;
        part = part.args.items[0];
        break;
      case "BinaryExpr": {
        const { op, lhs, rhs, returnBool } = part as Extract<Expression, { kind: "BinaryExpr" }>;
        if (op === "/" && !isNumber(rhs)) return "ratio";
        if (/^[-+*/]$/.test(op)) return fractionIn(lhs) ?? (rhs && fractionIn(rhs));
        if (returnBool !== undefined || !(op === "and" || op === "unless" || isComparisonOperator(op)))
          return undefined;
        part = isNumber(lhs) ? rhs : lhs;
        break;
      }
      default:
        return undefined;
    }
  }
  return undefined;
}

/** Of a whole that is 1, and not of 100 or of what each of something takes. */
function comparesWithShare(root: Expression): boolean {
  let part: Expression | undefined = root;
  while (part?.kind === "ParenExpr" || (part?.kind === "BinaryExpr" && !isComparisonOperator(part.op))) {
    part = part.kind === "ParenExpr" ? part.expr : part.lhs;
  }
  if (part?.kind !== "BinaryExpr" || part.rhs?.kind !== "NumberLiteral") return false;
  return part.rhs.value > 0 && part.rhs.value < 1;
}

function isNumber(part: Expression | undefined): boolean {
  return withoutParens(part)?.kind === "NumberLiteral";
}
