import type { Reading } from "../read-context.ts";
import type { StructCheck } from "./config-finding.ts";
import type { ConfigStruct } from "./config-value.ts";
import { discoveryChecks } from "./discovery-checks.ts";
import { httpChecks } from "./http-checks.ts";
import { mainChecks } from "./main-checks.ts";

/** Holds a structure against what Prometheus demands of it, whatever is around it. */
export function checkStruct(struct: ConfigStruct, reading: Reading): void {
  const check = checks.get(struct.info.name);
  if (check === undefined) return;
  for (const { field, span, message, related, check: id } of check(struct, reading.context)) {
    reading.problems.push({
      check: id ?? "invalid-prometheus-config",
      span: span ?? struct.place(field),
      message,
      ...(related && { related }),
    });
  }
}

const checks: ReadonlyMap<string, StructCheck> = new Map(
  [httpChecks, discoveryChecks, mainChecks].flatMap((each) => Object.entries(each)),
);
