import { keepsSeries, stringOf } from "../labels/infer-labels-aggregation.ts";
import type { AggregateExpr, BinaryExpr, Call, Expression } from "../promql/ast.ts";
import { inferType } from "../promql/infer-type.ts";
import { cardinalityOf } from "../promql/operators.ts";
import { metricNameLabel } from "../promql/selector.ts";
import type { Asked } from "./alert-target.ts";
import { allOf } from "./judge-matcher.ts";
import { judgeSelector, type SelectorContext } from "./judge-selector.ts";
import {
  asOptional,
  betterOf,
  bothOf,
  type Judged,
  needsNothing,
  oneOf,
  type RoleReason,
  withReason,
} from "./judged-expression.ts";
import { type KnownLabels, keepOnly, noLabelsAtAll, nothingKnown, withValues } from "./known-labels.ts";

/** Whether series of a target, or such that agree with them, get through an expression, as far as labels decide. */
export function judgeExpression(
  root: Expression | undefined,
  asked: Asked,
  context: Omit<SelectorContext, "judge">,
): Judged {
  return new Judge({ ...context, judge: judgeExpression }).judge(root, asked);
}

/** What is nested deeper, or takes longer, is not known. */
const deepest = 800;
const mostSteps = 20_000;

const undecided: Judged = { ...needsNothing, verdict: "unknown", labels: nothingKnown };

class Judge {
  readonly #context: SelectorContext;
  #depth = 0;
  #steps = 0;

  constructor(context: SelectorContext) {
    this.#context = context;
  }

  judge(node: Expression | undefined, asked: Asked): Judged {
    if (node === undefined || this.#depth >= deepest || ++this.#steps > mostSteps) return undecided;
    this.#depth++;
    const judged = this.#judgeNode(node, asked);
    this.#depth--;
    return judged;
  }

  #judgeNode(node: Expression, asked: Asked): Judged {
    switch (node.kind) {
      case "VectorSelector":
        return judgeSelector(node, asked, this.#context);
      case "MatrixSelector":
        return this.judge(node.vectorSelector, asked);
      case "SubqueryExpr":
      case "ParenExpr":
      case "UnaryExpr":
        return this.judge(node.expr, asked);
      case "NumberLiteral":
      case "StringLiteral":
      case "DurationExpr":
        return needsNothing;
      case "AggregateExpr":
        return this.#judgeAggregation(node, asked);
      case "Call":
        return this.#judgeCall(node, asked);
      case "BinaryExpr":
        return this.#judgeBinary(node, asked);
    }
  }

  #judgeAggregation(node: AggregateExpr, asked: Asked): Judged {
    const { grouping, param } = node;
    const names = (grouping?.labels?.labels ?? []).map(({ name }) => name);
    const isWithout = grouping?.without === true;
    const counted = node.op === "count_values" ? [stringOf(param) ?? ""] : [];
    let inner: Judged;
    if (keepsSeries(node)) {
      inner = this.judge(node.expr, asked);
    } else {
      inner = this.judge(
        node.expr,
        changed(asked, (labels) =>
          isWithout
            ? withValues(labels, [...names, ...counted], undefined)
            : keepOnly(
                labels,
                names.filter((name) => !counted.includes(name)),
                "unknown",
              ),
        ),
      );
      const grouped = isWithout
        ? withValues(inner.labels, [...names, metricNameLabel], "")
        : keepOnly(inner.labels, names, "absent");
      inner = { ...inner, labels: withValues(grouped, counted, undefined) };
    }
    if (param === undefined || inferType(param) === "string") return inner;
    return bothOf(this.judge(param, asked), inner, inner.labels);
  }

  #judgeCall({ name, args }: Call, asked: Asked): Judged {
    const [first, second] = args.items;
    switch (name) {
      case "absent":
      case "absent_over_time":
        return { ...asOptional(this.judge(first, asked), { kind: "absent" }), labels: nothingKnown };
      case "scalar":
        return { ...asOptional(this.judge(first, asked), { kind: "scalar" }), labels: noLabelsAtAll };
      case "label_replace":
      case "label_join": {
        const made = [stringOf(second) ?? ""];
        const inner = this.judge(
          first,
          changed(asked, (labels) => withValues(labels, made, undefined)),
        );
        return { ...inner, labels: withValues(inner.labels, made, undefined) };
      }
      case "info": {
        const series = this.judge(first, asked);
        const rest = second === undefined ? needsNothing : this.judge(second, asked);
        const labels: KnownLabels = { ...series.labels, rest: "unknown" };
        return bothOf(series, asOptional(rest, { kind: "info" }), labels);
      }
      case "histogram_quantile":
        return this.#judgeArguments(args.items, asked, ["le"]);
      default:
        return this.#judgeArguments(args.items, asked, []);
    }
  }

  /** The labels are those of the argument that has series. */
  #judgeArguments(items: readonly Expression[], asked: Asked, lost: readonly string[]): Judged {
    let all = needsNothing;
    for (const item of items) {
      const inner = changed(asked, (labels) => withValues(labels, lost, undefined));
      const judged = this.judge(item, lost.length === 0 ? asked : inner);
      const type = inferType(item);
      const hasSeries = type === "vector" || type === "matrix";
      all = bothOf(all, judged, hasSeries ? withValues(judged.labels, lost, "") : all.labels);
    }
    return all;
  }

  #judgeBinary(node: BinaryExpr, asked: Asked): Judged {
    const { op, lhs, rhs } = node;
    if (op === "or") return oneOf(this.judge(lhs, asked), this.judge(rhs, asked));
    const [left, right] = [inferType(lhs), inferType(rhs)];
    if (left === "scalar" || right === "scalar") {
      const [one, other] = [this.judge(lhs, asked), this.judge(rhs, asked)];
      return bothOf(one, other, left === "scalar" ? other.labels : one.labels);
    }
    const joined = asked.kind === "target" ? this.#join(node, asked) : this.#joinAgreeing(node, asked.labels);
    return op === "unless" ? joined : withFills(node, joined);
  }

  /** The sides of an operator that joins series. The labels of the result come from the first one. */
  #sides(node: BinaryExpr): { readonly many: Expression; readonly one: Expression | undefined } {
    const isSwapped = cardinalityOf(node) === "one-to-many" && node.rhs !== undefined;
    return isSwapped ? { many: node.rhs, one: node.lhs } : { many: node.lhs, one: node.rhs };
  }

  #join(node: BinaryExpr, asked: Extract<Asked, { kind: "target" }>): Judged {
    const { many, one } = this.#sides(node);
    const first = this.judge(many, asked);
    const second = this.judge(one, asked);
    const agreeing = this.#judgeAgreeing(one, first.labels, node);
    const joined = this.#put(node, first, betterOf(second, agreeing));
    if (joined.verdict !== "no" || cardinalityOf(node) !== "one-to-one") return joined;
    // The target may be on either side, but only where a matcher may say so.
    const isSelected = second.selectors.some(({ matchers }) =>
      matchers.some(({ verdict }) => verdict !== "no"),
    );
    if (second.verdict === "no" || !isSelected) return joined;
    const other = this.#put(node, this.#judgeAgreeing(many, second.labels, node), second);
    return other.verdict === "no" ? joined : { ...other, labels: this.#labelsOf(node, second.labels) };
  }

  #judgeAgreeing(side: Expression | undefined, labels: KnownLabels, node: BinaryExpr): Judged {
    const judged = this.judge(side, { kind: "agreeing", labels: matchingPart(labels, node) });
    return withReason(judged, joinReason(node));
  }

  #joinAgreeing(node: BinaryExpr, labels: KnownLabels): Judged {
    const { many, one } = this.#sides(node);
    const included = node.vectorMatching?.group?.include?.labels.map(({ name }) => name) ?? [];
    const isOneToOne = cardinalityOf(node) === "one-to-one";
    const ofMany = isOneToOne ? matchingPart(labels, node) : withValues(labels, included, undefined);
    const first = this.judge(many, { kind: "agreeing", labels: ofMany });
    return this.#put(node, first, this.#judgeAgreeing(one, labels, node));
  }

  #put(node: BinaryExpr, many: Judged, one: Judged): Judged {
    const labels = this.#labelsOf(node, many.labels);
    const isSwapped = cardinalityOf(node) === "one-to-many";
    if (node.op === "unless") return bothOf(many, asOptional(one, { kind: "unless" }), labels);
    return isSwapped ? bothOf(one, many, labels) : bothOf(many, one, labels);
  }

  #labelsOf(node: BinaryExpr, labels: KnownLabels): KnownLabels {
    const { op, vectorMatching } = node;
    if (op === "and" || op === "unless") return labels;
    const included = vectorMatching?.group?.include?.labels.map(({ name }) => name) ?? [];
    if (vectorMatching?.group !== undefined) return withValues(labels, included, undefined);
    const { on, names } = matchingOf(node);
    return on ? keepOnly(labels, names, "absent") : withValues(labels, names, "");
  }
}

function changed(asked: Asked, change: (labels: KnownLabels) => KnownLabels): Asked {
  return asked.kind === "target" ? asked : { kind: "agreeing", labels: change(asked.labels) };
}

function matchingOf({ vectorMatching }: BinaryExpr): {
  readonly on: boolean;
  readonly names: readonly string[];
} {
  const matching = vectorMatching?.matching;
  return { on: matching?.on === true, names: matching?.labels?.labels.map(({ name }) => name) ?? [] };
}

/** What has to be the same on the other side. */
function matchingPart(labels: KnownLabels, node: BinaryExpr): KnownLabels {
  const { on, names } = matchingOf(node);
  return on ? keepOnly(labels, names, "unknown") : withValues(labels, [...names, metricNameLabel], undefined);
}

function joinReason(node: BinaryExpr): RoleReason {
  const { on, names } = matchingOf(node);
  return { kind: "joined", on, labels: names };
}

/** What `fill` stands in for need not be there. */
function withFills({ vectorMatching, lhs }: BinaryExpr, joined: Judged): Judged {
  const { fillLeft, fillRight } = vectorMatching ?? {};
  if (fillLeft === undefined && fillRight === undefined) return joined;
  const isLeft = (at: number): boolean => at < lhs.span.to;
  const filled = joined.selectors.map((each) => {
    const isFilled = (isLeft(each.selector.span.from) ? fillLeft : fillRight) !== undefined;
    if (!isFilled || each.via.length > 0) return each;
    const role = fillLeft !== undefined && fillRight !== undefined ? "either" : "optional";
    return { ...each, role, reason: { kind: "filled" } } as const;
  });
  const needed = filled.filter(({ role }) => role === "needed").map(({ verdict }) => verdict);
  const verdict = joined.verdict === "applies" ? "applies" : needed.length > 0 ? allOf(needed) : "unknown";
  return { ...joined, selectors: filled, verdict };
}
