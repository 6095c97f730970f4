import { alertVariables } from "../../core/template/functions.ts";
import type { TemplateToken } from "../../core/template/token.ts";

/** Which blocks are open at a place of a template. */
export interface OpenBlocks {
  /** The innermost one has had no `else` yet. */
  readonly takesElse: boolean;
  readonly isAny: boolean;
  readonly isInRange: boolean;
}

const blockKeywords: ReadonlySet<string> = new Set(["if", "range", "with", "block", "define"]);

interface Block {
  readonly keyword: string;
  hasElse: boolean;
  /** How many variables were declared before it. */
  readonly variables: number;
}

export function openBlocks(tokens: readonly TemplateToken[], offset: number): OpenBlocks {
  const blocks: Block[] = [];
  for (const _ of walk(tokens, offset, blocks, [])) {
    // The walk itself keeps the blocks.
  }
  const last = blocks.at(-1);
  return {
    takesElse: last?.hasElse === false && ["if", "range", "with"].includes(last.keyword),
    isAny: last !== undefined,
    isInRange: blocks.some(({ keyword }) => keyword === "range"),
  };
}

/** The variables that can be used at an offset, the nearest first. */
export function declaredBefore(
  tokens: readonly TemplateToken[],
  { text, offset }: { readonly text: string; readonly offset: number },
): readonly string[] {
  const names: string[] = [];
  for (const { from, to } of walk(tokens, offset, [], names)) names.push(text.slice(from, to));
  return [...new Set([...names.reverse(), ...alertVariables])];
}

/** Yields the variables that are declared before an offset; what a block declared goes with it. */
function* walk(
  tokens: readonly TemplateToken[],
  offset: number,
  blocks: Block[],
  names: string[],
): Generator<TemplateToken> {
  for (const [index, token] of tokens.entries()) {
    if (token.to > offset) return;
    const isFirst = isBehind(tokens, index, "left-delimiter");
    if (isFirst && blockKeywords.has(token.kind)) {
      blocks.push({ keyword: token.kind, hasElse: false, variables: names.length });
    } else if (isFirst && token.kind === "else") {
      const block = blocks.at(-1);
      const next = tokens[index + 2]?.kind;
      if (block !== undefined && next !== "if" && next !== "with") block.hasElse = true;
    } else if (isFirst && token.kind === "end") {
      const block = blocks.pop();
      if (block !== undefined) names.length = block.variables;
    } else if (token.kind === "variable" && isDeclared(tokens, index)) yield token;
  }
}

function isBehind(tokens: readonly TemplateToken[], index: number, kind: TemplateToken["kind"]): boolean {
  const before = tokens[index - 1];
  return before?.kind === kind || (before?.kind === "space" && tokens[index - 2]?.kind === kind);
}

/** Whether `:=` follows, or `, $y :=`. */
function isDeclared(tokens: readonly TemplateToken[], index: number): boolean {
  const kinds = tokens
    .slice(index + 1, index + 8)
    .map(({ kind }) => kind)
    .filter((kind) => kind !== "space");
  return (
    kinds[0] === "declare" || (kinds[0] === "character" && kinds[1] === "variable" && kinds[2] === "declare")
  );
}
