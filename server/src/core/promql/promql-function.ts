import type { ValueType } from "./value-type.ts";

/** A function of PromQL, as `promql/parser/functions.go` declares it. */
export interface PromqlFunction {
  readonly name: string;
  /** Names of the parameters, as the documentation has them. */
  readonly params: readonly string[];
  /** The type of each argument; the last one stands for all further arguments too. */
  readonly argTypes: readonly ValueType[];
  /**
   * As upstream counts: -1 takes any number of arguments from one fewer on; n up to n beyond one fewer. Missing where it
   * takes exactly its arguments.
   */
  readonly variadic?: number;
  readonly returnType: ValueType;
  readonly experimental?: true;
  /** One sentence. */
  readonly summary: string;
  /** What kind of metric makes sense as its argument. */
  readonly useWith:
    | "counter"
    | "gauge"
    | "any"
    | "timestamp"
    | "native-histogram"
    | "histogram-rate"
    | "none";
  /** The first release that has it; `2.0` also stands for older ones. */
  readonly since: string;
  /** The first release that has it without a feature flag, where older ones had it with one. */
  readonly stableSince?: string;
}

export interface RemovedFunction {
  readonly name: string;
  readonly since: string;
  readonly lastIn: string;
}
