import type { Position, TextDocumentIdentifier } from "vscode-languageserver-protocol";
import { gatherFacts } from "../features/chunk-facts.ts";
import type { FeatureContext } from "../features/feature-context.ts";
import type { MetricSource } from "../features/metric-source.ts";
import { inSlices } from "./slices.ts";
import type { Workspace } from "./workspace.ts";

type DocumentParams = { readonly textDocument: TextDocumentIdentifier };
type PositionParams = DocumentParams & { readonly position: Position };

interface Live {
  readonly source: MetricSource;
  readonly signal: AbortSignal;
}

/** Turns features into request handlers: finds the document and what the client can show. */
export class Answers {
  readonly #workspace: Workspace;
  readonly #sourceFor: (uri: string) => MetricSource | undefined;

  constructor(workspace: Workspace, sourceFor: (uri: string) => MetricSource | undefined) {
    this.#workspace = workspace;
    this.#sourceFor = sourceFor;
  }

  /** For a feature that says more where a server is configured. Without one it answers as `at` does. */
  live<Params extends PositionParams>(
    feature: (context: FeatureContext, offset: number) => unknown,
    liveFeature: (context: FeatureContext, offset: number, live: Live) => Promise<unknown>,
  ): (params: Params, isCancelled: () => boolean, cancelled: () => AbortSignal) => Promise<unknown> {
    return async (params, _isCancelled, cancelled) => {
      const document = this.#workspace.document(params?.textDocument?.uri);
      if (document === undefined) return undefined;
      await this.#workspace.prepare(document);
      const context = this.#workspace.contextOf(document);
      const offset = context.file.offsetAt(params.position);
      const source = this.#sourceFor(document.uri);
      if (source === undefined) return feature(context, offset);
      return liveFeature(context, offset, { source, signal: cancelled() });
    };
  }

  /** For a feature that looks at a place of a document. */
  at<Params extends PositionParams>(
    feature: (context: FeatureContext, offset: number, params: Params) => unknown,
  ): (params: Params) => unknown {
    return this.of<Params>((context, params) =>
      feature(context, context.file.offsetAt(params.position), params),
    );
  }

  /** For a feature that looks at a document. What is not open has no answer. */
  of<Params extends DocumentParams>(
    feature: (context: FeatureContext, params: Params) => unknown,
  ): (params: Params) => Promise<unknown> {
    return async (params) => {
      const document = this.#workspace.document(params?.textDocument?.uri);
      if (document === undefined) return undefined;
      await this.#workspace.prepare(document);
      return feature(this.#workspace.contextOf(document), params);
    };
  }

  /** For a feature that looks at a place of a document and from there at the whole workspace, in small steps. */
  search<Params extends PositionParams>(
    feature: (context: FeatureContext, offset: number, params: Params) => Generator<void, unknown, void>,
  ): (params: Params, isCancelled: () => boolean) => Promise<unknown> {
    return async (params, isCancelled) => {
      const document = this.#workspace.document(params?.textDocument?.uri);
      if (document === undefined) return undefined;
      await this.#workspace.prepare(document);
      const context = this.#workspace.contextOf(document);
      let answer: unknown;
      await inSlices(
        remembering(feature(context, context.file.offsetAt(params.position), params), (found) => {
          answer = found;
        }),
        () => !isCancelled(),
      );
      return isCancelled() ? undefined : answer;
    };
  }

  /** For a feature that needs to know something of every rule in the document. */
  whole<Params extends DocumentParams>(
    feature: (context: FeatureContext, params: Params) => unknown,
  ): (params: Params, isCancelled: () => boolean) => Promise<unknown> {
    return async (params, isCancelled) => {
      const document = this.#workspace.document(params?.textDocument?.uri);
      if (document === undefined) return undefined;
      await this.#workspace.prepare(document);
      const isWanted = (): boolean => !isCancelled() && this.#workspace.document(document.uri) !== undefined;
      await inSlices(gatherFacts(document.file), isWanted);
      // What is remembered of documents is forgotten when they are closed, and must not come back behind that.
      return isWanted() ? feature(this.#workspace.contextOf(document), params) : undefined;
    };
  }
}

function* remembering<Answer>(
  steps: Generator<void, Answer, void>,
  tell: (answer: Answer) => void,
): Generator<void, void, void> {
  tell(yield* steps);
}
