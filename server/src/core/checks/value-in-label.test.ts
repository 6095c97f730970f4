import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { valueInLabel } from "./value-in-label.ts";

const message = (label: string, ends = ""): string =>
  `With every other value this is another alert, as \`${label}\` is another label: the one before is resolved${ends}. Annotations may change.`;

test("reports labels that the value is written into, however it gets there", () => {
  checkProblems(
    valueInLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: x > 1
        for: 5m
        labels:
          a: '{{ $value }}'
#                ^^^^^^ ${message("a", ", and `for` starts anew")}
          b: 'is {{ .Value | humanize }}%'
#                   ^^^^^^ ${message("b", ", and `for` starts anew")}
      - alert: B
        expr: x > 1
        labels:
          a: '{{ $v := $value }}{{ printf "%.2f" $v }}'
#                                                ^^ ${message("a")}
          b: '{{ with $value }}{{ . }}{{ end }}'
#                                 ^ ${message("b")}
          c: '{{ with $x := 1 }}{{ $.Value }}{{ end }}'
#                                  ^^^^^^^ ${message("c")}
          d: '{{ $v := humanize $value }}{{ $v }}'
#                                           ^^ ${message("d")}
          e: '{{ if gt $value 1.0 }}{{ $value }}{{ end }}'
#                                      ^^^^^^ ${message("e")}
          f: '{{ or $value 1 }}'
#                   ^^^^^^ ${message("f")}
`,
  );
});

test("stays silent where the value only decides, or is not that of the alert", () => {
  checkProblems(
    valueInLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: x > 1
        labels:
          a: '{{ if gt $value 90.0 }}critical{{ else }}warning{{ end }}'
          b: '{{ ge $value 5.0 }}'
          c: '{{ $v := $value }}{{ if lt $v 1.0 }}low{{ end }}'
          d: '{{ with query "up" | first }}{{ .Value }}{{ end }}'
          e: '{{ range query "up" }}{{ .Value }}{{ end }}'
          f: $value
        annotations:
          a: '{{ $value }}'
`,
  );
});

test("stays silent where the value is always the same", () => {
  checkProblems(
    valueInLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        labels:
          a: '{{ $value }}'
      - alert: B
        expr: absent(x)
        labels:
          a: '{{ $value }}'
`,
  );
});
