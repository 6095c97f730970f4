import { seriesArgumentOf } from "../../labels/infer-labels-call.ts";
import type { Expression } from "../../promql/ast.ts";

import { withoutParens } from "../../promql/without-parens.ts";
import { secondsInWords } from "./time-in-words.ts";

export type Unit = "seconds" | "bytes";

/** What a value is counted in, by the name of its metric, where nothing on the way makes something else of it. */
export function unitOf(expression: Expression | undefined): Unit | undefined {
  let node = withoutParens(expression);
  let isQuantile = false;
  for (let step = 0; step < deepest; step++) {
    switch (node?.kind) {
      case "VectorSelector":
        return unitOfName(node.name ?? "", isQuantile);
      case "MatrixSelector":
        node = withoutParens(node.vectorSelector);
        break;
      case "SubqueryExpr":
        node = withoutParens(node.expr);
        break;
      case "AggregateExpr":
        if (!isQuantile && !keepingAggregations.test(node.op)) return undefined;
        node = withoutParens(node.expr);
        break;
      case "BinaryExpr":
        if (node.op !== "+" && node.op !== "-") return undefined;
        node = withoutParens(node.lhs);
        break;
      case "Call":
        if (node.name === "histogram_quantile") isQuantile = true;
        else if (!isQuantile && !keepingFunctions.test(node.name)) return undefined;
        if (node.args.items.length === 0) return undefined;
        node = withoutParens(seriesArgumentOf(node));
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

const deepest = 24;
const keepingAggregations = /^(sum|avg|min|max|topk|bottomk|quantile)$/;
const keepingFunctions =
  /^(avg|min|max|last|quantile)_over_time$|^(increase|delta|idelta|abs|ceil|floor|round|clamp.*|predict_linear|label_replace)$/;

function unitOfName(name: string, isQuantile: boolean): Unit | undefined {
  const end = isQuantile ? /_(seconds|bytes)(?:_bucket)?$/ : /_(seconds|bytes)(?:_total|_sum)?$/;
  return end.exec(name)?.[1] as Unit | undefined;
}

/** " (2 days)", " (10 GiB)": a number in a larger unit, where it comes out even. */
export function inUnit(limit: number, unit: Unit | undefined): string {
  if (unit === "seconds") {
    // Beyond some years it is a moment, or a mistake.
    return limit >= 60 && limit < 1e8 ? ` (${secondsInWords(limit)})` : "";
  }
  if (unit !== "bytes") return "";
  const size =
    sizeIn(limit, 1024, ["KiB", "MiB", "GiB", "TiB"]) ?? sizeIn(limit, 1000, ["kB", "MB", "GB", "TB"]);
  return size === undefined ? "" : ` (${size})`;
}

function sizeIn(bytes: number, base: number, names: readonly string[]): string | undefined {
  for (const [at, name] of names.entries()) {
    const count = bytes / base ** (at + 1);
    if (count >= 1 && count < base && Number.isInteger(count * 10)) return `${count} ${name}`;
  }
  return undefined;
}
