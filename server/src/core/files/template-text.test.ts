import assert from "node:assert/strict";
import { test } from "node:test";
import { isTemplate } from "./template-signs.ts";
import { fillTemplate, unknownPart } from "./template-text.ts";

test("quoted texts in actions become what they stand for", () => {
  checkText('a: {{ "{{" }} $labels.x {{ "}}" }}', "a: {{ $labels.x }}");
  checkText("a: '{{`{{ $value }}`}}'", "a: '{{ $value }}'");
  checkText("a: |\n  {{`one {{ $value }}\n  two`}}\n", "a: |\n  one {{ $value }}\n  two\n");
  checkText('a: {{- "x\\ty\\"}}" -}}', 'a:x\ty"}}');
  checkText('for: 5\n  {{- "m" -}}\n  s', "for: 5ms");
  checkText("{% raw %}a: {{ b }}{% endraw %}", "a: {{ b }}");
});

test("comments leave nothing, and other parts of a line a mark", () => {
  checkText("a: b{{/* }} */}}c", "a: bc");
  checkText('a: "{{ .Values.x | default "}}" }}y"', `a: "${unknownPart}y"`);
  checkText("a: {{ if .x }}b{{ else }}c{{ end }}", "a: bc");
  checkText("a: {{- toYaml .x | nindent 2 }}\n", "a: \n");
});

test("lines with nothing but actions go", () => {
  checkText("{{- if .x }}\na: b\n{{- end }}\n", "a: b\n");
  checkText('a:\n  {{ include "x" . | indent 2 }}\n  b: c', "a:\n  b: c");
  checkText("{{/*\n  a: b\n*/}} {{ $x := 1 }}\nc: d", "c: d");
  checkText("{{ .a }}\r\n{{ .b }} c\r\n", `${unknownPart} c\r\n`);
  checkText("{% if x %}\na: b\n{% endif %}", "a: b\n");
});

test("definitions leave nothing where they stand, unless they hold rules", () => {
  checkText('{{- define "a" -}}\n"{{ if .x }}b{{ end }}"\n{{- end -}}\nc: d', "c: d");
  checkText('{{ define "a" }}\ngroups:\n{{ end }}', "groups:\n");
  checkText('{{ define "a" }}b', "b");
});

test("an action that is never closed leaves nothing to read", () => {
  assert.equal(fillTemplate("a: {{ b"), undefined);
  assert.equal(fillTemplate('a: {{ "b }}'), undefined);
  assert.equal(fillTemplate("a: {{`b }}"), undefined);
  assert.equal(fillTemplate("a: {{/* b }}"), undefined);
});

test("every character is found where it is written", () => {
  const file = 'a: {{ .x }}\n{{ if .y }}\nb: {{ "{\\t" }} c {{`d`}}e\n{{ end }}f';
  const { text, map } = fillTemplate(file)!;
  for (const part of ["a", "b", "{", " c ", "d", "e", "f"]) {
    const at = text.indexOf(part);
    const { from, to } = map.spanToSource({ from: at, to: at + part.length });
    assert.equal(file.slice(from, to), part);
  }
  assert.equal(file.slice(map.toSource(text.indexOf("\t"))).startsWith("\\t"), true);
});

test("gaps tell what is unknown", () => {
  const file = 'a: {{ .x }}\n{{ if .y }}\nb: c\n{{ end }}\nd: {{ "e" }}\n{{ .z }}\n';
  const { gaps } = fillTemplate(file)!;
  const at = (part: string) => ({ from: file.indexOf(part), to: file.indexOf(part) + part.length });
  assert.ok(gaps.touch(at("a: {{ .x }}")));
  assert.ok(!gaps.touchStructure(at("a: {{ .x }}")));
  assert.ok(gaps.touchStructure(at("a: {{ .x }}\n{{ if .y }}")));
  assert.ok(!gaps.touch(at('d: {{ "e" }}')));
  assert.ok(!gaps.follow(at("b: c").to));
  assert.ok(gaps.follow(at('d: {{ "e" }}').to));
  assert.ok(gaps.precede(at("b: c").from));
});

test("a chart's template is told from an alert's", () => {
  for (const text of [
    "{{- if .Values.x }}\n",
    "a:\n{{ .x }}",
    "{{- $labels := dict }}",
    "{{ range $key, $value := .labels }}",
    '{{ print "$value" }}',
    'a: {{ default "b" $.Values.c }}',
    'a: "{{ .Release.Name }}"',
    'a: "{{ $root.Values.b }}"',
    'a: "{{ $values.Values.b }}"',
    'a: {{ "{{" }} $value {{ "}}" }}',
    "a: {{`{{ $value }}`}}",
    'a: {{ include "b" . }}',
    'a: {{ template "b" . }}',
    "a:\n  {{- /* b */}}\n  c: d",
    '{{- define "b" -}}{{ template "c" . }}{{ end }}',
    "a: {% raw %}",
  ]) {
    assert.ok(isTemplate(text), text);
  }
  for (const text of [
    'summary: "{{ $labels.instance }} is down"',
    "summary: {{ $labels.instance }}",
    "summary: '{{ with query \"up{a=`b`}\" }}{{ . | first | value }}{{ end }}'",
    "summary: |\n  {{- if gt $value 1.0 }}high{{ end }}",
    "summary: '{{ .Labels.x }}{{ .Value | humanize }}'",
    'expr: rate(x{a=~"b{%d}"}[5m])',
    "d: |\n  x {{ $value }}\n{{ $labels.a }} y\n",
    '{{ if gt $value 5.0 }}\n{{ .Labels.a }}\n{{- else }}\n{{ with query "up" }}\n{{ end }}',
    "{{ $externalLabels.cluster }}: {{ humanize $value }}",
    'a: \'{{ define "b" }}<{{ . }}>{{ end }}{{ template "b" $value }}\'',
    'a: \'{{ define "b" }}<{{ . }}>{{ end }}{{ template "b" . }}\'',
    "a: '{{ template \"b\" }}'",
    "a: '{{/* b */}}{{ .Value }}'",
    "a: '{{ `b` }}'",
    'd: |\n  {{ define "b" }}{{ .Labels.a }}{{ end }}\n  {{ range query "up" }}{{ template "b" . }}{{ end }}',
  ]) {
    assert.ok(!isTemplate(text), text);
  }
  assert.ok(isTemplate("a: '{{ $x }}'", { languageId: "helm" }));
});

test("what stands within a text of an alert is no mark of a chart, wherever the line begins", () => {
  const alert = (...lines: readonly string[]): string =>
    `groups:\n- rules:\n  - alert: A\n    expr: up\n${lines.map((line) => `    ${line}\n`).join("")}`;
  for (const text of [
    alert("annotations:", "  d: |", "    {{/* b */}}", "    {{ $value }}"),
    alert("annotations: # why", "  c: d", '  "d": >-', "    a", "      {{- /* b */}}", "", "    {{/* c */}}"),
    alert("labels:", "  d:", "    {{/* b */}} c"),
    alert(
      "annotations:",
      "  d: |",
      '    {{ define "b" }}',
      "    c",
      "    {{ end }}",
      '    {{ template "b" . }}',
    ),
    alert("annotations:", "  d: |", "    {{ with $value }}", "    {{ . }}", "    {{ end }}"),
    `data:\n  a.yml: |\n    ${alert("annotations:", "  d: |", "    {{/* b */}}").replaceAll("\n", "\n    ")}`,
  ]) {
    assert.ok(!isTemplate(text), text);
  }
  for (const text of [
    alert("annotations:", "  {{/* b */}}", "  d: e"),
    alert("annotations:", "  d: e", "  {{/* b */}}"),
    alert("{{/* b */}}", "annotations:", "  d: e"),
    alert("annotations:", "  d: e", "{{/* b */}}"),
    alert("annotations:", "  d: |", "    a", "labels:", "  {{/* b */}}"),
    alert("annotations:", "  d: |", '    {{ template "b" . }}'),
    alert("annotations:", "  d: |", '    {{ define "b" }}', "    {{ end }}"),
    alert("annotations:", "  d: |", "    {{/* b */}}", "    {{ .Values.x }}"),
    alert("annotations:", "  d: |", "    {{/* b */}}", "  e: {{ .Values.x }}"),
    `data:\n  a.yml: |\n    ${alert("{{/* b */}}").replaceAll("\n", "\n    ")}`,
    "a: |\n  {{/* b */}}\n",
  ]) {
    assert.ok(isTemplate(text), text);
  }
});

test("hostile templates take linear time", () => {
  const start = performance.now();
  for (const piece of [
    "{{",
    "{{ a }}",
    "{{ a }}\n",
    "{{ a\n",
    "{{`",
    '{{"',
    "{{/*",
    "{%",
    "{{ .Values.x",
    "{{ $.a ",
    '{{define "a"}}',
    '{{template "a" .}}',
    "{",
    "a:\n {{/*",
    "annotations:\n a:\n  {{/* */}}\n",
    " a:\n  {{/* */}}\n",
  ]) {
    const text = piece.repeat(100_000 / piece.length);
    isTemplate(text);
    fillTemplate(text);
    fillTemplate(`${text}}}`);
  }
  assert.ok(performance.now() - start < 5000);
});

function checkText(file: string, expected: string): void {
  assert.equal(fillTemplate(file)?.text, expected);
}
