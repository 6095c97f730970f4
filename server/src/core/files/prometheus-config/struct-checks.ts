import type { Reading } from "../read-context.ts";
import type { StructCheck } from "./config-finding.ts";
import type { ConfigStruct } from "./config-value.ts";
import { discoveryChecks } from "./discovery-checks.ts";
import { httpChecks } from "./http-checks.ts";
import { mainChecks } from "./main-checks.ts";
import { meantWord } from "./meant-word.ts";

/** Holds a structure against what Prometheus demands of it, whatever is around it. */
export function checkStruct(struct: ConfigStruct, reading: Reading): void {
  const check = checks.get(struct.info.name);
  if (check === undefined) return;
  for (const finding of check(struct, reading.context)) {
    const { field, span, message, related, check: id } = finding;
    const holder = finding.struct ?? struct;
    const meant = field === undefined ? undefined : meantWord(holder, field, reading.context.text);
    reading.problems.push({
      check: id ?? "invalid-prometheus-config",
      span: span ?? holder.place(field),
      message: message + (meant?.hint ?? ""),
      ...(related && { related }),
      ...(meant?.fixes && { fixes: meant.fixes }),
    });
  }
}

const checks: ReadonlyMap<string, StructCheck> = new Map(
  [httpChecks, discoveryChecks, mainChecks].flatMap((each) => Object.entries(each)),
);
