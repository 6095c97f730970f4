import assert from "node:assert/strict";
import { test } from "node:test";
import { showNode } from "../../../../test/support/show-alert-template.ts";
import { alertFunctions, alertVariables } from "./functions.ts";
import { goParseError, parseTemplate } from "./parse.ts";
import type { TemplateOptions } from "./parsed-template.ts";

const options: TemplateOptions = {
  name: "__alert_A",
  variables: alertVariables,
  functions: alertFunctions(),
};

/** The template, and below it every problem under the place it is shown at. Lines after the first are the template's own until a caret. */
function checkProblems(expected: string): void {
  const lines = expected.split("\n").filter((line) => line !== "");
  const text = lines.filter((line) => !/^ *\^/.test(line)).join("\n");
  const shown = parseTemplate(text, options).problems.map(({ span, message }) => {
    const lineStart = text.lastIndexOf("\n", span.from - 1) + 1;
    return `${" ".repeat(span.from - lineStart)}${"^".repeat(Math.max(1, span.to - span.from))} ${message}`;
  });
  assert.deepEqual([...text.split("\n"), ...shown], lines);
}

function checkTree(text: string, expected: string): void {
  const { body, definitions, problems } = parseTemplate(text, options);
  assert.deepEqual(problems, []);
  const shown = body.map((node) => showNode(node, text));
  for (const { name, body: nodes } of definitions) {
    shown.push(`define ${name?.value}: ${nodes.map((node) => showNode(node, text)).join(" ")}`);
  }
  assert.equal(shown.join("\n"), expected.trim());
}

test("reads text and actions, and takes blanks away at trim markers", () => {
  checkTree(
    "a {{- $value -}} b{{/* no */}}{{- /* none */ -}}  {{ .Labels.job }}",
    'text "a"\naction $value\ntext "b"\naction .[Labels][job]',
  );
});

test("reads pipelines with arguments, parentheses and fields", () => {
  checkTree(
    '{{ printf "%.2f" (query `up{job="x"}` | first).Value | title }}',
    'action printf "%.2f" (query "up{job=\\"x\\"}" | first)[Value] | title',
  );
});

test("reads variables, and constants of all kinds", () => {
  checkTree(
    "{{ $x := 1 }}{{ $x = 0x1F }}{{ print $x 'a' 1e3 -5 true nil . }}",
    "action $x := 1\naction $x = 0x1F\naction print $x 'a' 1e3 -5 true nil .",
  );
});

test("reads branches, and what comes right behind else as one of its own", () => {
  checkTree(
    "{{ if $value }}a{{ else if .Value }}b{{ else }}c{{ end }}",
    'if $value: text "a" else: if .[Value]: text "b" else: text "c"',
  );
  checkTree("{{ with 1 }}a{{ else with 2 }}b{{ end }}", 'with 1: text "a" else: with 2: text "b"');
  checkTree(
    "{{ range $i, $e := . }}{{ break }}{{ else }}{{ $i := 0 }}{{ end }}",
    "range $i, $e := .: break else: action $i := 0",
  );
});

test("reads templates that are defined, called, or both", () => {
  checkTree(
    '{{ define "a" }}x{{ end }}{{ template "a" }}{{ template "a" . }}{{ block "b" $ }}y{{ end }}',
    'template a\ntemplate a .\ntemplate b $ block: text "y"\ndefine a: text "x"',
  );
});

test("reports names that are not known, and goes on behind them", () => {
  checkProblems(`
{{ $label.instance }} {{ humanise $value }} {{ $value | tmpl }}
   ^^^^^^ undefined variable "$label"
                         ^^^^^^^^ function "humanise" not defined
                                                        ^^^^ function "tmpl" not defined`);
});

test("names what was probably meant", () => {
  const { problems } = parseTemplate("{{ $label.instance | toupper }} {{ $zzzzzz }}", options);
  assert.deepEqual(
    problems.map(({ replacement }) => replacement),
    ["$labels", "toUpper", undefined],
  );
});

test("reports what does not fit, at the character that is wrong", () => {
  checkProblems(`
{{$labels.quantile * 100}}
                   ^ unexpected "*" in operand`);
  checkProblems(`
{{ $labels.a-b }}
            ^ bad character U+002D '-'`);
  checkProblems(`
{{ $value - 1 }}
          ^ illegal number syntax: "-"`);
  checkProblems(`
{{ printf '%s' $value }}
          ^^^^ malformed character constant: '%s'`);
  checkProblems(`
{{ "a" | 1 }}
         ^ non executable command in pipeline stage 2`);
});

test("reports what is never closed, where it is opened", () => {
  checkProblems(`
a {{ $value
  ^^ unclosed action`);
  checkProblems(`
{{ if $value }}a
^^ unexpected EOF`);
  checkProblems(`
{{ (len "a" }}
   ^ unclosed left paren`);
  checkProblems(`
{{ print "a }} b
         ^ unterminated quoted string`);
  checkProblems(`
{{/* a }}
  ^^ unclosed comment`);
});

test("reports what ends nothing only where nothing else is wrong", () => {
  checkProblems(`
a{{ end }}
 ^^^^^^^^^ unexpected {{end}}`);
  checkProblems(`
{{ iff $value }}a{{ end }}
   ^^^ function "iff" not defined`);
  checkProblems(`
{{ if $value }}{{ else }}{{ else }}{{ end }}
                         ^^^^^^^^^^ expected end; found {{else}}`);
});

test("goes on with the next action when one is half typed", () => {
  checkProblems(`
{{ $labels. }} {{ $x }}
          ^ unexpected <.> in operand
                  ^^ undefined variable "$x"`);
  checkProblems(`
{{ $labels.a {{ $x }}
             ^ unexpected "{" in operand
                ^^ undefined variable "$x"`);
});

test("does not report variables that a mistake kept from being declared", () => {
  checkProblems(`
{{ range $i, $v, $w := . }}{{ $w }}{{ end }}
             ^^ too many declarations in range`);
});

test("keeps the variables of a branch, a definition and a block to themselves", () => {
  checkProblems(`
{{ if 1 }}{{ $x := 1 }}{{ end }}{{ $x }}
                                   ^^ undefined variable "$x"`);
  checkProblems(`
{{ define "a" }}{{ $labels }}{{ end }}
                   ^^^^^^^ undefined variable "$labels"`);
});

test("tells the lines that Go tells", () => {
  const errorOf = (text: string) => goParseError("__alert_A", parseTemplate(text, options).problems[0]!);
  assert.equal(errorOf("{{ $x }}"), 'template: __alert_A:1: undefined variable "$x"');
  assert.equal(errorOf("a\nb\n{{ foo }}"), 'template: __alert_A:3: function "foo" not defined');
  assert.equal(errorOf("\n{{ 1\n"), "template: __alert_A:3: unclosed action started at __alert_A:2");
  assert.equal(
    errorOf('{{ 1\n"'),
    "template: __alert_A:2: unterminated quoted string in action started at __alert_A:1",
  );
  assert.equal(
    errorOf('{{ define "__alert_A" }}a{{ end }}'),
    'template: __alert_A:1: template: multiple definition of template "__alert_A"',
  );
});

test("is silent about functions and variables that nobody listed", () => {
  const { problems } = parseTemplate("{{ $activeAt | anything }}", {
    variables: undefined,
    functions: undefined,
  });
  assert.deepEqual(problems, []);
});

test("follows deep nesting only so far, and says nothing of the rest", () => {
  for (const piece of ["{{ if 1 }}", "(", "{{ else if 1 }}", '{{ block "a" . }}', "{{ with 1 }}{{ else }}"]) {
    const text = `{{ if 1 }}{{ ${piece.repeat(5000)} {{ $unknown }}`;
    for (const { span } of parseTemplate(text, options).problems) assert.ok(span.to <= text.length);
  }
  const deep = "{{ if 1 }}".repeat(5000) + "{{ end }}".repeat(5000);
  assert.deepEqual(parseTemplate(deep, options).problems, []);
});

test("digits without end take linear time", () => {
  const start = performance.now();
  const digits = "9".repeat(200_000);
  for (const number of [digits, `0x${digits}`, `0x.${digits}`, `${digits}_`, `1e${digits}`]) {
    assert.equal(parseTemplate(`{{ ${number} }}`, options).problems.length, 1);
  }
  assert.ok(performance.now() - start < 5000);
});
