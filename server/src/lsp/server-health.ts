import type { BuildInfo, PrometheusApi, RequestError, Result } from "../prometheus/prometheus-api.ts";
import type { ServerTrouble } from "../protocol/requests.ts";

/** How a server is, told from what it answers to the questions of others: nothing is asked for that alone. */
export class ServerHealth {
  /** What became of each kind of question when it was asked last. */
  readonly #outcomes = new Map<string, RequestError | undefined>();
  readonly #changed: () => void;
  #build: BuildInfo | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get build(): BuildInfo | undefined {
    return this.#build;
  }

  /** Missing as long as it answers anything: a single endpoint that it does not have is no trouble. */
  get trouble(): ServerTrouble | undefined {
    let first: RequestError | undefined;
    for (const error of this.#outcomes.values()) {
      if (error === undefined) return undefined;
      first ??= error;
    }
    if (first === undefined) return undefined;
    return { kind: first.kind === "unauthorized" ? "credentials" : "connection", message: first.message };
  }

  /** The same server, which tells us of its answers. */
  watch(api: PrometheusApi): PrometheusApi {
    return new Proxy(api, {
      get: (target, name: string) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return async (...question: unknown[]) => {
          const result: Result<unknown> = await value.apply(target, question);
          this.#take(name, result);
          return result;
        };
      },
    });
  }

  #take(question: string, result: Result<unknown>): void {
    const before = this.#inShort();
    if (result.ok && question === "buildInfo") this.#build = result.value as BuildInfo;
    const error = result.ok ? undefined : result.error;
    switch (error?.kind) {
      case "cancelled":
      case "missing":
        return;
      // Nobody is there, whatever was answered before.
      case "unreachable":
        this.#outcomes.clear();
        break;
    }
    // A question that is at fault was answered all the same.
    this.#outcomes.set(question, error?.kind === "refused" ? undefined : error);
    if (this.#inShort() !== before) this.#changed();
  }

  #inShort(): string {
    return JSON.stringify([this.#build, this.trouble]);
  }
}
