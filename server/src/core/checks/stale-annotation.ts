import { unknownPart } from "../files/template-text.ts";
import type { Expression } from "../promql/ast.ts";
import { isComparisonOperator } from "../promql/operators.ts";
import { walk } from "../promql/visit.ts";
import type { Span } from "../text/span.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import { scalarMap } from "../yaml/scalar-map.ts";
import type { RuleCheck } from "./check.ts";
import { soundExpression } from "./sound-expression.ts";

/** Somebody changed the rule and left the text as it was. */
export const staleAnnotation: RuleCheck = {
  id: "stale-annotation",
  summary: "A text that names another duration or threshold than the rule",
  severity: "information",
  looksAt: "rule",
  mayFind: ({ kind, annotations }) =>
    kind === "alerting" && annotations?.labels.some(({ text }) => mayTell.test(text)) === true,

  *run({ rule, text }) {
    const root = soundExpression(rule);
    if (root === undefined) return;
    for (const { name, text: written, value } of rule.annotations?.labels ?? []) {
      if (!mayTell.test(written) || written.includes(unknownPart) || advises.test(name.value)) continue;
      // What templates write is not known; nor do numbers in them tell anything to people.
      const plain = written.replace(/\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*\}\}/g, (action) =>
        "\0".repeat(action.length),
      );
      const place = scalarMap(text, value);
      const held = rule.for?.milliseconds;
      const duration = held === undefined || held === 0 ? undefined : onlyDuration(plain);
      if (
        duration !== undefined &&
        duration.milliseconds !== held &&
        !isInExpression(duration, rule.expr!.value, held!)
      ) {
        const newText = rule.for!.value;
        const edit = replaceInScalar(text, value, { span: duration.span, newText });
        yield {
          span: place.spanToSource(duration.span),
          message: `This alert fires after ${newText}, as \`for\` says, not after ${duration.text}.`,
          ...(edit && { fixes: [{ title: `Write ${newText}`, safe: false, edits: [edit] }] }),
        };
      }
      const share = onlyShare(plain);
      const threshold = share && isShare.test(rule.expr!.value) ? onlyThreshold(root) : undefined;
      if (threshold !== undefined && !isSame(share!.percent, threshold.value)) {
        const compared = rule.expr!.value.slice(threshold.span.from, threshold.span.to);
        yield {
          span: place.spanToSource(share!.span),
          message: `The expression compares with ${compared}, not with ${share!.percent} %.`,
        };
      }
    }
  },
};

const mayTell = /\d\s*(?:%|[smhd])/i;

/** What is to be done takes its own time. */
const advises = /runbook|playbook|action|step|remed|resol|advice|help|impact/i;

const unit = "(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)";
const anyDuration = new RegExp(`\\b\\d+(?:\\.\\d+)?[ -]*${unit}\\b`, "gi");
const heldDuration = new RegExp(
  `\\b(?:for|down|offline|missing|unavailable|unreachable) +(?:(?:more|longer) +than +|over +|at +least +)?((\\d+) *${unit})\\b(?! *(?:ago|old|of))`,
  "gi",
);

interface WrittenDuration {
  readonly text: string;
  readonly amount: string;
  readonly milliseconds: number;
  readonly span: Span;
}

/** How long something has been so, where the text names no other length of time. */
function onlyDuration(text: string): WrittenDuration | undefined {
  const [found, ...others] = text.matchAll(heldDuration);
  if (found === undefined || others.length > 0 || [...text.matchAll(anyDuration)].length !== 1)
    return undefined;
  const [whole, written = "", amount = "", name = ""] = found;
  if (hasOtherTime.test(sentenceAround(text, found.index, whole.length))) return undefined;
  const from = found.index + whole.indexOf(written, whole.search(/\d/));
  const milliseconds = Number(amount) * unitMilliseconds[name.charAt(0).toLowerCase()]!;
  return { text: written, amount, milliseconds, span: { from, to: from + written.length } };
}

/** What is done or kept for some time, or goes on until something else, is not the state that the alert tells of. */
const hasOtherTime =
  /\b(?:wait|silen|mut[ei]|snooz|paus|sleep|keep|kept|retain|retention|stor[ei]|cach|lock|sent|send|pag(?:e|ing)|notif|timeout|valid|schedul|r[ua]n|block|bann?|suspend|disabl|reserv)|\d *[a-z]+ +(?:before|after|until|then|if|unless|when|to|at|per|every|each)\b/i;

function sentenceAround(text: string, from: number, length: number): string {
  const before = text.slice(Math.max(0, from - 200), from);
  const after = text.slice(from, from + length + 12);
  return before.slice(before.search(/[^.;!?\n]*$/)) + after;
}

const unitMilliseconds: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The text may speak of what the expression looks at, or of both together. */
function isInExpression({ amount, milliseconds }: WrittenDuration, expr: string, held: number): boolean {
  // What is recorded has a length of time of its own.
  if (/\btime(?:stamp)?\s*\(|:/.test(expr) || new RegExp(`(?<!\\d)${amount}(?!\\d)`).test(expr)) return true;
  if (Math.abs(milliseconds - held) <= held * 0.15) return true;
  for (const [, number, name] of expr.matchAll(/(\d+(?:\.\d+)?)([smhdw]?)/g)) {
    const length = Number(number) * (name === "w" ? 604_800_000 : (unitMilliseconds[name || "s"] ?? 1000));
    if (length === milliseconds || length + held === milliseconds) return true;
  }
  return false;
}

const anyShare = /(?<![\d.])\d+(?:\.\d+)?\s*%/g;
const comparedShare =
  /\b(?:above|over|below|under|(?:more|less|greater|higher|lower|fewer) than|exceed(?:s|ed|ing)?)\s+((\d+(?:\.\d+)?)\s*%)/gi;

const hasOtherShare = /\b(?:slos?|sla|objectives?|targets?|budgets?|goals?)\b/i;

function onlyShare(text: string): { readonly percent: number; readonly span: Span } | undefined {
  const [found, ...others] = text.matchAll(comparedShare);
  if (found === undefined || others.length > 0 || [...text.matchAll(anyShare)].length !== 1) return undefined;
  if (hasOtherShare.test(text)) return undefined;
  const from = found.index + found[0].length - found[1]!.length;
  return { percent: Number(found[2]), span: { from, to: from + found[1]!.length } };
}

/** Whether an expression may be about a share of something, by a division or by its names. */
const isShare = /\/|percent|pct|ratio|share|util|usage|level|score/i;

/** What the expression compares with, where no other number can have to do with it. */
function onlyThreshold(root: Expression) {
  const numbers: Extract<Expression, { kind: "NumberLiteral" }>[] = [];
  let comparisons = 0;
  for (const part of walk(root)) {
    if (part.kind === "NumberLiteral" && !part.duration && part.value !== 1 && part.value !== 100)
      numbers.push(part);
    if (part.kind === "BinaryExpr" && isComparisonOperator(part.op)) {
      if (part.rhs?.kind !== "NumberLiteral") return undefined;
      comparisons++;
    }
  }
  return comparisons === 1 && numbers.length === 1 && numbers[0]!.value > 0 && numbers[0]!.value <= 100
    ? numbers[0]
    : undefined;
}

/** As a share of 1 or of 100, of what is used or of what is left. */
function isSame(percent: number, value: number): boolean {
  return [value, value * 100, 100 - value, 100 - value * 100].some((each) => Math.abs(each - percent) < 1e-6);
}
