/** A value that a template works with, in the types of Go as far as they can come up. */
export type GoValue =
  /** What Go has no type for: `nil`, or nothing. As a value of any type, as in a map, it counts as one of that type. */
  | { readonly kind: "nil"; readonly isAny?: true }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "int"; readonly type: IntType; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | {
      readonly kind: "list";
      readonly type: string;
      readonly items: readonly GoValue[];
      /** A part of a longer list, whose rest Go can still reach. */
      readonly isPart?: true;
    }
  | GoMap
  | GoStruct
  /** A `*time.Time` in UTC, in nanoseconds since 1970. */
  | { readonly kind: "time"; readonly nanoseconds: bigint }
  /** A `*time.Duration`. */
  | { readonly kind: "duration"; readonly nanoseconds: bigint }
  /** A native histogram, of which only its text is known. */
  | { readonly kind: "histogram"; readonly text: string };

export type IntType = "int" | "int64" | "uint" | "uint64" | "uint8";

export interface GoMap {
  readonly kind: "map";
  /** `any`: what is missing is nil; in a map of strings it is the empty text. */
  readonly of: "string" | "any";
  readonly entries: ReadonlyMap<string, GoValue>;
}

export interface GoStruct {
  readonly kind: "struct";
  readonly type: string;
  readonly fields: ReadonlyMap<string, GoValue>;
}

export const nilValue: GoValue = { kind: "nil" };

/** What a map of anything has for a key that it lacks. */
export const missingValue: GoValue = { kind: "nil", isAny: true };

export function goString(value: string): GoValue {
  return { kind: "string", value };
}

export function goFloat(value: number): GoValue {
  return { kind: "float", value };
}

export function goBool(value: boolean): GoValue {
  return { kind: "bool", value };
}

export function goInt(value: bigint | number, type: IntType = "int"): GoValue {
  return { kind: "int", type, value: BigInt(value) };
}

/** The type as Go names it. */
export function typeName(value: GoValue): string {
  switch (value.kind) {
    case "nil":
      return "<nil>";
    case "bool":
    case "string":
      return value.kind;
    case "int":
    case "list":
    case "struct":
      return value.type;
    case "float":
      return "float64";
    case "map":
      return value.of === "string" ? "map[string]string" : "map[string]interface {}";
    case "time":
      return "*time.Time";
    case "duration":
      return "*time.Duration";
    case "histogram":
      return "*histogram.FloatHistogram";
  }
}

/** Whether `if` takes a value for true: whether it is not empty. */
export function isTrue(value: GoValue): boolean {
  switch (value.kind) {
    case "nil":
      return false;
    case "bool":
      return value.value;
    case "int":
      return value.value !== 0n;
    case "float":
      return value.value !== 0;
    case "string":
      return value.value !== "";
    case "list":
      return value.items.length > 0;
    case "map":
      return value.entries.size > 0;
    default:
      return true;
  }
}

/** The keys of a map in the order in which Go prints them and goes through them: that of their bytes. */
export function sortedKeys({ entries }: GoMap): readonly string[] {
  return [...entries.keys()].sort(compareBytes);
}

/** The order of the bytes of UTF-8 is that of the code points. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const first = a.charCodeAt(at);
    const second = b.charCodeAt(at);
    if (first === second) continue;
    // Halves of pairs stand for higher code points than all single units.
    const isPair = (unit: number): boolean => (unit & 0xf800) === 0xd800;
    if (isPair(first) !== isPair(second)) return isPair(first) ? 1 : -1;
    return first - second;
  }
  return a.length - b.length;
}
