import type { RuleVerdict } from "../alerting/applies.ts";
import type { PlacedMatcherVerdict } from "../alerting/judge-matcher.ts";
import type { RoleReason, SelectorVerdict } from "../alerting/judged-expression.ts";
import type { LabelMatcher } from "../promql/ast.ts";
import { literal, type Words } from "../text/phrase.ts";
import { valuesInWords } from "./condition-in-words.ts";
import { conditionOf } from "./label-condition.ts";
import { listValues } from "./list-values.ts";

/** The verdict and its reason, in a sentence. */
export function verdictInWords({ verdict, selectors, misses, isConcerned }: RuleVerdict): Words {
  switch (verdict) {
    case "applies":
      return appliesInWords(selectors, isConcerned);
    case "no":
      return noInWords(misses);
    case "unknown":
      return unknownInWords(selectors);
  }
}

function appliesInWords(selectors: readonly SelectorVerdict[], isConcerned: boolean): Words {
  if (selectors.length === 0) return ["The rule applies whatever there is: it selects no series."];
  const [absent] = selectors.filter(({ role }) => role === "absent");
  if (absent !== undefined && selectors.every(({ role }) => role === "absent" || role === "optional")) {
    return isConcerned && absent.verdict === "applies"
      ? ["The rule applies: it fires when nothing is left that it selects, and it selects the target."]
      : ["The rule fires when nothing is there that it selects, whatever the target does."];
  }
  return isConcerned
    ? ["The rule applies: every selector that it needs matches the target."]
    : ["The rule applies whatever there is: its result needs nothing of the target."];
}

/** Of a rule that only lacks series of the target; `server` is what people call it. */
export function missingInWords(metrics: readonly string[], server: string): Words {
  const names = listValues(metrics, mostListed, "or");
  return [
    "The matchers take the target, but ",
    literal(server),
    " has no series of ",
    ...names,
    " with its labels.",
  ];
}

const mostMisses = 3;

function noInWords(misses: readonly PlacedMatcherVerdict[]): Words {
  const different = misses.filter((each, at) => misses.findIndex(({ text }) => text === each.text) === at);
  const said = different.slice(0, mostMisses).flatMap((miss, at): Words => {
    const inWords = [literal(miss.matcher.name), " ", ...missInWords(miss)];
    return at === 0 ? inWords : ["; ", ...inWords];
  });
  const more = different.length - mostMisses;
  const rest = more > 0 ? [`; and ${more} more`] : [];
  return ["The rule does not apply: ", ...said, ...rest, "."];
}

/** "is `staging`; needs `prod` or `production`". */
export function missInWords({ matcher, actual }: PlacedMatcherVerdict): Words {
  const has =
    actual === undefined ? ["is not known"] : actual === "" ? ["is missing"] : ["is ", literal(actual)];
  return [...has, "; needs ", ...needInWords(matcher)];
}

/** What a matcher takes: "`prod` or `production`", "anything but `kafka`". */
export function needInWords(matcher: LabelMatcher): Words {
  const condition = conditionOf(matcher.name, [matcher]);
  if (condition === undefined) return ["something that is not known"];
  const { values, keepsWithout } = condition;
  if (values.kind === "one of") {
    if (values.values.length === 0) return [keepsWithout ? "to be missing" : "what nothing can be"];
    const list = listValues(values.values, mostListed, "or");
    return keepsWithout ? [...list, ", or to be missing"] : list;
  }
  if (values.kind === "none of") {
    if (values.values.length === 0) return [keepsWithout === false ? "any value" : "nothing"];
    const but = ["anything but ", ...listValues(values.values, mostListed, "or")];
    return keepsWithout === false ? [...but, ", and a value"] : but;
  }
  const said = ["a value that ", ...(valuesInWords(values) ?? [])];
  return keepsWithout ? [...said, ", or to be missing"] : said;
}

const mostListed = 8;

function unknownInWords(selectors: readonly SelectorVerdict[]): Words {
  const start = ["Whether the rule applies is not known: "];
  for (const { matchers, verdict, role, reason } of selectors) {
    if (verdict !== "unknown" || role === "optional" || role === "absent") continue;
    const matcher = matchers.find((each) => each.verdict === "unknown");
    if (matcher === undefined) continue;
    const name = literal(matcher.matcher.name);
    const why =
      reason?.kind === "joined"
        ? ", which may be that of another target."
        : ", which is not known of the target's series.";
    return [...start, "it depends on ", name, why];
  }
  return [...start, "the expression is not valid, or too long to be followed."];
}

/** What it means that a selector counts in another way than being needed. Missing where there is nothing to say. */
export function roleInWords({ reason, role, verdict }: SelectorVerdict): Words | undefined {
  if (reason !== undefined) return reasonInWords(reason, verdict);
  return role === "either" ? ["One side of ", literal("or"), " is enough."] : undefined;
}

function reasonInWords(reason: RoleReason, verdict: SelectorVerdict["verdict"]): Words {
  switch (reason.kind) {
    case "absent":
      return verdict === "applies"
        ? ["It need not match: the alert fires when nothing matches it, so not while the target is there."]
        : ["It need not match: the alert fires when nothing matches it."];
    case "unless":
      return ["It is not needed: where it has a result with the same labels, the alert does not fire."];
    case "beside-constant":
      return ["It is not needed: the other side has a result whatever there is."];
    case "scalar":
      return ["It need not match the target: only its single value counts."];
    case "filled":
      return ["It is not needed: what is missing is filled in."];
    case "info":
      return ["It is not needed: it only adds labels."];
    case "joined": {
      const start = ["It may select series of other targets: "];
      if (reason.labels.length === 0) {
        return [...start, reason.on ? "no label has to agree." : "all labels have to agree."];
      }
      const names = listValues(reason.labels, mostListed, "and");
      const rest = reason.on ? " have to agree." : " need not agree, all others do.";
      return [...start, ...names, rest];
    }
  }
}
