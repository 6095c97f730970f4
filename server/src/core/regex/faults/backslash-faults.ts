import type { RegexNode } from "../ast.ts";
import type { EditableFault } from "./pattern-fault.ts";
import { plainCharacter, rowsIn, walkPattern } from "./regex-walk.ts";

/**
 * Backslashes that got lost or doubled between YAML, PromQL and the pattern: a control character where `\b` was written
 * between quotes, and a literal backslash with a dot or `d+` behind it. Paths of Windows are left alone.
 */
export function backslashFaults(pattern: string, root: RegexNode): readonly EditableFault[] {
  const faults = controlFaults(pattern, root);
  if (!pattern.includes("\\\\") || /(?:^|[^\w])[A-Za-z]:\\\\|^\\\\\\\\/.test(pattern)) return faults;
  for (const row of rowsIn(root)) {
    for (const [at, node] of row.entries()) {
      if (!isBackslash(pattern, node) || !isSlip(pattern, row, at)) continue;
      const span = { from: node.span.from, to: node.span.from + 3 };
      faults.push({
        kind: "backslash",
        span,
        edits: [{ span: { from: node.span.from, to: node.span.from + 1 }, newText: "" }],
        text: pattern.slice(span.from, span.to),
        other: pattern.slice(span.from + 1, span.to),
      });
    }
  }
  return faults;
}

function isBackslash(pattern: string, node: RegexNode): boolean {
  return node.kind === "character" && pattern.slice(node.span.from, node.span.to) === "\\\\";
}

/** `a\\.b` and `a\\d+`: neither a backslash before any character nor one before several letters is what anybody wants. */
function isSlip(pattern: string, row: readonly RegexNode[], at: number): boolean {
  const [before, next, after] = [row[at - 1], row[at + 1], row[at + 2]];
  if (next?.kind === "any") return isWord(pattern, before) && isWord(pattern, after);
  if (next?.kind !== "repeat" || next.operator === "?" || next.operator === "*") return false;
  return next.body.kind === "character" && /[dws]/i.test(plainCharacter(pattern, next.body) ?? "");
}

function isWord(pattern: string, node: RegexNode | undefined): boolean {
  return node?.kind === "group" || node?.kind === "class" || /\w/.test(plainCharacter(pattern, node) ?? "");
}

function controlFaults(pattern: string, root: RegexNode): EditableFault[] {
  const faults: EditableFault[] = [];
  if (!/[\x07\b\f\v]/.test(pattern)) return faults;
  for (const node of walkPattern(root)) {
    const written = escapes.get(plainCharacter(pattern, node) ?? "");
    if (written === undefined) continue;
    faults.push({
      kind: "control",
      span: node.span,
      edits: [{ span: node.span, newText: written }],
      text: written,
      other: controlNames.get(written)!,
    });
  }
  return faults;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["\x07", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\v", "\\v"],
]);

const controlNames: ReadonlyMap<string, string> = new Map([
  ["\\a", "the bell character"],
  ["\\b", "a backspace"],
  ["\\f", "a form feed"],
  ["\\v", "a vertical tab"],
]);
