import type { NameScheme } from "../../promql/names.ts";
import type { ConfigStruct } from "./config-value.ts";

/** Which names are valid where a job says nothing of it. */
export function globalNames(global: ConfigStruct | undefined): NameScheme {
  return global?.text("metric_name_validation_scheme") === "legacy" ? "legacy" : "utf8";
}

/** Which names are valid in a job. */
export function jobNames(job: ConfigStruct, names: NameScheme): NameScheme {
  const own = job.text("metric_name_validation_scheme");
  return own === "legacy" || own === "utf8" ? own : names;
}
