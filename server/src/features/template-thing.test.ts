import { test } from "node:test";
import { checkHover } from "../../../test/support/check-features.ts";

const ruleStart =
  "groups:\n  - name: a\n    rules:\n      - alert: X\n        expr: up\n        annotations:\n          a: ";

test("explains the functions of templates", () => {
  checkHover(
    `${ruleStart}"{{ $value | humanize<|>Duration }}"\n`,
    `
humanizeDuration
---
\`\`\`go-template
humanizeDuration <number or string> → string
\`\`\`

Formats seconds as days, hours, minutes, seconds.

Since Prometheus 2.0.
`,
  );
  checkHover(
    `${ruleStart}"{{ pri<|>ntf \\"%d\\" 1 }}"\n`,
    `
printf
---
\`\`\`go-template
printf <format> [<any> …] → string
\`\`\`

The arguments in Go's format: %s text, %d whole number, %.2f with two digits, %v anything.

A function of Go's templates.
`,
  );
});

test("explains the variables that Prometheus declares, and their other names", () => {
  checkHover(
    `${ruleStart}"{{ $val<|>ue }}"\n`,
    `
$value
---
\`\`\`go-template
{{ $value | humanize }}
\`\`\`

What \`expr\` returned for the series: the value of its sample, a number or a native histogram.
`,
  );
  checkHover(
    `${ruleStart}|-\n            Down:\n            {{ .La<|>bels.job }}\n`,
    `
Labels
---
\`\`\`go-template
{{ .Labels.instance }}
\`\`\`

The labels of the series that made the alert: what \`expr\` returns, without the labels that the rule sets.
`,
  );
});

test("explains the words of blocks", () => {
  checkHover(
    `${ruleStart}'{{ i<|>f $value }}{{ end }}'\n`,
    `
if
---
\`\`\`go-template
{{ if gt $value 0.9 }}…{{ else }}…{{ end }}
\`\`\`

What follows, unless the value is empty: false, 0, or a text, list or map without content.
`,
  );
});

test("says nothing of other variables, of fields of a sample, and of recording rules", () => {
  checkHover(`${ruleStart}"{{ $x<|> := 1 }}"\n`, undefined);
  checkHover(`${ruleStart}'{{ range query "up" }}{{ .Va<|>lue }}{{ end }}'\n`, undefined);
  checkHover(
    'groups:\n  - name: a\n    rules:\n      - record: x\n        expr: up\n        labels:\n          a: "{{ $val<|>ue }}"\n',
    undefined,
  );
});
