import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { missingHumanize } from "./missing-humanize.ts";

const rate = "The value is a rate and has many digits: `humanize` makes it readable.";
const ratio = "The value is a ratio and has many digits: `humanizePercentage` makes it readable.";

test("reports rates and ratios that are written as they are", () => {
  checkProblems(
    missingHumanize,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: sum by (job) (rate(x[5m])) > 5
        annotations:
          a: '{{ $value }} and {{ .Value }}'
#                ^^^^^^ ${rate}
#                                 ^^^^^^ ${rate}
      - alert: B
        expr: (a / b) > 0.9
        annotations:
          a: '{{ $value }}'
#                ^^^^^^ ${ratio}
      - alert: C
        expr: a / b * 100 > 90
        annotations:
          a: '{{ $value }} %'
#                ^^^^^^ The value is a ratio and has many digits: \`humanize\` makes it readable.
      - alert: D
        expr: rate(request_seconds_sum[5m]) / rate(request_seconds_count[5m]) > 0.5
        annotations:
          a: '{{ $value }} s'
#                ^^^^^^ The value is a ratio and has many digits: \`humanize\` makes it readable.
`,
  );
});

test("stays silent where the value is formatted, or has few digits", () => {
  checkProblems(
    missingHumanize,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: rate(x[5m]) > 5
        annotations:
          a: '{{ $value | humanize }} {{ printf "%.2f" $value }} {{ humanize1024 .Value }}'
          b: '{{ if gt $value 1.0 }}much{{ end }}'
      - alert: B
        expr: count(rate(x[5m]) > 5) > 1
        annotations:
          a: '{{ $value }}'
      - alert: C
        expr: round(rate(x[5m])) > 5
        annotations:
          a: '{{ $value }}'
      - alert: D
        expr: x > 5 and rate(y[5m]) > 1
        annotations:
          a: '{{ $value }}'
      - alert: E
        expr: x / 60 > 5
        annotations:
          a: '{{ $value }}'
`,
  );
});

test("adds the function", () => {
  checkFix(
    "Add humanizePercentage",
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: a / b > 0.9
        annotations:
          a: "is {{ $val<|>ue }}"
`,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: a / b > 0.9
        annotations:
          a: "is {{ $value | humanizePercentage }}"
`,
  );
});
