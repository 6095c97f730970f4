import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { templateSyntax } from "./template-syntax.ts";

test("reports what Go does not take, in labels and in annotations", () => {
  checkProblems(
    templateSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        labels:
          severity: "{{$this_is_wrong}}"
#                      ^^^^^^^^^^^^^^ undefined variable "$this_is_wrong"
        annotations:
          summary: Instance {{ $label.instance }} down
#                              ^^^^^^ undefined variable "$label". Did you mean \`$labels\`?
          description: '{{$labels.quantile * 100}}'
#                                          ^ unexpected "*" in operand. Templates have no operators: calculate in \`expr\` or in a \`query\`, and compare with functions such as \`gt\`.
          runbook: "{{ humanise $value }}"
#                      ^^^^^^^^ function "humanise" not defined. Did you mean \`humanize\`?
`,
  );
});

test("points at the character in every style of text", () => {
  checkProblems(
    templateSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          escaped: "\\u007b{ \\"a\\" | foo }}"
#                                   ^^^ function "foo" not defined
          literal: |
            First line.
            {{ foo }}
#              ^^^ function "foo" not defined
          folded: >-
            First line
            {{ if $value }}
#           ^^ unexpected EOF. This block has no \`{{ end }}\`.
            yes
`,
  );
});

test("says what was probably meant", () => {
  checkProblems(
    templateSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          a: "{{ $labels.my-label }}"
#                          ^ bad character U+002D '-'. Such a label is read by \`index $labels "my-label"\`.
          b: "{{ printf '%s' $value }}"
#                       ^^^^ malformed character constant: '%s'. Texts stand in double quotes or backquotes; single quotes are for one character.
          c: "{{ $value }"
#                       ^ unexpected "}" in operand. An action ends with two braces, \`}}\`.
          d: "{{ $value"
#             ^^ unclosed action. \`}}\` is missing.
          e: "{{ $labels. }}"
#                       ^ unexpected <.> in operand. The name of a field is missing behind the dot.
          f: "{{ $value }}{{ end }}"
#                         ^^^^^^^^^ unexpected {{end}}. No block is open here.
          g: "{{ $value | join }}"
#                         ^^^^ function "join" not defined. It is a function of Alertmanager's templates, which alerting rules do not have.
`,
  );
});

test("reports PromQL in queries that are written as one text", () => {
  checkProblems(
    templateSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          raw: '{{ with query \`up{job="x"\` }}{{ . | first | value }}{{ end }}'
#                                        ^ promql-syntax: unexpected end of input inside braces …
          escaped: "{{ query \\"rate(up[5m)\\" }}"
#                                        ^ promql-syntax: unexpected ")" in subquery or range …
          printed: '{{ query (printf "up{" ) }}'
          right: '{{ range query "up{job=\\"x\\"}" }}{{ .Labels.instance }}{{ end }}'
`,
  );
});

test("stays silent on recording rules, and on texts without actions", () => {
  checkProblems(
    templateSyntax,
    `
groups:
  - name: web
    labels:
      group: "{{ $nothing }}"
    rules:
      - record: up:sum
        expr: sum(up)
        labels:
          a: "{{ $nothing }}"
      - alert: Down
        expr: up == 0
        annotations:
          a: "}} { $nothing }"
          b: '{{- with $labels -}}{{ .job }}{{ else }}{{ printf "%.2f" $value }}{{ end }}'
`,
  );
});

test("stays silent about what other servers may have", () => {
  const text = `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          a: "{{ $activeAt | parseDurationTime }}"
`;
  checkProblems(templateSyntax, text, { dialect: "victoriametrics" });
  checkProblems(templateSyntax, text.replace("$activeAt", "$value"), { dialect: "loki" });
});

test("stays silent where Helm makes a part of the text", () => {
  checkProblems(
    templateSyntax,
    `
groups:
  - name: {{ .Values.name }}
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          a: "{{ include "x" . }} {{\`{{ $labels.job }}\`}}"
          b: "{{\`{{ $label.job }}\`}}"
#                   ^^^^^^ undefined variable "$label". Did you mean \`$labels\`?
`,
  );
});

test("offers the name that was meant", () => {
  checkFix(
    "Use $labels",
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          summary: "{{ $lab<|>el.instance }} is down"
`,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          summary: "{{ $labels.instance }} is down"
`,
  );
});
