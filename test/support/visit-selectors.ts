import type { Rule } from "../../server/src/core/files/rule-file.ts";
import { metricOf } from "../../server/src/core/project/selector-source.ts";
import { walk } from "../../server/src/core/promql/visit.ts";
import type { Span } from "../../server/src/core/text/span.ts";

/** The selectors of a rule that name their metric, with their matchers in the braces. */
export function* visitSelectors({ expr }: Rule): Iterable<{
  readonly metric: string;
  readonly matchers: readonly { readonly name: string; readonly span: Span }[];
}> {
  for (const node of walk(expr?.expression?.root)) {
    const metric = node.kind === "VectorSelector" ? metricOf(node) : undefined;
    if (node.kind !== "VectorSelector" || metric === undefined) continue;
    const matchers = node.matchers.map(({ name, span }) => ({ name, span: expr!.map.spanToSource(span) }));
    yield { metric, matchers };
  }
}
