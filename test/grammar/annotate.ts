import type { IGrammar, ITokenizeLineResult, StateStack } from "vscode-textmate";

/** The text with the scope of each of our tokens under it. What the YAML grammar colours is left out. */
export function annotate(grammar: IGrammar, text: string): string {
  let state: StateStack | null = null;
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const result: ITokenizeLineResult = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    lines.push(`|${line}`);
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const scope = ourScope(scopes);
      const length = Math.min(endIndex, line.length) - startIndex;
      if (scope !== undefined && length > 0 && line.slice(startIndex, endIndex).trim() !== "") {
        lines.push(` ${" ".repeat(startIndex)}${"^".repeat(length)} ${scope}`);
      }
    }
  }
  return lines.join("\n");
}

/** The innermost of the scopes that our grammars give, and that a theme colours. */
function ourScope(scopes: readonly string[]): string | undefined {
  return scopes.findLast(
    (scope) => /\.(promql|template|telegraf)$/.test(scope) && !/^(?:meta|source)\./.test(scope),
  );
}
