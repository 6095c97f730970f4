import { functionTable, removedFunctionTable } from "./functions.generated.ts";
import type { PromqlFunction, RemovedFunction } from "./promql-function.ts";
import type { ValueType } from "./value-type.ts";

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
