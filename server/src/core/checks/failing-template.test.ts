import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { failingTemplate } from "./failing-template.ts";

const error = "The text of the alert will be this error.";

test("reports what fails whatever the alert is about, in the words of Go", () => {
  checkProblems(
    failingTemplate,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: x > 1
        annotations:
          a: 'é {{ $value | first }}'
#                           ^^^^^ wrong type for value; expected template.queryResult; got float64. ${error}
          b: '{{ humanize }}'
#                ^^^^^^^^ wrong number of args for humanize: want 1 got 0. ${error}
          c: |
            line
            {{ "abc" | humanize | title }}
#                      ^^^^^^^^ error calling humanize: strconv.ParseFloat: parsing "abc": invalid syntax. ${error}
          d: '{{ $labels.a.b }}'
#                ^^^^^^^^^^^ can't evaluate field b in type string. ${error}
          e: '{{ reReplaceAll "(" "" $labels.a }}'
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error calling reReplaceAll: regexp: Compile(\`(\`): error parsing regexp: missing closing ): \`(\`. ${error}
`,
  );
});

test("stays silent where it depends on labels, on the value or on a query", () => {
  checkProblems(
    failingTemplate,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: x > 1
        annotations:
          a: '{{ $labels.threshold | humanize }}'
          b: '{{ query "up" | first | value | humanize }}'
          c: '{{ slice $labels.a 0 3 }}'
          d: '{{ $labels.interval | parseDuration }}'
          e: '{{ if eq $labels.a "b" }}{{ $labels.c | humanize }}{{ end }}'
          f: '{{ reReplaceAll "a(.*)" "$1" $labels.a }}'
          g: '{{ $externalLabels.cluster | title }}'
          h: '{{ range $name, $text := $labels }}{{ $name }}={{ $text }}{{ end }}'
          i: '{{ with $labels.a }}{{ . | toUpper }}{{ end }}'
`,
  );
});
