import type { Dialect } from "../files/read-options.ts";
import type { Knowledge } from "../project/knowledge.ts";

/**
 * Whether a rule sees no other series than its configuration makes. Rulers of other dialects ask stores that hold the
 * series of many a Prometheus, with labels that tell these apart.
 */
export function isClosedWorld({
  dialect,
  knowledge,
}: {
  readonly dialect: Dialect;
  readonly knowledge: Knowledge;
}): boolean {
  return dialect === "prometheus" && knowledge.isClosed;
}
