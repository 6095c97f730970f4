import assert from "node:assert/strict";
import { test } from "node:test";
import type { SelectionRange } from "vscode-languageserver-types";
import { atCursor } from "../../../test/support/check-features.ts";
import { provideSelectionRanges } from "./selection-ranges.ts";

function selections(marked: string): string[] {
  const { context, offset } = atCursor(marked);
  const { file } = context;
  const texts: string[] = [];
  let selection: SelectionRange | undefined = provideSelectionRanges(context, {
    positions: [file.positionAt(offset)],
  })[0];
  for (; selection !== undefined; selection = selection.parent) {
    const { start, end } = selection.range;
    texts.push(file.text({ from: file.offsetAt(start), to: file.offsetAt(end) }));
  }
  return texts;
}

test("a selection grows from the word over the expressions around it to the rule and the file", () => {
  const rule = "alert: X\n        expr: 'sum(rate(up[5m])) > 1'";
  const text = `groups:\n  - name: a\n    rules:\n      - ${rule}\n`;
  const found = selections(text.replace("rate(", "ra<|>te("));
  assert.deepEqual(found.slice(0, 6), [
    "rate",
    "rate(up[5m])",
    "sum(rate(up[5m]))",
    "sum(rate(up[5m])) > 1",
    "'sum(rate(up[5m])) > 1'",
    "expr: 'sum(rate(up[5m])) > 1'",
  ]);
  assert.equal(found[6], rule);
  assert.equal(found.at(-1), text);
});
