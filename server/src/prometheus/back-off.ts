import type { RequestError, Result } from "./prometheus-api.ts";

const firstWait = 1_000;
const longestWait = 60_000;
/** One question may be too heavy for a server that is well; so many one after the other are no accident. */
const timeoutsOfAnOutage = 3;

/** When a server that is down may be asked again: after a wait that doubles, and at once when it has answered anything. */
export class BackOff {
  #failures = 0;
  #timeouts = 0;
  /** When the last failure that counts was noticed. */
  #failedAt = Number.NEGATIVE_INFINITY;
  #until = 0;
  #error: RequestError | undefined;

  /** Why it is not asked now; `undefined` when it may be. */
  refusal(now: number): RequestError | undefined {
    if (this.#error === undefined || now >= this.#until) return undefined;
    return { ...this.#error, retryAt: this.#until };
  }

  learn(result: Result<unknown>, sentAt: number, now: number): void {
    const kind = result.ok ? undefined : result.error.kind;
    switch (kind) {
      case "cancelled":
      case "unasked":
      case "misconfigured":
        return;
      case "timeout":
        this.#timeouts++;
        if (this.#timeouts < timeoutsOfAnOutage) return;
        break;
      case "unreachable":
      case "busy":
        break;
      default:
        // Even an error is an answer.
        this.#failures = 0;
        this.#timeouts = 0;
        this.#error = undefined;
        return;
    }
    if (result.ok) return;
    // What was under way together fails together, and is one failure.
    if (sentAt > this.#failedAt || this.#failures === 0) this.#failures++;
    this.#failedAt = now;
    this.#error = result.error;
    const wait = Math.min(firstWait * 2 ** (this.#failures - 1), longestWait);
    this.#until = Math.max(now + wait, result.error.retryAt ?? 0);
  }
}
