import type { Position, TextDocumentIdentifier } from "vscode-languageserver-types";

/**
 * Client to server, a request with `ExplainRuleParams`, answered with a page of Markdown that says what the rule at the
 * place says; null where there is no rule, or one whose expression is broken.
 */
export const explainRuleRequest = "promrules/explainRule";

export interface ExplainRuleParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}
