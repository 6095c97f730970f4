import type { AlternationNode, RegexNode } from "../../core/regex/ast.ts";
import { parsePattern } from "../../core/regex/parse.ts";
import { type Proposal, quoteLike, type RefactorPlace, selectedMatcher, textAt } from "./refactoring.ts";

/** Puts the alternatives of a pattern in order, each once: their order makes no difference to what is matched in full. */
export function* sortAlternatives(place: RefactorPlace): Iterable<Proposal> {
  const found = selectedMatcher(place);
  if (found === undefined || !found.matcher.matchType.endsWith("~")) return;
  const { value, valueSpan } = found.matcher;
  const alternatives = alternativesOf(value);
  if (alternatives === undefined) return;
  const { span, texts } = alternatives;
  const sorted = [...new Set(texts)].sort();
  const pattern = value.slice(0, span.from) + sorted.join("|") + value.slice(span.to);
  const literal = pattern === value ? undefined : quoteLike(textAt(place, valueSpan), pattern);
  if (literal === undefined) return;
  yield {
    title:
      sorted.length === texts.length
        ? "Sort the alternatives"
        : "Sort the alternatives and drop repeated ones",
    edit: { span: valueSpan, newText: literal },
  };
}

function alternativesOf(pattern: string): { span: RegexNode["span"]; texts: readonly string[] } | undefined {
  const parsed = parsePattern(pattern);
  const node = parsed.ok ? outermostAlternation(parsed.root) : undefined;
  // What is quoted as a whole has no alternatives, and flags reach into those that follow.
  if (node === undefined || pattern.includes("\\Q") || node.branches.some(setsFlags)) return undefined;
  const texts = node.branches.map(({ span }) => pattern.slice(span.from, span.to));
  return texts.join("|") === pattern.slice(node.span.from, node.span.to)
    ? { span: node.span, texts }
    : undefined;
}

function outermostAlternation(root: RegexNode): AlternationNode | undefined {
  let node: RegexNode | undefined = root;
  while (node !== undefined && node.kind !== "alternation") {
    if (node.kind === "group") node = node.body;
    else node = node.kind === "sequence" && node.items.length === 1 ? node.items[0] : undefined;
  }
  return node;
}

function setsFlags(branch: RegexNode): boolean {
  return branch.kind === "flags" || (branch.kind === "sequence" && branch.items.some(setsFlags));
}
