import { test } from "node:test";
import { checkSignature } from "../../../test/support/check-features.ts";

const ruleStart = "groups:\n  - name: a\n    rules:\n      - alert: X\n        expr: ";

test("shows the signature between the parentheses of a call, with the argument that is typed", () => {
  checkSignature(`${ruleStart}rate(<|>)`, "rate(<v range-vector>)");
  checkSignature(
    `${ruleStart}histogram_quantile(0.9, <|>`,
    "histogram_quantile(phi scalar, <b instant-vector>)",
  );
  checkSignature(`${ruleStart}clamp(up, 1, <|>2)`, "clamp(v instant-vector, min scalar, <max scalar>)");
});

test("works in aggregations, behind their grouping too", () => {
  checkSignature(`${ruleStart}topk(<|>)`, "topk(<k scalar>, v instant-vector)");
  checkSignature(`${ruleStart}sum by (job) (<|>`, "sum(<v instant-vector>)");
});

test("shows the innermost call, also from within braces and brackets", () => {
  checkSignature(`${ruleStart}sum(rate(up{a="<|>"}[5m]))`, "rate(<v range-vector>)");
  checkSignature(`${ruleStart}sum(rate(up[5m]), <|>)`, "sum(v instant-vector)");
  checkSignature(`${ruleStart}round((up + <|>1), 5)`, "round(<v instant-vector>, [to_nearest scalar])");
});

test("the last parameter of a function that takes any number of arguments stays active", () => {
  checkSignature(
    `${ruleStart}label_join(up, "a", "b", "c", <|>`,
    "label_join(v instant-vector, dst_label string, separator string, <[src_label string…]>)",
  );
});

test("works in quoted and block scalars, and while a quote is missing", () => {
  for (const expr of [
    "'rate(<|>)'",
    '"up{a=\\"b\\"} + rate(<|>',
    "|\n          rate(\n            <|>\n          )\n",
  ]) {
    checkSignature(ruleStart + expr, "rate(<v range-vector>)");
  }
});

test("shows nothing outside of calls, in lists of labels, and for unknown functions", () => {
  checkSignature(`${ruleStart}rate(up[5m]) <|>`, "");
  checkSignature(`${ruleStart}sum by (<|>) (up)`, "");
  checkSignature(`${ruleStart}nosuch(<|>)`, "");
  checkSignature("groups:\n  - name: rate(<|>", "");
});

test("shows the signatures of functions in templates", () => {
  const annotation = ruleStart.replace("expr: ", "expr: up\n        annotations:\n          a: ");
  const replace = (active: string) =>
    `reReplaceAll <pattern> <replacement> <text> → string`.replace(`<${active}>`, `<<${active}>>`);
  checkSignature(`${annotation}'{{ reReplaceAll <|> }}'`, replace("pattern"));
  checkSignature(`${annotation}'{{ reReplaceAll "a<|>" "b" }}'`, replace("pattern"));
  checkSignature(`${annotation}"{{ $labels.a | reReplaceAll \\"a\\" <|> }}"`, replace("replacement"));
  checkSignature(
    `${annotation}'{{ printf "%d %d" 1 2 (len $value) <|> }}'`,
    "printf <format> <[<any> …]> → string",
  );
  checkSignature(`${annotation}'{{ printf "%d" (len <|>) }}'`, "len <<text or list or map>> → number");
  checkSignature(`${annotation}'{{ query "rate(<|>" }}'`, "rate(<v range-vector>)");
  checkSignature(`${annotation}'{{ humanize<|> }}'`, "");
  checkSignature(`${annotation}'{{ $value <|> }}'`, "");
});
