import type {
  BuildInfo,
  PrometheusApi,
  RequestError,
  RequestErrorKind,
  Result,
} from "../prometheus/prometheus-api.ts";
import type { ServerTrouble } from "../protocol/requests.ts";

/** How a server is, told from what it answers to the questions of others: nothing is asked for that alone. */
export class ServerHealth {
  /** What became of each kind of question when it was asked last. */
  readonly #outcomes = new Map<string, RequestError | undefined>();
  readonly #changed: () => void;
  #build: BuildInfo | undefined;
  #flags: ReadonlyMap<string, string> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get build(): BuildInfo | undefined {
    return this.#build;
  }

  get flags(): ReadonlyMap<string, string> | undefined {
    return this.#flags;
  }

  /** Missing as long as it answers anything: a single endpoint that it does not have is no trouble. */
  get trouble(): ServerTrouble | undefined {
    let first: RequestError | undefined;
    for (const error of this.#outcomes.values()) {
      if (error === undefined) return undefined;
      first ??= error;
    }
    if (first === undefined) return undefined;
    return { kind: troubleKinds[first.kind] ?? "connection", message: first.message };
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
    if (result.ok && question === "flags") this.#flags = result.value as ReadonlyMap<string, string>;
    const error = result.ok ? undefined : result.error;
    switch (error?.kind) {
      case "cancelled":
      case "missing":
      case "unasked":
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
    return JSON.stringify([this.#build, this.#flags?.size, this.trouble]);
  }
}

const troubleKinds: Readonly<Partial<Record<RequestErrorKind, ServerTrouble["kind"]>>> = {
  unauthorized: "credentials",
  misconfigured: "settings",
};
