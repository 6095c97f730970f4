import type { TextField } from "../files/rule-file.ts";
import type { RelabelRule } from "../files/scrape-config.ts";
import { parsePattern } from "../regex/parse.ts";
import { type ReplacementPart, readReplacement } from "../regex/replacement.ts";
import type { Fix } from "../text/fix.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import type { Finding, ScrapeJobsCheck } from "./check.ts";
import { relabelListsOf } from "./relabel-lists.ts";

/** Go puts nothing in the place of a group that the regular expression does not have, and says nothing about it. */
export const missingRegexGroup: ScrapeJobsCheck = {
  id: "missing-regex-group",
  summary: "A relabel rule that names a group which its regex does not have",
  severity: "warning",
  looksAt: "scrape-jobs",

  *run(subject) {
    for (const { rules } of relabelListsOf(subject)) {
      for (const rule of rules) yield* inRule(rule, subject.text);
    }
  },
};

function* inRule(rule: RelabelRule, text: string): Iterable<Finding> {
  const { action, regex } = rule.config;
  if (action !== "replace" && action !== "labelmap") return;
  const parsed = parsePattern(regex);
  if (!parsed.ok) return;
  const fields = action === "replace" ? [rule.targetLabel, rule.replacement] : [rule.replacement];
  for (const field of fields) if (field !== undefined) yield* inField(field, parsed.groupNames, text);
}

function* inField(field: TextField, groupNames: readonly string[], text: string): Iterable<Finding> {
  for (const part of readReplacement(field.value)) {
    const message = mistakeIn(part, field, groupNames);
    if (message === undefined) continue;
    const fix = braceFix(part, { field, groupNames, text });
    yield { span: field.map.spanToSource(part.span), message, ...(fix && { fixes: [fix] }) };
  }
}

function mistakeIn(
  part: ReplacementPart,
  { value }: TextField,
  groupNames: readonly string[],
): string | undefined {
  if (part.kind === "text") return undefined;
  const written = value.slice(part.span.from, part.span.to);
  const count = groupNames.length - 1;
  if (part.kind === "number") {
    if (part.number <= count) return undefined;
    const groups = count === 0 ? "no group" : count === 1 ? "only one group" : `only ${count} groups`;
    return `\`${written}\` is always empty: the regex has ${groups}.`;
  }
  if (groupNames.includes(part.name) || isVariable(part.name)) return undefined;
  return `\`${written}\` is always empty: the regex has no group called \`${part.name}\`.`;
}

/** What programs fill in that prepare configurations, as `envsubst` does, is not there any more when Prometheus reads it. */
function isVariable(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}

interface FixedField {
  readonly field: TextField;
  readonly groupNames: readonly string[];
  readonly text: string;
}

/** `$1_total` is all one name; `${1}_total` is what was meant. */
function braceFix(part: ReplacementPart, { field, groupNames, text }: FixedField): Fix | undefined {
  if (part.kind !== "name" || field.value[part.span.from + 1] === "{") return undefined;
  const slip = /^([1-9])(\D.*)$/s.exec(part.name);
  if (slip === null || Number(slip[1]) >= groupNames.length) return undefined;
  const newText = `\${${slip[1]}}${slip[2]}`;
  const edit = replaceInScalar(text, field.scalar, { span: part.span, newText });
  return edit && { title: `Write \`${newText}\``, safe: false, edits: [edit] };
}
