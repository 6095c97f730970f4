import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../test/support/random.ts";
import { alertFunctions, alertVariables } from "./functions.ts";
import { parseTemplate } from "./parse.ts";
import { isSimpleTemplate } from "./simple-template.ts";

test("tells the templates that most rules have", () => {
  for (const text of [
    "{{ $labels.instance }} is down for {{ $value | humanizeDuration }}",
    '{{- $value | printf "%.2f" -}} {{printf "%d" .Value}}',
    "{{ if gt $value 5.0 }}high{{ else }}low{{ end }}{{ with $labels.job }}of {{ . }}{{ end }}",
  ]) {
    assert.ok(isSimpleTemplate(text), text);
  }
});

test("never takes for right what is wrong", () => {
  const random = new Random(8);
  const pieces = [
    ..."{{ }} {{- -}} - $labels .job $labels.job $value .Value . | humanize printf title if with gt else end".split(
      " ",
    ),
    ...['"%s"', '"a', "1", "1.", "09", "5.0", " ", " ", "\n", "a"],
    ...[
      "{{ end }}",
      "{{ else }}",
      "{{if $value}}",
      "{{ with . }}",
      "{{ $labels.a }}",
      "{{ if eq . 1 }}",
      "{{end}}",
    ],
  ];
  let simple = 0;
  for (let run = 0; run < 30_000; run++) {
    let text = random.pick(["", "{{ ", "{{ if $value }}"]);
    for (let count = random.below(8); count > 0; count--) text += random.pick(pieces);
    text += random.pick(["", " }}", "{{ end }}"]);
    if (!text.includes("{{") || !isSimpleTemplate(text)) continue;
    simple++;
    const { problems } = parseTemplate(text, { variables: alertVariables, functions: alertFunctions() });
    assert.deepEqual(problems, [], text);
  }
  assert.ok(simple > 500, `${simple} were simple`);
});
