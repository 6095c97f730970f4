import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../test/support/random.ts";
import type { Span } from "../text/span.ts";
import { alertFunctions, alertVariables } from "./functions.ts";
import { lexTemplate } from "./lex.ts";
import { parseTemplate } from "./parse.ts";
import { templateReferences } from "./references.ts";

const pieces = [
  ..."{{ }} {{- -}} /* */ if else end range with define template block break nil . $ $x := = , | ( )".split(
    " ",
  ),
  ...['"a"', '"\\x41"', "`b`", "'c'", "1", "1+2i", "-", "*", "humanize", "query", "foo", '"', "`", "'", "\\"],
  ...[
    "$labels",
    "$labels.job",
    ".Labels.x",
    "{{ end }}",
    "{{ with $labels }}",
    "{{ if . }}",
    "\n",
    " ",
    "é",
    "😀",
  ],
];

test("reads any text: nothing throws, and all places lie in the text", () => {
  const random = new Random(6);
  for (let run = 0; run < 3000; run++) {
    let text = "";
    for (let count = random.below(14); count > 0; count--)
      text += `${random.pick(pieces)}${random.pick(["", " "])}`;
    const template = parseTemplate(text, { variables: alertVariables, functions: alertFunctions() });
    const spans: Span[] = [...template.problems.map(({ span }) => span), ...template.comments];
    for (const reference of templateReferences(template)) {
      spans.push(reference.span);
      if (reference.kind === "label") assert.notEqual(reference.name, "", text);
    }
    for (const { from, to } of spans) assert.ok(0 <= from && from <= to && to <= text.length, text);
  }
});

test("cuts every text into tokens that follow each other", () => {
  const random = new Random(7);
  for (let run = 0; run < 1000; run++) {
    let text = "";
    for (let count = random.below(14); count > 0; count--) text += random.pick(pieces);
    let last = 0;
    for (const { kind, from, to } of lexTemplate(text).tokens) {
      assert.ok(from >= last && to >= from, `${kind} in ${text}`);
      if (kind !== "error") last = from;
    }
    assert.ok(last <= text.length);
  }
});
