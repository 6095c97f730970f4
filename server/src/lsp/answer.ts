import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type TextDocumentIdentifier,
} from "vscode-languageserver";
import type { FeatureContext } from "../features/feature-context.ts";
import type { Workspace } from "./workspace.ts";

type DocumentParams = { readonly textDocument: TextDocumentIdentifier };
type PositionParams = DocumentParams & { readonly position: Position };
type Handler<Params, Result> = (params: Params, token: CancellationToken) => Result | null | ResponseError;

/** Turns features into request handlers. The only place that catches what a feature throws. */
export class Answers {
  readonly #workspace: Workspace;
  readonly #log: (message: string) => void;
  #phase: "new" | "running" | "shut down" = "new";

  constructor(workspace: Workspace, log: (message: string) => void) {
    this.#workspace = workspace;
    this.#log = log;
  }

  initialized(): void {
    this.#phase = "running";
  }

  shutDown(): void {
    this.#phase = "shut down";
  }

  /** For a feature that looks at a place of a document. */
  at<Params extends PositionParams, Result>(
    method: string,
    feature: (context: FeatureContext, offset: number, params: Params) => Result | undefined,
  ): Handler<Params, Result> {
    return this.of<Params, Result>(method, (context, params) =>
      feature(context, context.file.offsetAt(params.position), params),
    );
  }

  /** For a feature that looks at a whole document. */
  of<Params extends DocumentParams, Result>(
    method: string,
    feature: (context: FeatureContext, params: Params) => Result | undefined,
  ): Handler<Params, Result> {
    return (params, token) => {
      if (this.#phase === "new")
        return new ResponseError(ErrorCodes.ServerNotInitialized, "Not initialized yet.");
      if (this.#phase === "shut down")
        return new ResponseError(ErrorCodes.InvalidRequest, "Shut down already.");
      if (token.isCancellationRequested)
        return new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
      const uri = params?.textDocument?.uri;
      try {
        const document = this.#workspace.document(uri);
        if (document === undefined) return null;
        return feature(this.#workspace.contextOf(document), params) ?? null;
      } catch (error) {
        this.#log(`${method} failed for ${uri}: ${describeError(error)}`);
        return null;
      }
    };
  }

  /** For a notification: what it throws is logged, and the next one is handled as if nothing had been. */
  notification<Params>(method: string, handle: (params: Params) => void): (params: Params) => void {
    return (params) => {
      try {
        handle(params);
      } catch (error) {
        this.#log(`${method} failed: ${describeError(error)}`);
      }
    };
  }
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
