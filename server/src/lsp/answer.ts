import type { Position, TextDocumentIdentifier } from "vscode-languageserver-protocol";
import type { FeatureContext } from "../features/feature-context.ts";
import type { Workspace } from "./workspace.ts";

type DocumentParams = { readonly textDocument: TextDocumentIdentifier };
type PositionParams = DocumentParams & { readonly position: Position };

/** Turns features into request handlers: finds the document and what the client can show. */
export class Answers {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
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
      const document = this.#workspace.document(params?.textDocument?.uri);
      return document && feature(this.#workspace.contextOf(document), params);
    };
  }
}

export interface Message {
  readonly method: string;
  readonly params: unknown;
}

/**
 * The only place that catches what a feature throws: one message that fails is logged, with its document, and the next
 * one is handled as if nothing had been.
 */
export async function handleSafely(
  handler: (params: never) => unknown,
  { method, params }: Message,
  log: (message: string) => void,
): Promise<unknown> {
  try {
    return (await handler(params as never)) ?? null;
  } catch (error) {
    const uri = (params as Partial<DocumentParams> | null | undefined)?.textDocument?.uri;
    log(`${method} failed${uri === undefined ? "" : ` for ${uri}`}: ${describeError(error)}`);
    return null;
  }
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
