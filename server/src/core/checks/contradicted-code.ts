import type { MetricValue } from "../catalogue/catalogue-metric.ts";
import { scalarMap } from "../yaml/scalar-map.ts";
import type { Finding, ProjectRuleCheck } from "./check.ts";
import { type CodedComparison, codedComparisonsIn, mayHaveCode } from "./coded-comparisons.ts";

/** Tutorials mix codes up, and a comment that names the outcome of another one shows that its author did, too. */
export const contradictedCode: ProjectRuleCheck = {
  id: "contradicted-code",
  summary: "A comment or text that calls a code by the name of another one",
  severity: "information",
  looksAt: "rule-in-project",
  mayFind: mayHaveCode,

  *run(subject) {
    const { rule, text } = subject;
    const found = codedComparisonsIn(subject).filter(({ op }) => op === "==");
    for (const [index, comparison] of found.entries()) {
      const { to } = rule.expr!.map.spanToSource(comparison.part.span);
      const next = found[index + 1];
      const end = next === undefined ? text.length : rule.expr!.map.spanToSource(next.part.span).from;
      const [, before, comment] = /^([^"'`\n#]*#)(.*)/.exec(text.slice(to, Math.max(to, end))) ?? [];
      if (comment === undefined) continue;
      const from = to + before!.length;
      yield* contradictions(comment, comparison, (at, length) => ({
        from: from + at,
        to: from + at + length,
      }));
    }
    const [only, ...others] = found;
    if (only === undefined || others.length > 0 || only.part !== rule.expr!.expression?.root) return;
    for (const { text: written, value } of rule.annotations?.labels ?? []) {
      // What lists several outcomes explains them.
      const told = [...contradictions(written, only, (from, length) => ({ from, to: from + length }))];
      const map = scalarMap(text, value);
      for (const finding of told) yield { ...finding, span: map.spanToSource(finding.span) };
    }
  },
};

function* contradictions(
  written: string,
  { metric, number }: CodedComparison,
  place: (at: number, length: number) => Finding["span"],
): Generator<Finding> {
  const meant = metric.values.find(({ value }) => value === number.value);
  if (meant === undefined) return;
  const named = metric.values.flatMap((value) => {
    const words = [value.name, ...wordsFor(value, metric.words)];
    return words.flatMap((word) => {
      const found = new RegExp(`(?<![a-z0-9])${pattern(word)}(?![a-z0-9])`, "i").exec(written);
      return found === null ? [] : [{ value, found }];
    });
  });
  if (named.length !== 1 || named[0]!.value === meant) return;
  const { value, found } = named[0]!;
  if (found[0].length < 3 || saysLittle.test(found[0]) || isAlsoSaidOf(meant, found[0], written)) return;
  yield {
    span: place(found.index, found[0].length),
    message: `\`${metric.name}\` is ${meant.value} for ${meant.name}. ${found[0]} is ${value.value}${value.name.toLowerCase() === found[0].toLowerCase() ? "" : ` (${value.name})`}.`,
  };
}

/** Everybody says `success` and `error` of everything. */
const saysLittle = /^(?:error|success|failed|yes|no|up|down|valid|match|good)$/i;

/** What cannot be read in time is a timeout, too, and in a sentence a connection fails in many a way. */
function isAlsoSaidOf({ name }: MetricValue, words: string, written: string): boolean {
  if (/^timeout$/i.test(words)) return /read/.test(name);
  return /^connection[- ]failed$/i.test(words) && name === "timeout" && written.trim() !== words;
}

function wordsFor({ value }: MetricValue, words: ReadonlyMap<string, number>): readonly string[] {
  return [...words].flatMap(([word, code]) => (code === value ? word : []));
}

/** `connection_failed` is also written `connection failed`. */
function pattern(word: string): string {
  const parts = word.split(/[_\s]+/).map((part) => part.replace(/\W/g, "\\$&"));
  return parts.join("[-_ ]?");
}
