import assert from "node:assert/strict";
import { test } from "node:test";
import { readCursor } from "../../../../test/support/fixture.ts";
import { templateSituation } from "./template-situation.ts";

/** The kind of place at `<|>` with what matters of it, and the word that is there already. */
function checkSituation(marked: string, expected: string | undefined): void {
  const { text, cursor } = readCursor(marked);
  const situation = templateSituation(text, cursor!);
  const word = situation && text.slice(situation.word.from, situation.word.to);
  const shown =
    situation === undefined
      ? undefined
      : situation.kind === "label" || situation.kind === "field"
        ? `${situation.kind} of ${situation.of}`
        : situation.kind === "operand"
          ? `${situation.at} in ${situation.dot}`
          : situation.kind === "query"
            ? `query ${text.slice(situation.content.from, situation.content.to)}`
            : situation.kind;
  assert.equal(shown === undefined || word === "" ? shown : `${shown}: ${word}`, expected);
}

test("nothing fits outside of actions", () => {
  for (const text of [
    "a<|>",
    "{<|>{ $value }}",
    "{{ $value }}<|>",
    "{{/* <|> */}}",
    "{{ $value }} $<|> {{ . }}",
  ]) {
    checkSituation(text, undefined);
  }
});

test("names of labels fit behind what stands for labels", () => {
  checkSituation("{{ $labels.<|> }}", "label of labels");
  checkSituation("{{ $labels.inst<|>ance }}", "label of labels: instance");
  checkSituation("is {{ $labels.<|>", "label of labels");
  checkSituation("{{ .Labels.<|>}} {{ $value }}", "label of labels");
  checkSituation("{{ $externalLabels.<|> }}", "label of external-labels");
  checkSituation("{{ with $labels }}{{ .<|> }}{{ end }}", "label of labels");
  checkSituation("{{ with $labels }}{{ .j<|> }}", "label of labels: j");
  checkSituation('{{ range query "up" }}{{ .Labels.<|> }}{{ end }}', "label of sample-labels");
  checkSituation('{{ index $labels "<|>" }}', "label of labels");
  checkSituation('{{ if eq $labels.a "x" }}{{ else if eq $labels.<|> "y" }}{{ end }}', "label of labels");
});

test("fields fit behind other dots", () => {
  checkSituation("{{ .<|> }}", "field of data");
  checkSituation("{{ .<|>", "field of data");
  checkSituation("{{ $.La<|> }}", "field of data: La");
  checkSituation('{{ (query "up" | first).<|> }}', "field of sample");
  checkSituation("{{ if .<|> }}{{ end }}", "field of data");
  checkSituation("{{ print (.<|>) }}", "field of data");
});

test("values and functions fit where an operand begins", () => {
  checkSituation("{{<|>}}", "start in data");
  checkSituation("{{ <|>", "start in data");
  checkSituation("{{- $la<|> }}", "start in data: $la");
  checkSituation("{{ i<|> }}", "start in data: i");
  checkSituation("{{ $value | <|> }}", "piped function in data");
  checkSituation("{{ $value | hum<|>anize }}", "piped function in data: humanize");
  checkSituation("{{ printf <|> }}", "argument in data");
  checkSituation("{{ if <|> }}", "function in data");
  checkSituation("{{ print (<|>) }}", "function in data");
  checkSituation("{{ $x := <|> }}", "function in data");
  checkSituation("{{ if $value }}{{ else <|> }}{{ end }}", "else in data");
  checkSituation('{{ range query "up" }}{{ <|> }}{{ end }}', "start in sample");
});

test("nothing fits right behind an operand, in texts and behind some words", () => {
  for (const text of [
    '{{ "a"<|> }}',
    '{{ printf "<|>" }}',
    "{{ end <|> }}",
    "{{ template <|> }}",
    "{{ (1)<|> }}",
    "{{ 12<|> }}",
  ]) {
    checkSituation(text, "nothing");
  }
});

test("tells what is written within a query", () => {
  checkSituation('{{ query "rate(<|>" }}', "query rate(");
  checkSituation("{{ with query `up{<|>}` }}{{ end }}", "query up{}");
  checkSituation('{{ query "sum by (<|>', "query sum by (");
});
