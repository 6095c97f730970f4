import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensRangeParams,
} from "vscode-languageserver-protocol";
import type { FeatureContext } from "../features/feature-context.ts";
import {
  provideSemanticTokens,
  provideSemanticTokensInRange,
  tokenEdits,
} from "../features/semantic-tokens.ts";

/** Remembers the last answer for each document, so that the next one can be told as a difference. */
export class SemanticTokensMemory {
  readonly #answers = new Map<string, { readonly resultId: string; readonly data: number[] }>();
  #lastId = 0;

  readonly full = (context: FeatureContext): Required<SemanticTokens> => {
    const resultId = String(++this.#lastId);
    const data = provideSemanticTokens(context);
    this.#answers.set(context.uri, { resultId, data });
    return { resultId, data };
  };

  readonly delta = (
    context: FeatureContext,
    { previousResultId }: SemanticTokensDeltaParams,
  ): SemanticTokens | SemanticTokensDelta => {
    const previous = this.#answers.get(context.uri);
    const { resultId, data } = this.full(context);
    if (previous?.resultId !== previousResultId) return { resultId, data };
    return { resultId, edits: tokenEdits(previous.data, data) };
  };

  readonly range = (context: FeatureContext, { range }: SemanticTokensRangeParams): SemanticTokens => {
    return { data: provideSemanticTokensInRange(context, range) };
  };

  forget(uri: string): void {
    this.#answers.delete(uri);
  }
}
