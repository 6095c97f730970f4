/** Handles a message; what it returns is the answer to a request. */
export type Handler = (params: never, isCancelled: () => boolean, cancelled: () => AbortSignal) => unknown;

/** By method. */
export type Handlers = Readonly<Record<string, Handler>>;

export interface Message {
  readonly method: string;
  readonly params: unknown;
  readonly isCancelled: () => boolean;
  /** Makes a signal for what takes time. */
  readonly cancelled: () => AbortSignal;
}

/**
 * The only place that catches what a feature throws: one message that fails is logged, with its document, and the next
 * one is handled as if nothing had been.
 */
export async function handleSafely(
  handler: Handler,
  { method, params, isCancelled, cancelled }: Message,
  log: (message: string) => void,
): Promise<unknown> {
  try {
    return (await handler(params as never, isCancelled, cancelled)) ?? null;
  } catch (error) {
    const { uri } = (params as { textDocument?: { uri?: unknown } } | null | undefined)?.textDocument ?? {};
    log(`${method} failed${uri === undefined ? "" : ` for ${uri}`}: ${describeError(error)}`);
    return null;
  }
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
