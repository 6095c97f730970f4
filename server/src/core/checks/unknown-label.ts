import { inferLabels, type LabelFlow } from "../labels/infer-labels.ts";
import { stringOf } from "../labels/infer-labels-aggregation.ts";
import type { LabelUse } from "../labels/label-uses.ts";
import { type PossibleLabels, presenceOf } from "../labels/possible-labels.ts";
import { whyAbsent } from "../labels/why-absent.ts";
import { metricOf } from "../project/selector-source.ts";
import type { Expression, VectorSelector } from "../promql/ast.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Fix } from "../text/fix.ts";
import { listText } from "../text/list-text.ts";
import { similarName } from "../text/similar-name.ts";
import type { Finding, ProjectRuleCheck } from "./check.ts";
import { closedLabels } from "./closed-labels.ts";
import { isClosedWorld } from "./closed-world.ts";
import { effectOfMissingLabel } from "./effect-of-missing-label.ts";
import { labelledExpressions, type RuleLabel } from "./rule-labels.ts";
import { selectsWithout } from "./selects-without.ts";
import { soundExpression } from "./sound-expression.ts";

/** A label that the series of a metric cannot have, where all of their labels are known: mostly a slip of the pen. */
export const unknownLabel: ProjectRuleCheck = {
  id: "unknown-label",
  summary: "A label that the series cannot have",
  severity: "warning",
  looksAt: "rule-in-project",

  *run(subject) {
    const { rule, text, dialect, options } = subject;
    if (soundExpression(rule) === undefined || !isClosedWorld(subject)) return;
    const source = closedLabels(subject);
    for (const { root, labels } of labelledExpressions({ rule, text, dialect }, options)) {
      const flow = inferLabels(root, { ...options, source });
      for (const label of labels) {
        const { name, use, span } = label;
        if (name === "" || name.startsWith("__") || isOnPurpose(use, options)) continue;
        const lack = findLack(label, flow, source);
        if (lack !== undefined) yield { span, ...describe(label, lack, options) };
      }
    }
  },
};

function describe(
  label: RuleLabel,
  { part, others }: Lack,
  options: { readonly regex: RegexCompiler },
): Omit<Finding, "span"> {
  const meant = similarName(label.name, others);
  const fixes = meant === undefined ? [] : fixesOf(label, meant);
  const effect =
    label.use?.role === "on" ? "only series without it can match" : effectOfMissingLabel(label.use, options);
  const what = `\`${label.name}\` is no label of ${described(part)}: ${effect}.`;
  const message = `${what} ${meant === undefined ? list(others) : `Did you mean \`${meant}\`?`}`;
  return { message, ...(fixes.length > 0 && { fixes }) };
}

/** Where it makes no difference that there is no such label, and may well be meant so. */
function isOnPurpose(use: LabelUse | undefined, options: { readonly regex: RegexCompiler }): boolean {
  switch (use?.role) {
    case "without":
    case "ignoring":
    case "destination":
    case "info-matcher":
      return true;
    case "matcher": {
      const isPositive = use.matcher?.matchType === "=" || use.matcher?.matchType === "=~";
      return use.matcher === undefined || (isPositive && selectsWithout(use.matcher, options) !== false);
    }
    case "source":
      return isConstant(use.part);
    default:
      return false;
  }
}

/** `label_replace` that sets a label to a text takes any source. */
function isConstant(part: Expression): boolean {
  if (part.kind !== "Call" || part.name !== "label_replace") return false;
  return stringOf(part.args.items[2])?.includes("$") !== true;
}

type Source = (selector: VectorSelector) => PossibleLabels | undefined;

interface Lack {
  /** The selector whose series do not have the label. */
  readonly part: VectorSelector;
  /** Names that the label might have instead, in the order of the alphabet. */
  readonly others: readonly string[];
}

/** What the label would have to come from. It may have been there and be removed: then it is known. */
function findLack({ name, use }: RuleLabel, flow: LabelFlow, source: Source): Lack | undefined {
  const asked = use === undefined ? [flow.root] : use.readFrom;
  for (const part of asked) {
    const absence = part && whyAbsent(name, part, flow);
    if (part === undefined || absence?.reason !== "not-selected") continue;
    if (absence.part.kind !== "VectorSelector") continue;
    // Where some series have it, it was a matcher that left them out.
    const known = source(absence.part);
    if (known === undefined || presenceOf(name, known) !== "absent") continue;
    const { labels } = use === undefined ? flow.result : use.role === "matcher" ? known : flow.labelsOf(part);
    return {
      part: absence.part,
      others: [...labels.keys()].filter((each) => !each.startsWith("__")).sort(),
    };
  }
  return undefined;
}

function described(selector: VectorSelector): string {
  return `\`${metricOf(selector) ?? "these series"}\``;
}

function list(names: readonly string[]): string {
  if (names.length === 0) return "It has none.";
  const shown = names.slice(0, mostListed).map((name) => `\`${name}\``);
  if (names.length > mostListed) shown.push(`${names.length - mostListed} more`);
  return `There ${names.length === 1 ? "is" : "are"} ${listText(shown)}.`;
}

const mostListed = 6;

function fixesOf(label: RuleLabel, meant: string): Fix[] {
  const edit = label.rename(meant);
  return edit === undefined ? [] : [{ title: `Use \`${meant}\``, safe: false, edits: [edit] }];
}
