import type { AggregationOperator } from "./ast.ts";

export interface Aggregation {
  readonly name: AggregationOperator;
  /** The parameter before the vector, as in `topk(k, …)`. */
  readonly param?: string;
  readonly paramType?: "scalar" | "string";
  /** One sentence. */
  readonly summary: string;
  /** Whether the result is made of whole input series (`topk`) and not of new ones (`sum`). */
  readonly keepsSeriesLabels?: true;
  readonly experimental?: true;
  readonly since: string;
}

export interface PromqlKeyword {
  readonly kind: "modifier" | "set-operator" | "operator-word" | "preprocessor";
  readonly name: string;
  /** The name for `--enable-feature` without which it is rejected. */
  readonly feature?: string;
  readonly since: string;
}
