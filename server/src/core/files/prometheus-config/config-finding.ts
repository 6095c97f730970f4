import type { RelatedPlace } from "../../text/fix.ts";
import type { Span } from "../../text/span.ts";
import type { ReadContext } from "../read-context.ts";
import type { ConfigStruct } from "./config-value.ts";

/** What Prometheus rejects in a structure whose fields all have the right types. */
export interface ConfigFinding {
  /** Where it is shown: at a field of the structure, or of another one, or at a place of its own. */
  readonly field?: string;
  readonly struct?: ConfigStruct;
  readonly span?: Span;
  /** Prometheus' own words. */
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  /** `invalid-prometheus-config` unless given. */
  readonly check?: string;
}

/** Mirrors the end of an `UnmarshalYAML`, which stops at the first mistake: only what does not follow from it may come after. */
export type StructCheck = (struct: ConfigStruct, context: ReadContext) => Iterable<ConfigFinding>;
