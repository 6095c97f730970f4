import { similarName } from "../../text/similar-name.ts";
import type { Expression } from "../ast.ts";
import {
  allFunctions,
  argumentType,
  findFunction,
  findRemovedFunction,
  printSignature,
} from "../functions.ts";
import { inferType } from "../infer-type.ts";
import { allAggregations, findAggregation } from "../keywords.ts";
import type { ValueType } from "../value-type.ts";
import { walk } from "../visit.ts";
import { type HintRule, replacing } from "./hint.ts";

/** Hints about functions, aggregations and the flags that some of them need. */
export const nameHints: readonly HintRule[] = [
  {
    message: /^unknown function with name "(\w+)"$/,
    give({ trees, span, found }) {
      const name = found[1]!;
      if (name === "holt_winters") {
        const newName = "double_exponential_smoothing";
        const hint = `Prometheus 3.0 renamed \`${name}()\` to \`${newName}()\`, which needs ${flag("promql-experimental-functions")}.`;
        return { hint, fixes: replacing(span, newName, { title: `Use ${newName}()`, safe: true }) };
      }
      const removed = findRemovedFunction(name);
      if (removed !== undefined) return { hint: `\`${name}()\` was removed after ${removed.lastIn}.` };
      const similar = similarFunction(name, firstArgumentType(trees, span.from));
      if (similar === undefined || similar === name) return undefined;
      const fixes = replacing(span, similar, { title: `Use ${similar}()` });
      return { hint: `Did you mean \`${similar}()\`?`, fixes };
    },
  },
  {
    message: /^function "(\w+)" is not enabled$/,
    give({ found }) {
      return {
        hint: `\`${found[1]}()\` is experimental: it needs ${flag("promql-experimental-functions")}.`,
      };
    },
  },
  {
    message: /^binop fill modifiers are experimental and not enabled$/,
    give: () => ({ hint: `They need ${flag("promql-binop-fill-modifiers")}.` }),
  },
  {
    message: /^(?:anchored|smoothed) modifier is experimental and not enabled$/,
    give: () => ({ hint: `It needs ${flag("promql-extended-range-selectors")}.` }),
  },
  {
    message: /^expected (?:at least |at most )?\d+ argument\(s\) in call to "(\w+)"/,
    give({ found }) {
      const called = findFunction(found[1]!);
      return called === undefined ? undefined : { hint: `It is called as \`${printSignature(called)}\`.` };
    },
  },
  {
    message: /^wrong number of arguments for aggregate expression provided, expected 2, got 1$/,
    give({ text, span }) {
      const name = /^\w+/.exec(text.slice(span.from))?.[0] ?? "";
      const param = findAggregation(name)?.param;
      return param === undefined ? undefined : { hint: `It is called as \`${name}(${param}, …)\`.` };
    },
  },
];

/** Of names that are alike, one that takes what it was given was meant. */
function similarFunction(name: string, type: ValueType | undefined): string | undefined {
  const functions = allFunctions();
  const fitting = functions.filter((each) => type === undefined || argumentType(each, 0) === type);
  const aggregations = type === undefined || type === "vector" ? allAggregations() : [];
  const names = [...fitting, ...aggregations].map((each) => each.name);
  const all = [...functions, ...allAggregations()].map((each) => each.name);
  return similarName(name, names) ?? similarName(name, all);
}

function firstArgumentType(trees: readonly Expression[], nameAt: number): ValueType | undefined {
  for (const tree of trees) {
    for (const node of walk(tree)) {
      if (node.kind === "Call" && node.nameSpan.from === nameAt) return inferType(node.args.items[0]);
    }
  }
  return undefined;
}

function flag(feature: string): string {
  return `\`--enable-feature=${feature}\``;
}
