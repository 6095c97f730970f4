import type { Position, TextDocumentIdentifier } from "vscode-languageserver-protocol";
import type { FeatureContext } from "../features/feature-context.ts";
import type { Workspace } from "./workspace.ts";

type DocumentParams = { readonly textDocument: TextDocumentIdentifier };
type PositionParams = DocumentParams & { readonly position: Position };

/** Turns features into request handlers. The only place that catches what a feature throws. */
export class Answers {
  readonly #workspace: Workspace;
  readonly #log: (message: string) => void;

  constructor(workspace: Workspace, log: (message: string) => void) {
    this.#workspace = workspace;
    this.#log = log;
  }

  /** For a feature that looks at a place of a document. */
  at<Params extends PositionParams>(
    feature: (context: FeatureContext, offset: number, params: Params) => unknown,
  ): (params: Params) => unknown {
    return this.of<Params>((context, params) =>
      feature(context, context.file.offsetAt(params.position), params),
    );
  }

  /** For a feature that looks at a whole document. What is not open has no answer. */
  of<Params extends DocumentParams>(
    feature: (context: FeatureContext, params: Params) => unknown,
  ): (params: Params) => unknown {
    return (params) => {
      const uri = params?.textDocument?.uri;
      try {
        const document = this.#workspace.document(uri);
        return document === undefined ? null : feature(this.#workspace.contextOf(document), params);
      } catch (error) {
        this.#log(`${feature.name || "A request"} failed for ${uri}: ${describeError(error)}`);
        return null;
      }
    };
  }
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
