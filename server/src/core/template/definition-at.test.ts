import assert from "node:assert/strict";
import { test } from "node:test";
import { readCursor } from "../../../../test/support/fixture.ts";
import { templateDefinitionAt } from "./definition-at.ts";
import { parseTemplate } from "./parse.ts";

test("finds where a variable is declared", () => {
  check("{{ $a := 1 }}{{ $<|>a }}", 3);
  check("{{ $a := 1 }}{{ with 2 }}{{ $a := 3 }}{{ humanize $<|>a }}{{ end }}", 28);
  check("{{ $a := 1 }}{{ with 2 }}{{ $a := 3 }}{{ end }}{{ $<|>a.b }}", 3);
  check("{{ range $i, $x := $labels }}{{ printf (print $<|>x) }}{{ end }}", 13);
  check("{{ $a := 1 }}{{ $<|>a = 2 }}", 3);
  check("{{ if $a := 1 }}{{ else }}{{ $<|>a }}{{ end }}", 6);
});

test("finds the template that is called", () => {
  check('{{ define "part" }}a{{ end }}{{ template "p<|>art" . }}', 10);
  check('{{ if 1 }}{{ block "part" . }}a{{ end }}{{ end }}{{ template "p<|>art" . }}', 19);
});

test("finds nothing for what the text does not declare", () => {
  check("{{ $<|>value }}", undefined);
  check("{{ $labels.jo<|>b }}", undefined);
  check('{{ template "x<|>" . }}', undefined);
  check("te<|>xt", undefined);
});

function check(marked: string, from: number | undefined): void {
  const { text, cursor } = readCursor(marked);
  const template = parseTemplate(text, { variables: undefined, functions: undefined });
  assert.equal(templateDefinitionAt(template, cursor!)?.from, from);
}
