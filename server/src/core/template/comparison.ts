import { FunctionError, UnknownExpansion } from "./expansion-stop.ts";
import { compareBytes, type GoValue } from "./go-value.ts";

/** Whether the first value equals one of the others. Mirrors `eq` of `text/template`. */
export function equalsAny(first: GoValue, others: readonly GoValue[]): boolean {
  if (others.length === 0) throw new FunctionError("missing argument for comparison");
  return others.some((other) => areEqual(first, other));
}

function areEqual(a: GoValue, b: GoValue): boolean {
  if (a.kind === "nil" || b.kind === "nil") return a.kind === b.kind;
  if (isBasic(a) || isBasic(b)) {
    if (a.kind === "int" && b.kind === "int") return a.value === b.value;
    if (a.kind !== b.kind || !isBasic(a) || !isBasic(b)) {
      throw new FunctionError("incompatible types for comparison");
    }
    return a.value === b.value;
  }
  throw new UnknownExpansion("Whether these values are equal is not known here.");
}

/** Mirrors `lt`. */
export function isLess(a: GoValue, b: GoValue): boolean {
  if (!isBasic(a) || !isBasic(b)) throw new FunctionError("invalid type for comparison");
  if (a.kind !== b.kind) throw new FunctionError("incompatible types for comparison");
  if (a.kind === "bool") throw new FunctionError("invalid type for comparison");
  if (a.kind === "string" && b.kind === "string") return compareBytes(a.value, b.value) < 0;
  return a.value < b.value;
}

/** Mirrors `le`. */
export function isAtMost(a: GoValue, b: GoValue): boolean {
  return isLess(a, b) || areEqual(a, b);
}

type Basic = Extract<GoValue, { readonly kind: "bool" | "int" | "float" | "string" }>;

function isBasic(value: GoValue): value is Basic {
  return value.kind === "bool" || value.kind === "int" || value.kind === "float" || value.kind === "string";
}
