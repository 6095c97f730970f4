import type { InlayHint, Range } from "vscode-languageserver-types";
import { codedComparisons, mayCompareWithCode } from "../core/checks/coded-comparisons.ts";
import { expressionsIn } from "./embedded-expressions.ts";
import type { FeatureContext } from "./feature-context.ts";
import { asMarkdown, foreignText } from "./foreign-text.ts";

/** Behind a code that a metric is compared with, what the code means. */
export function provideInlayHints(context: FeatureContext, range: Range): InlayHint[] {
  const { file, knowledge, client } = context;
  const { catalogue } = file.options;
  if (catalogue === undefined) return [];
  const [from, to] = [file.offsetAt(range.start), file.offsetAt(range.end)];
  const hints: InlayHint[] = [];
  for (const { chunk, start } of file.chunks()) {
    if (start > to) break;
    if (start + chunk.text.length < from || !mayCompareWithCode(chunk.text, catalogue)) continue;
    for (const { expression, map } of expressionsIn(chunk, file)) {
      for (const { number, op, metric } of codedComparisons(expression.root, catalogue)) {
        const code = metric.values.find(({ value }) => value === number.value);
        const at = start + map.spanToSource(number.span).to;
        if (code === undefined || (op !== "==" && op !== "!=") || at < from || at > to) continue;
        if (knowledge.recordingRulesOf(metric.name).length > 0) continue;
        const about = code.about && foreignText(code.about, 500);
        hints.push({
          position: file.positionAt(at),
          label: foreignText(code.name, 50),
          paddingLeft: true,
          ...(about && {
            tooltip: {
              kind: client.hoverFormat,
              value: client.hoverFormat === "markdown" ? asMarkdown(about) : about,
            },
          }),
        });
      }
    }
  }
  return hints;
}
