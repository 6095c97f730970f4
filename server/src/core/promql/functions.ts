import { functionTable, removedFunctionTable } from "./functions.generated.ts";
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

const functions: ReadonlyMap<string, PromqlFunction> = new Map(
  functionTable.map((each) => [each.name, each]),
);

/** All functions, in the order of their names. */
export function allFunctions(): readonly PromqlFunction[] {
  return functionTable;
}

/** The function of that name; names are case-sensitive. */
export function findFunction(name: string): PromqlFunction | undefined {
  return functions.get(name);
}

/** A function that older releases had. */
export function findRemovedFunction(name: string): RemovedFunction | undefined {
  return removedFunctionTable.find((each) => each.name === name);
}

/** How few and how many arguments a function takes. */
export function argumentCount(called: PromqlFunction): { readonly min: number; readonly max: number } {
  const count = called.argTypes.length;
  if (called.variadic === undefined) return { min: count, max: count };
  return {
    min: count - 1,
    max: called.variadic < 0 ? Number.POSITIVE_INFINITY : count - 1 + called.variadic,
  };
}

/** The type of the argument at an index; a function with a fixed number of arguments has none beyond it. */
export function argumentType(called: PromqlFunction, index: number): ValueType | undefined {
  if (index < called.argTypes.length) return called.argTypes[index];
  return called.variadic === undefined ? undefined : called.argTypes.at(-1);
}

/** `rate(v range-vector)`, `round(v instant-vector, to_nearest scalar)`, with optional parts in brackets. */
export function printSignature(called: PromqlFunction): string {
  const { min, max } = argumentCount(called);
  const parts = called.params.map((name, index) => {
    const type = argumentType(called, index);
    const part = type === undefined ? name : `${name} ${documentedName(type)}`;
    const isLast = index === called.params.length - 1;
    const repeats = isLast && max === Number.POSITIVE_INFINITY ? "…" : "";
    return index < min ? `${part}${repeats}` : `[${part}${repeats}]`;
  });
  return `${called.name}(${parts.join(", ")})`;
}

function documentedName(type: ValueType): string {
  return type === "vector" ? "instant-vector" : type === "matrix" ? "range-vector" : type;
}
