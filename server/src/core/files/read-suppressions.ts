import type { Span } from "../text/span.ts";
import type { YamlDocument } from "../yaml/yaml-node.ts";
import type { Rule } from "./rule-file.ts";
import type { SuppressedCheck, Suppression, SuppressionReach } from "./suppression.ts";

/** What was read of a text: its comments are looked through. */
interface Commented {
  readonly documents: readonly Pick<YamlDocument, "comments">[];
  /** Their expressions have comments too. */
  readonly rules: readonly Rule[];
}

/** The comments of a text that silence checks, in its order. Only real comments count, not what looks like one in a text. */
export function readSuppressions(text: string, { documents, rules }: Commented): readonly Suppression[] {
  if (!mayHoldSuppressions(text)) return [];
  const suppressions: Suppression[] = [];
  for (const span of commentSpans(documents, rules)) {
    const suppression = readComment(text.slice(span.from, span.to), span);
    if (suppression !== undefined) suppressions.push(suppression);
  }
  return suppressions.sort((a, b) => a.span.from - b.span.from);
}

/** Told without reading anything: texts without such comments are nearly all there are. */
function mayHoldSuppressions(text: string): boolean {
  return text.includes("#") && /#\s*(?:promrules:|pint\s)/.test(text);
}

function* commentSpans(documents: Commented["documents"], rules: readonly Rule[]): Iterable<Span> {
  for (const { comments } of documents) for (const { span } of comments) yield span;
  for (const { expr } of rules) {
    for (const span of expr?.expression?.comments ?? []) yield expr!.map.spanToSource(span);
  }
}

function readComment(comment: string, span: Span): Suppression | undefined {
  const own = /^#+\s*promrules:\s*(\S*)\s*/.exec(comment);
  if (own !== null) return readOwn(own[1]!, { comment, span, at: own[0].length });
  const pint = /^#+\s*pint\s+(\S+)\s*(.*)$/.exec(comment);
  return pint === null ? undefined : readPint(pint[1]!, pint[2]!.trim(), span);
}

interface CommentPlace {
  readonly comment: string;
  readonly span: Span;
  /** Where in the comment the names of checks start. */
  readonly at: number;
}

/** `ignore` and `ignore-file`, the names of one or more checks with commas between them, and a reason in any words. */
function readOwn(directive: string, { comment, span, at }: CommentPlace): Suppression {
  const isKnown = directive === "ignore" || directive === "ignore-file";
  const checks: SuppressedCheck[] = [];
  const name = /([\w/-]+)(\s*,\s*)?/y;
  name.lastIndex = at;
  for (let match = isKnown ? name.exec(comment) : null; match !== null; match = name.exec(comment)) {
    const from = span.from + match.index;
    checks.push({ id: match[1]!, span: { from, to: from + match[1]!.length } });
    if (match[2] === undefined) break;
  }
  return { span, reach: directive === "ignore-file" ? "file" : "line", checks, own: true };
}

/** The comments of pint, as far as they silence something that we find too. */
function readPint(directive: string, rest: string, span: Span): Suppression | undefined {
  const everything = pintIgnores.get(directive);
  if (everything !== undefined) return { span, reach: everything, checks: undefined, own: false };
  const reach = pintDisables.get(directive);
  if (reach === undefined) return undefined;
  // A snoozed check is disabled until a date; whether that has passed is not ours to know.
  const name = directive.endsWith("snooze") ? rest.replace(/^\S+\s+/, "") : rest;
  const ids = pintChecks.get(/^[a-z]+\/[a-z_]+/.exec(name)?.[0] ?? "");
  // With a metric behind it, the others are still to be looked at.
  if (ids === undefined || name.startsWith("promql/series(")) return undefined;
  return { span, reach, checks: ids.map((id) => ({ id, span })), own: false };
}

const pintIgnores: ReadonlyMap<string, SuppressionReach> = new Map([
  ["ignore/line", "line"],
  ["ignore/next-line", "next-line"],
  ["ignore/begin", "begin"],
  ["ignore/end", "end"],
  ["ignore/file", "file"],
]);

const pintDisables: ReadonlyMap<string, SuppressionReach> = new Map([
  ["disable", "rule"],
  ["snooze", "rule"],
  ["file/disable", "file"],
  ["file/snooze", "file"],
]);

/** Which of our checks find what one of pint's does. */
const pintChecks: ReadonlyMap<string, readonly string[]> = new Map(
  [
    "alerts/comparison missing-condition",
    "alerts/external_labels unknown-external-label",
    "alerts/for invalid-duration redundant-for",
    "alerts/template template-syntax failing-template lost-label missing-humanize value-in-label promql-syntax",
    "group/interval long-interval",
    "labels/conflict overwritten-external-label redundant-external-label",
    "promql/counter raw-counter delta-of-counter",
    "promql/features promql-feature unsupported-feature",
    "promql/impossible constant-condition contradictory-sides lost-label",
    "promql/offset beyond-retention",
    "promql/range_query beyond-retention",
    "promql/rate short-range rate-of-gauge",
    "promql/regexp literal-regex bare-wildcard redundant-anchor contradictory-matchers",
    "promql/series unknown-metric vanished-series absent-label absent-value misspelt-value disjoint-matchers unknown-alert",
    "promql/syntax promql-syntax promql-feature",
    "promql/vector_matching unmatched-sides contradictory-sides",
    "rule/duplicate duplicate-rule",
    "yaml/parse yaml-syntax duplicate-key unknown-field wrong-type invalid-duration missing-expr",
  ].map((line) => {
    const [name = "", ...ids] = line.split(" ");
    return [name, ids];
  }),
);
