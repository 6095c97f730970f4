import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../test/support/random.ts";
import { createRegexCompiler } from "../regex/compile-regex.ts";
import { expandAlertTemplate } from "./expand.ts";
import type { QueryAnswer, TemplateWorld } from "./expand-functions.ts";

const samples: QueryAnswer = {
  kind: "vector",
  samples: [
    { labels: { __name__: "up", job: "b", instance: "2" }, value: 1.5 },
    { labels: { job: "a" }, value: 0 },
  ],
};

const world: TemplateWorld = {
  query: (expression) => (expression === "up" ? samples : undefined),
  regex: createRegexCompiler(),
  externalUrl: "http://localhost:9090/prometheus",
  now: 1_353_755_652_000,
};

function expand(text: string) {
  return expandAlertTemplate(
    text,
    {
      labels: { job: "node", instance: "a.example.com:9100" },
      externalLabels: { region: "eu" },
      value: 1234.5678,
    },
    { name: "__alert_A", world },
  );
}

function checkText(text: string, expected: string): void {
  assert.deepEqual(expand(text), { kind: "text", text: expected });
}

function checkError(text: string, expected: string): void {
  assert.deepEqual(expand(text), { kind: "error", message: expected });
}

test("puts labels, the value and external things in", () => {
  checkText(
    "{{ $labels.instance }} of {{ .Labels.job }}: {{ $value }}",
    "a.example.com:9100 of node: 1234.5678",
  );
  checkText(
    "{{ $externalLabels.region }} {{ $externalURL }} {{ pathPrefix }}",
    "eu http://localhost:9090/prometheus /prometheus",
  );
  checkText("[{{ $labels.missing }}] {{ $labels }}", "[] map[instance:a.example.com:9100 job:node]");
});

test("follows branches, loops and variables", () => {
  checkText("{{ if gt $value 1000.0 }}high{{ else if gt $value 1.0 }}middle{{ else }}low{{ end }}", "high");
  checkText("{{ with $labels.missing }}{{ . }}{{ else }}none{{ end }}", "none");
  checkText(
    '{{ range $i, $s := query "up" }}{{ if $i }}, {{ end }}{{ $s.Labels.job }}={{ .Value }}{{ end }}',
    "b=1.5, a=0",
  );
  checkText('{{ range sortByLabel "job" (query "up") }}{{ .Labels.job }}{{ break }}{{ end }}', "a");
  checkText(
    "{{ range $k, $v := $labels }}{{ $k }}={{ $v }};{{ end }}",
    "instance=a.example.com:9100;job=node;",
  );
  checkText("{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }}", "2");
  checkText('{{ define "t" }}<{{ . }}>{{ end }}{{ template "t" $labels.job }}', "<node>");
  checkText("{{ and $labels.missing (len 1) }}|{{ or $labels.job (len 1) }}", "|node");
});

test("formats numbers as Prometheus and Go do", () => {
  checkText(
    '{{ printf "%.2f|%6.1f|%-6d|%05d|%+d|%e|%g|%v" $value $value 42 42 42 $value $value 1e6 }}',
    "1234.57|1234.6|42    |00042|+42|1.234568e+03|1234.5678|1e+06",
  );
  checkText("{{ humanize 1234567 }} {{ humanize 0.012 }} {{ humanize1024 1048576 }}", "1.235M 12m 1Mi");
  checkText(
    "{{ humanizeDuration 93784.5 }} {{ humanizeDuration 0.005 }} {{ humanizePercentage 0.1234567 }}",
    "1d 2h 3m 4s 5ms 12.35%",
  );
  checkText("{{ humanizeTimestamp 1435065584.1289 }}", "2015-06-23 13:19:44.128 +0000 UTC");
  checkText('{{ printf "%.0f %.0f %.1f" 0.5 1.5 0.25 }}', "0 2 0.2");
  checkText(
    '{{ printf "%d %s" 1.5 1 }} {{ printf "%d" }} {{ printf "a" 1 }}',
    "%!d(float64=1.5) %!s(int=1) %!d(MISSING) a%!(EXTRA int=1)",
  );
  checkText('{{ printf "%+v %+v %+v %+t" 1.5 2 (args 3) 4 }}', "1.5 2 map[arg0:3] %!t(int=+4)");
});

test("works with texts, times and addresses", () => {
  checkText(
    '{{ reReplaceAll "(.*):.*" "$1" $labels.instance }} {{ match "^a" $labels.instance }}',
    "a.example.com true",
  );
  checkText("{{ stripPort $labels.instance }} {{ stripDomain $labels.instance }}", "a.example.com a:9100");
  checkText('{{ stripDomain "10.0.0.1:80" }} {{ stripDomain "[::1]:80" }}', "10.0.0.1:80 [::1]:80");
  checkText(
    '{{ (now | toTime).Format "Mon, 02 Jan 2006 15:04" }} {{ ("90" | toDuration).String }}',
    "Sat, 24 Nov 2012 11:14 1m30s",
  );
  checkText(
    '{{ graphLink "up == 0" }} {{ html "<a>" }} {{ slice "abc" 1 2 }} {{ index $labels "job" }}',
    "/graph?g0.expr=up+%3D%3D+0&g0.tab=0 &lt;a&gt; b node",
  );
});

test("writes errors as Prometheus does", () => {
  checkError("{{ $x }}", 'error parsing template __alert_A: template: __alert_A:1: undefined variable "$x"');
  checkError(
    "{{ $value.x }}",
    'error executing template __alert_A: template: __alert_A:1:121: executing "__alert_A" at <$value.x>: can\'t evaluate field x in type float64',
  );
  checkError(
    "a\n{{ gt $value 1 }}",
    'error executing template __alert_A: template: __alert_A:2:3: executing "__alert_A" at <gt $value 1>: error calling gt: incompatible types for comparison',
  );
  checkError(
    '\n{{ humanize "one" }}',
    'error executing template __alert_A: template: __alert_A:2:3: executing "__alert_A" at <humanize "one">: error calling humanize: strconv.ParseFloat: parsing "one": invalid syntax',
  );
  checkError(
    "\n{{ $labels.job | first }}",
    'error executing template __alert_A: template: __alert_A:2:17: executing "__alert_A" at <first>: wrong type for value; expected template.queryResult; got string',
  );
  checkError(
    "\n{{ label }}",
    'error executing template __alert_A: template: __alert_A:2:3: executing "__alert_A" at <label>: wrong number of args for label: want 2 got 0',
  );
  checkError(
    "\n{{ (args 1).none.x }}",
    'error executing template __alert_A: template: __alert_A:2:9: executing "__alert_A" at <1>: nil pointer evaluating interface {}.x',
  );
  checkText("{{ (args 1).none }} {{ ((args 1).none).x }}", "<no value> <no value>");
});

test("says that a result is not known instead of guessing it", () => {
  assert.equal(expand('{{ query "other" }}').kind, "unknown");
  assert.equal(expand('{{ query "up" }}').kind, "unknown");
  assert.equal(expand('{{ printf "%[1]d" 1 }}').kind, "unknown");
});

test("never takes long", () => {
  const forever = [
    '{{ define "t" }}{{ template "t" . }}{{ end }}{{ template "t" . }}',
    "{{ range 100000000 }}{{ end }}",
    "{{ range 100000 }}{{ range 100000 }}x{{ end }}{{ end }}",
    '{{ printf "%999999999d" 1 }}',
    `{{ range 90000 }}${"x".repeat(1000)}{{ end }}`,
  ];
  for (const text of forever) assert.equal(expand(text).kind, "unknown", text);
});

test("expands any text to something", () => {
  const random = new Random(9);
  const pieces = [
    ...'$labels $labels.job $value .Value . nil true 1 2.5 "a" `b` ( ) | humanize printf "%d" index len eq not'.split(
      " ",
    ),
    ...'first query "up" toTime slice print args if else end range with {{ }} break := $x'.split(" "),
  ];
  for (let run = 0; run < 3000; run++) {
    let text = "{{ ";
    for (let count = random.below(9); count > 0; count--) text += `${random.pick(pieces)} `;
    text += random.pick(["}}", "}}{{ end }}", ""]);
    assert.ok(["text", "error", "unknown"].includes(expand(text).kind), text);
  }
});
