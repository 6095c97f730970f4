import type { Expression } from "../promql/ast.ts";
import type { ParsedExpression } from "../promql/parsed-expression.ts";
import { withoutParens } from "../promql/without-parens.ts";
import { clauseInWords } from "./expression/clause-in-words.ts";
import { isConditional } from "./expression/conditional.ts";
import { isScalar, isVectorOfNumber } from "./expression/constant.ts";
import { elementsInWords } from "./expression/elements-in-words.ts";
import { commonLabels } from "./expression/matching-in-words.ts";
import {
  lengthOf,
  type Notes,
  type Phrase,
  reworded,
  type Scope,
  type Speech,
  say,
} from "./expression/speech.ts";
import { about, type Subject, subjectInWords, subjectOf } from "./expression/subject.ts";
import { valueInWords } from "./expression/value-in-words.ts";
import type { NameOfValue } from "./value-names.ts";

const speech: Speech = {
  value: (expression, scope) => valueInWords(expression, scope, speech),
  clause: (expression, scope) => clauseInWords(expression, scope, speech),
  elements: (expression, scope) => elementsInWords(expression, scope, speech),
};

/** When an alert is there. */
export interface ConditionInWords {
  /** "for each series of `x`"; empty where there is nothing to tell. */
  readonly subject: Phrase;
  /** What has to hold of it, to be told one by one; empty where the series need only be there. */
  readonly clauses: readonly Phrase[];
  /** Whether one of them is enough. */
  readonly isAny: boolean;
  readonly isAlways: boolean;
  readonly notes: Notes;
}

export function conditionInWords(
  { text }: ParsedExpression,
  root: Expression,
  nameOfValue: NameOfValue | undefined,
): ConditionInWords {
  const scope = startOf(text, nameOfValue);
  const branches = chainOf(root, "or");
  const subjects = branches.map(({ node }) => subjectOf(node, scope));
  const [first, ...others] = subjects;
  const isAlways = isScalar(root) || branches.some(({ node }) => isVectorOfNumber(node));
  if (isAlways) return { subject: [], clauses: [], isAny: false, isAlways, notes: scope.notes };
  const inner = about(first, scope);
  if (branches.length > 1) {
    const isShared = others.every((each) => isSame(about(each, scope), inner)) && first?.kind !== "single";
    const clauses = branches.map(({ node }, at) =>
      isShared ? speech.clause(node, inner) : withSubject(node, subjects[at], scope),
    );
    return {
      subject: isShared ? subjectInWords(first, scope) : [],
      clauses,
      isAny: true,
      isAlways,
      notes: scope.notes,
    };
  }
  const clauses = clausesOf(root, first, inner);
  const subject = subjectInWords(first, scope, clauses.length > 0);
  return { subject, clauses, isAny: false, isAlways, notes: scope.notes };
}

function isSame(one: Scope, other: Scope): boolean {
  return one.it === other.it && one.group === other.group && one.alike === other.alike;
}

function withSubject(node: Expression, subject: Subject | undefined, scope: Scope): Phrase {
  const each = subjectInWords(subject, scope);
  const inner = about(subject, scope);
  if (each.length === 0) return speech.clause(node, inner);
  if (!isConditional(node)) return speech.clause(node, scope);
  // "When, for each …, it is down" would ask it of all of them.
  const any = reworded(each, (text) => text.replace(/^for each /, "for any "));
  return say`${any}, ${speech.clause(node, inner)}`;
}

/** The conditions that `and` and `unless` join, each by itself where all of them together are long. */
function clausesOf(root: Expression, subject: Subject | undefined, scope: Scope): readonly Phrase[] {
  const isOfSeries = subject !== undefined && subject.kind !== "single";
  if (!isConditional(root)) {
    const node = withoutParens(root);
    const compared =
      node?.kind === "BinaryExpr" && node.returnBool !== undefined ? withoutParens(node.lhs) : node;
    const isPlain = compared?.kind === "VectorSelector";
    return isOfSeries && isPlain ? [] : [speech.clause(root, scope)];
  }
  const whole = speech.clause(root, scope);
  const links = chainOf(root, "and");
  if (links.length === 1 || lengthOf(whole) <= longestSentence) return [whole];
  return links.map(({ node, link }) => {
    if (link === undefined) return speech.clause(node, scope);
    const common = commonLabels(link, scope);
    const other =
      link.vectorMatching?.matching === undefined ? scope : { ...scope, it: undefined, group: undefined };
    const of = common.length === 0 ? " " : say`, for ${common}, `;
    const clause = speech.clause(node, other);
    const isOr = withoutParens(node)?.kind === "BinaryExpr" && chainOf(node, "or").length > 1;
    return say`${link.op === "and" ? "and" : "unless"}${of}${isOr ? say`(${clause})` : clause}`;
  });
}

const longestSentence = 260;

interface Link {
  readonly node: Expression;
  /** The operation that joins it to what stands before it. */
  readonly link?: Expression & { readonly kind: "BinaryExpr" };
}

/** What a chain of `or`, or of `and` and `unless`, consists of. */
function chainOf(root: Expression, kind: "or" | "and"): readonly Link[] {
  const links: Link[] = [];
  let node = withoutParens(root);
  while (node?.kind === "BinaryExpr" && node.rhs !== undefined && links.length < mostLinks) {
    const isLink = kind === "or" ? node.op === "or" : node.op === "and" || node.op === "unless";
    if (!isLink) break;
    // Whoever matches by chosen labels needs to be told of together with its partner.
    if (kind === "or" && node.vectorMatching?.matching !== undefined) break;
    links.unshift({ node: node.rhs, link: node });
    node = withoutParens(node.lhs);
  }
  return node === undefined ? links : [{ node }, ...links];
}

const mostLinks = 11;

/** What an expression yields, for whom. */
export interface ResultInWords {
  readonly subject: Phrase;
  readonly value: Phrase;
  readonly notes: Notes;
}

export function resultInWords(
  { text }: Pick<ParsedExpression, "text">,
  root: Expression,
  nameOfValue: NameOfValue | undefined,
): ResultInWords {
  const scope = startOf(text, nameOfValue);
  const subject = subjectOf(root, scope);
  // Of a selector alone there is no shorter way to say it.
  const isPlain = withoutParens(root)?.kind === "VectorSelector";
  const inner = isPlain ? scope : about(subject, scope);
  return {
    subject: isPlain ? [] : subjectInWords(subject, scope),
    value: speech.value(root, inner).phrase,
    notes: scope.notes,
  };
}

function startOf(text: string, nameOfValue: NameOfValue | undefined): Scope {
  const notes: Notes = { without: new Set(), countsOfNothing: new Set() };
  return { text, depth: 0, it: undefined, group: undefined, alike: undefined, notes, nameOfValue };
}
