import type { VectorSelector } from "../promql/ast.ts";
import { allOf, anyOf, type PlacedMatcherVerdict, type Verdict } from "./judge-matcher.ts";
import { eitherOf, type KnownLabels, noLabelsAtAll } from "./known-labels.ts";

/** What a part of an expression says about a target. */
export interface Judged {
  readonly verdict: Verdict;
  /** What is known of the series that the target has in its result. */
  readonly labels: KnownLabels;
  /** In the order of the text. */
  readonly selectors: readonly SelectorVerdict[];
  /** Texts of the matchers that keep the target out; another way through the expression would have others. */
  readonly misses: ReadonlySet<string>;
}

export interface SelectorVerdict {
  readonly selector: VectorSelector;
  /** As written. */
  readonly text: string;
  /** The recording rules on the way to it, outermost first. */
  readonly via: readonly string[];
  readonly verdict: Verdict;
  readonly role: SelectorRole;
  readonly reason: RoleReason | undefined;
  readonly matchers: readonly PlacedMatcherVerdict[];
  /** What is known of the series that were asked for, before the selector is applied. */
  readonly known: KnownLabels;
}

/** Whether the result can do without what it selects. `either`: without all but one of those with this word. */
export type SelectorRole = "needed" | "either" | "optional" | "absent";

/** Why a selector counts as it does, where that is not plain. */
export type RoleReason =
  /** It selects what is not there. */
  | { readonly kind: "absent" }
  /** The right side of `unless`. */
  | { readonly kind: "unless" }
  /** A side of `or` beside one that has a result whatever there is. */
  | { readonly kind: "beside-constant" }
  | { readonly kind: "scalar" }
  /** `fill(…)` stands in for it. */
  | { readonly kind: "filled" }
  /** The second argument of `info`. */
  | { readonly kind: "info" }
  /** It may select other targets' series, which agree with this one's only in these labels, or in all but these. */
  | { readonly kind: "joined"; readonly on: boolean; readonly labels: readonly string[] };

/** What needs nothing of any target. */
export const needsNothing: Judged = {
  verdict: "applies",
  labels: noLabelsAtAll,
  selectors: [],
  misses: new Set(),
};

export function bothOf(left: Judged, right: Judged, labels: KnownLabels): Judged {
  return {
    verdict: allOf([left.verdict, right.verdict]),
    labels,
    selectors: [...left.selectors, ...right.selectors],
    misses: new Set([...left.misses, ...right.misses]),
  };
}

export function oneOf(left: Judged, right: Judged): Judged {
  const verdict = anyOf([left.verdict, right.verdict]);
  const sides = [left, right].map((side, at) => {
    const isConstant = isAlwaysThere([right, left][at]!);
    return isConstant ? withRole(side, "optional", { kind: "beside-constant" }) : withRole(side, "either");
  });
  const fewer = left.misses.size <= right.misses.size ? left : right;
  return {
    verdict,
    labels: labelsOfEither(left, right),
    selectors: sides.flatMap(({ selectors }) => selectors),
    misses: verdict === "no" ? fewer.misses : new Set(),
  };
}

/** The better one of two ways to look at the same part. */
export function betterOf(one: Judged, other: Judged): Judged {
  const verdict = anyOf([one.verdict, other.verdict]);
  return one.verdict === verdict ? one : other;
}

/** It may be there or not. */
export function asOptional(judged: Judged, reason: RoleReason): Judged {
  const role = reason.kind === "absent" ? "absent" : "optional";
  return { ...withRole(judged, role, reason), verdict: "applies", misses: new Set() };
}

export function withReason(judged: Judged, reason: RoleReason): Judged {
  const selectors = judged.selectors.map((each) => ({ ...each, reason: each.reason ?? reason }));
  return { ...judged, selectors };
}

/** What is not needed further inside stays so. */
function withRole(judged: Judged, role: SelectorRole, reason?: RoleReason): Judged {
  const selectors = judged.selectors.map((each): SelectorVerdict => {
    const isStronger = each.role === "needed" || (each.role === "either" && role !== "either");
    return isStronger ? { ...each, role, reason: reason ?? each.reason } : each;
  });
  return { ...judged, selectors };
}

function isAlwaysThere({ verdict, selectors }: Judged): boolean {
  return verdict === "applies" && selectors.every(({ role }) => role === "optional" || role === "absent");
}

function labelsOfEither(left: Judged, right: Judged): KnownLabels {
  if (left.verdict === "no") return right.labels;
  return right.verdict === "no" ? left.labels : eitherOf(left.labels, right.labels);
}
