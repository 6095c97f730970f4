import { inferLabels, type LabelFlow } from "../labels/infer-labels.ts";
import type { InferOptions } from "../labels/infer-labels-context.ts";
import type { Expression } from "../promql/ast.ts";

/** What becomes of labels in a rule, whatever is measured. Several checks ask for the same rule in a row. */
export function flowOfRule(root: Expression, options: Omit<InferOptions, "source" | "locate">): LabelFlow {
  if (last?.flow.root !== root || last.options !== options) {
    last = { flow: inferLabels(root, { ...options, source: () => undefined }), options };
  }
  return last.flow;
}

let last: { readonly flow: LabelFlow; readonly options: object } | undefined;
