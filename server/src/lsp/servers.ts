import type { PrometheusApi } from "../prometheus/prometheus-api.ts";
import type { PrometheusPart } from "../prometheus/prometheus-part.ts";

interface Serving {
  /** Loads all that asks servers; called when the first server is configured. */
  readonly part: () => PrometheusPart;
  /** Is told whenever files may have another server by now, or the same one afresh. */
  readonly changed: () => void;
}

/** The configured servers, each with one way to ask it, made when a file first needs it. */
export class Servers {
  readonly #serving: Serving;

  constructor(serving: Serving) {
    this.#serving = serving;
  }

  /** Takes the client's settings as it sent them: for each folder of the workspace, and with an empty address for the rest. */
  take(_sent: readonly { readonly uri: string; readonly settings: unknown }[]): void {}

  /**
   * The server that serves a file; undefined when none does. **The same object for as long as the same server is to be
   * asked in the same way**: whatever was learnt through another one may be forgotten.
   */
  apiFor(_uri: string): PrometheusApi | undefined {
    return undefined;
  }

  /** Forgets all that was said: from now on each server is another object. */
  clear(): void {
    this.#serving.changed();
  }
}
