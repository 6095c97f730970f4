import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { createRegexCompiler } from "../regex/compile-regex.ts";
import { readFile } from "./read-file.ts";
import type { SourceFile } from "./source-file.ts";

const head = "{{- if .Values.rules }}\nkind: PrometheusRule\nspec:\n  groups:\n  - name: a\n    rules:\n";

test("mistakes in texts that are written in full are found at their place", () => {
  checkProblems(`${head}    - alert: Down
      expr: up{a=b}
                 ^ unexpected identifier
      for: 5x
            ^ unknown unit "x" in duration "5x"
      labels:
        severity: {{ .Values.severity }}
`);
  checkProblems(`${head}    - alert: Down
      expr: {{\`up{a=b}\`}}
                    ^ unexpected identifier
`);
});

test("nothing is reported of what an action leaves or may leave", () => {
  checkProblems(`${head}    - alert: {{ include "prefix" . }}Down
      expr: sum({{ .Values.metric }}
      for: {{ .Values.for }}
`);
  checkProblems(`${head}    - alert: Down
      {{- include "expression" . | nindent 6 }}
`);
  checkProblems(`${head}    - alert: Down
      {{- if .Values.strict }}
      expr: up == 0
      {{- else }}
      expr: up < 1
      {{- end }}
      expression: {{ .Values.x }}
`);
  checkProblems(`${head}    - alert: Down
      expr: sum(
{{ include "inner" . | indent 8 }}
`);
  checkProblems(`${head}    - alert: Down
      expr: |
        rate(up{{ if .Values.range }}[5m]{{ end }}
        {{- if .Values.close }}
        )
        {{- end }}
`);
  checkProblems(`${head}{{ toYaml .Values.extraRules | indent 4 }}\n    - {{ include "rule" . }}\n`);
});

test("fields are missing or unknown where all fields are written", () => {
  checkProblems(`${head}    {{- if .Values.down }}
    - alert: Down
      ^^^^^ field 'expr' must be set in rule
      exprs: {{ .Values.x }}
      ^^^^^ field exprs not found in type rulefmt.Rule
    {{- end }}
    - alert: Up
      expr: up
`);
  checkProblems(`${head}    - alert: Down
      exprs: up
      {{- with .Values.more }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
`);
});

test("rules and groups of different branches do not repeat each other", () => {
  const file = read(
    `${head}    {{ if .a }}\n    - alert: A\n      expr: up\n    {{ else }}\n    - alert: A\n      expr: up\n    {{ end }}\n`,
  );
  assert.deepEqual(
    [...file.groups()].map(({ group }) => group.isTemplate),
    [true],
  );
});

test("an expression with actions in its texts is known, any other one is not", () => {
  const isKnown = (expr: string): boolean => {
    const rules = [...read(`${head}    - alert: Down\n      expr: ${expr}\n`).rules()];
    return rules[0]?.rule.expr?.expression !== undefined;
  };
  assert.ok(isKnown('up{job="{{ .Values.job }}"} == 0'));
  assert.ok(isKnown('up{job="{{`x`}}"} == 0'));
  assert.ok(!isKnown("up > {{ .Values.limit }}"));
  assert.ok(!isKnown("rate(up{{ if .x }}[5m]{{ end }})"));
});

test("the alert template behind an escape is what the label holds", () => {
  const rules = [
    ...read(
      `${head}    - alert: A\n      expr: up\n      labels:\n        a: '{{ "{{" }} $value }}'\n`,
    ).rules(),
  ];
  assert.equal(rules[0]?.rule.labels?.labels[0]?.text, "{{ $value }}");
});

test("an open brace leaves a file without a word", () => {
  checkProblems(`${head}    - alert: Down\n      expr: sum(\n      for: {{ .Values.x\n`);
});

test("expressions of Loki's language are left alone", () => {
  checkProblems(`${head}    - alert: Down\n      expr: 'sum(rate({a="b"} |= "c" [5m]))'\n`);
});

function read(text: string): SourceFile {
  return readFile(text, {
    options: {
      dialect: "prometheus",
      nameValidation: "utf8",
      features: new Set(),
      yaml: () => yaml,
      regex: createRegexCompiler(),
    },
  });
}

/** Lines of carets with the beginning of a message point into the line above. */
function checkProblems(annotated: string): void {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of annotated.split("\n")) {
    const carets = /^ *(\^+) (.*)$/.exec(line);
    if (carets === null) lines.push(line);
    else expected.push(`${lines.length}:${line.indexOf("^") + 1}+${carets[1]!.length} ${carets[2]}`);
  }
  const file = read(lines.join("\n"));
  const problems = [...file.chunks()].flatMap(({ chunk }) => [
    ...chunk.problems,
    ...chunk.groups.flatMap(({ group }) => group.problems),
    ...chunk.rules.flatMap((rule) => rule.problems),
  ]);
  const actual = problems
    .map(({ span, message }) => ({ span, message, at: file.positionAt(span.from) }))
    .sort((a, b) => a.span.from - b.span.from)
    .map(({ span, message, at }, index) => {
      const shown = `${at.line + 1}:${at.character + 1}+${span.to - span.from} ${message}`;
      return expected[index] !== undefined && shown.startsWith(expected[index]) ? expected[index] : shown;
    });
  assert.deepEqual(actual, expected);
}
