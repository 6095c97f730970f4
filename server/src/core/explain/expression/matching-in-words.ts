import type { BinaryExpr, VectorMatching } from "../../promql/ast.ts";
import { isScalar } from "./constant.ts";
import { matchersAsWritten } from "./selector-phrase.ts";
import { type Phrase, quote, type Scope, say, sayList, sourceOf } from "./speech.ts";
import { groupKey, subjectOf } from "./subject.ts";

/** Which labels both sides must have in common: "the same `instance`"; nothing where that is clear or they need not. */
export function commonLabels(node: BinaryExpr, scope: Scope): Phrase {
  const { lhs, rhs, vectorMatching } = node;
  if (isScalar(lhs) || isScalar(rhs)) return [];
  const matching = vectorMatching?.matching;
  const names = matching?.labels?.labels.map(({ name }) => name) ?? [];
  const list = sayList(names.map(quote), "and");
  if (matching?.on === true) {
    if (names.length === 0) return [];
    const key = groupKey({ kind: "groups", labels: names, without: false });
    return key === scope.group ? [] : say`the same ${list}`;
  }
  if (names.length > 0) return say`the same labels but for ${list}`;
  return isClear(node, scope) ? [] : say`the same labels`;
}

/** Whether what was said of the subject tells already that all labels are the same. */
function isClear(node: BinaryExpr, scope: Scope): boolean {
  const subject = subjectOf({ ...node, op: "+" }, scope);
  if (subject?.kind !== "alike") return subject !== undefined;
  return scope.it === undefined || matchersAsWritten(subject.selector, scope) === scope.alike;
}

/** What `group_left` adds: "adding `nodename`". */
export function copiedLabels({ vectorMatching }: BinaryExpr): Phrase {
  const names = vectorMatching?.group?.include?.labels.map(({ name }) => quote(name)) ?? [];
  return names.length === 0 ? [] : say`adding ${sayList(names, "and")}`;
}

export function fillInWords(matching: VectorMatching | undefined, scope: Scope): Phrase {
  const { fillLeft, fillRight } = matching ?? {};
  if (fillLeft !== undefined && fillLeft === fillRight) {
    return say` (a side without a partner counts as ${numberOf(fillLeft, scope)})`;
  }
  const left =
    fillLeft === undefined
      ? []
      : say` (the left side counts as ${numberOf(fillLeft, scope)} where it is missing)`;
  const right =
    fillRight === undefined
      ? []
      : say` (the right side counts as ${numberOf(fillRight, scope)} where it is missing)`;
  return say`${left}${right}`;
}

function numberOf({ value }: NonNullable<VectorMatching["fillLeft"]>, scope: Scope): string {
  return value === undefined ? "…" : sourceOf(value, scope);
}
