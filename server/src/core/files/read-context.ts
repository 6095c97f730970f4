import type { RuleResourceKind } from "./kubernetes-kinds.ts";
import type { Dialect, ReadOptions } from "./read-options.ts";
import type { ReadProblem } from "./rule-file.ts";

/** What the readers of rules are given beside the YAML. */
export interface ReadContext {
  /** The text that the spans of the nodes count in. */
  readonly text: string;
  /** The dialect of this file: it may have told its own. */
  readonly dialect: Dialect;
  readonly options: ReadOptions;
  /** The kind of Kubernetes resource that the rules stand in. */
  readonly resource?: RuleResourceKind | undefined;
  /** Which list of groups it is, when the file has several, as one with two PrometheusRules: names repeat only within one. */
  readonly container?: number;
}

/** One run of a reader: mistakes are collected in the order in which they are met. */
export interface Reading {
  readonly context: ReadContext;
  readonly problems: ReadProblem[];
}

/** What a node says. When it says nothing usable, `value` is missing and `problems` tells why. */
export interface ReadResult<Value> {
  readonly value: Value | undefined;
  /** Mistakes that are not already among the value's own. */
  readonly problems: readonly ReadProblem[];
}
