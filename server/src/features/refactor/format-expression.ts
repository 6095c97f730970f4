import { formatExpression } from "../../core/promql/format.ts";
import type { Proposal, RefactorPlace } from "./refactoring.ts";

/** Writes the expression as Prometheus' own formatter does. Comments would be lost, so there must be none. */
export function* formatWhole({ expression }: RefactorPlace): Iterable<Proposal> {
  const { text, root, comments } = expression;
  if (root === undefined || comments.length > 0) return;
  const formatted = formatExpression(root);
  const written = text.trim();
  if (formatted.trim() === written) return;
  // The first line may be indented on purpose.
  const from = text.lastIndexOf("\n", text.search(/\S/)) + 1;
  yield {
    title: "Format the expression",
    edit: { span: { from, to: text.trimEnd().length }, newText: formatted },
    mayBecomeBlock: true,
  };
}
