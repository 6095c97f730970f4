/** The client, as the rest of the server sees it. */
export interface Peer {
  /** A connection that is closed meanwhile takes nothing any more, and nobody misses it. */
  notify(method: string, params: unknown): void;
  ask<Result>(method: string, params: unknown): Promise<Result>;
  /** Shown where the editor shows what its servers have to say. */
  log(message: string): void;
}
