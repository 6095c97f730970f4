import assert from "node:assert/strict";
import { test } from "node:test";
import { alertFunctions, alertVariables } from "./functions.ts";
import { parseTemplate } from "./parse.ts";
import { templateReferences } from "./references.ts";

/** The template, and below it each reference under its place. */
function checkReferences(expected: string): void {
  const lines = expected.split("\n").filter((line) => line !== "");
  const template = parseTemplate(lines[0]!, { variables: alertVariables, functions: alertFunctions() });
  const shown = templateReferences(template).map((reference) => {
    const { span, kind } = reference;
    const owner = "owner" in reference ? ` of ${reference.owner}` : "";
    const name = reference.kind === "label" ? ` ${reference.name}` : "";
    const text = reference.kind === "query" ? ` ${reference.text}` : "";
    return `${" ".repeat(span.from)}${"^".repeat(span.to - span.from)} ${kind}${name}${text}${owner}`;
  });
  assert.deepEqual([lines[0], ...shown], lines);
}

test("finds the alert's labels in all the ways to write them", () => {
  checkReferences(`
{{ $labels.job }} {{ .Labels.x }} {{ $.Labels.y }}
           ^^^ label job of alert
                             ^ label x of alert
                                              ^ label y of alert`);
  checkReferences(`
{{ index $labels "a.b" }} {{ "job" | index .Labels }} {{ index $labels "\\x61" }}
                  ^^^ label a.b of alert
                              ^^^ label job of alert
                                                                        ^^^^ label a of alert`);
});

test("follows the dot and variables", () => {
  checkReferences(`
{{ with $labels }}{{ .job }}{{ else }}{{ .Labels.x }}{{ end }}
                      ^^^ label job of alert
                                                 ^ label x of alert`);
  checkReferences(`
{{ $l := .Labels }}{{ $l.job }}{{ with $d := $ }}{{ $d.Labels.x }}{{ end }}
                         ^^^ label job of alert
                                                              ^ label x of alert`);
});

test("tells the labels of what a query finds from those of the alert", () => {
  checkReferences(`
{{ range query "up" }}{{ .Labels.job }} {{ $labels.x }} {{ .Value }}{{ end }}
               ^^^^ query up
                                 ^^^ label job of sample
                                                   ^ label x of alert`);
  checkReferences(`
{{ with query "up" | sortByLabel "a" | first }}{{ . | label "b" }}{{ end }}
              ^^^^ query up
                                  ^ label a of sample
                                                             ^ label b of sample`);
  checkReferences(`
{{ range $i, $s := query "up" }}{{ $s.Labels.a }}{{ end }}{{ (index (query "x") 0).Labels.b }}
                         ^^^^ query up
                                             ^ label a of sample
                                                                           ^^^ query x
                                                                                          ^ label b of sample`);
});

test("does not say whose labels they are where the template may be called with anything", () => {
  checkReferences(`
{{ define "t" }}{{ .Labels.a }}{{ end }}{{ template "t" $labels }}
                           ^ label a of unknown
                                                        ^^^^^^^ all-labels of alert`);
});

test("does not follow variables that are set again", () => {
  checkReferences("{{ $l := $labels }}{{ range query $x }}{{ $l = .Labels }}{{ end }}{{ $l.a }}");
});

test("finds labels that are used as a whole, the value and external things", () => {
  checkReferences(`
{{ $labels }} {{ range $k, $v := $labels }}{{ $k }}{{ end }} {{ $value | humanize }} {{ .Value }}
   ^^^^^^^ all-labels of alert
                                 ^^^^^^^ all-labels of alert
                                                                ^^^^^^ value
                                                                                         ^^^^^ value`);
  checkReferences(`
{{ $externalLabels.region }} {{ .ExternalLabels.zone }} {{ $externalURL }}
                   ^^^^^^ label region of external
                                                ^^^^ label zone of external
                                                           ^^^^^^^^^^^^ external-url`);
});

test("maps what is written in a query to the characters of the template", () => {
  const text = '{{ query "a\\u007bb=\\"c\\"}" }}';
  const [query] = templateReferences(
    parseTemplate(text, { variables: alertVariables, functions: alertFunctions() }),
  );
  assert.equal(query?.kind, "query");
  if (query?.kind !== "query") return;
  assert.equal(query.text, 'a{b="c"}');
  const { from, to } = query.map.spanToSource({ from: 4, to: 7 });
  assert.equal(text.slice(from, to), '\\"c\\"');
});
