import { UnknownExpansion } from "./expansion-stop.ts";
import { durationText, timeText } from "./go-time.ts";
import { type GoMap, type GoValue, goString, sortedKeys } from "./go-value.ts";
import { formatFloat } from "./number-format.ts";

/** A value as Go's `%v` prints it. */
export function printValue(value: GoValue): string {
  return printNested(value, 0);
}

/** The values as `fmt.Sprint` joins them: with a blank between two that are both no texts. */
export function printAll(values: readonly GoValue[]): string {
  let result = "";
  for (const [index, value] of values.entries()) {
    const before = values[index - 1];
    if (before !== undefined && before.kind !== "string" && value.kind !== "string") result += " ";
    result += printValue(value);
  }
  return result;
}

function printNested(value: GoValue, depth: number): string {
  switch (value.kind) {
    case "nil":
      return "<nil>";
    case "bool":
    case "int":
      return String(value.value);
    case "float":
      return formatFloat(value.value, "g", undefined);
    case "string":
      return value.value;
    case "list":
      return `[${value.items.map((item) => printNested(item, depth + 1)).join(" ")}]`;
    case "map":
      return printMap(value, (item) => printNested(item, depth + 1));
    case "struct": {
      const isPointer = value.type.startsWith("*");
      if (isPointer && depth > 0) throw new UnknownExpansion("Go prints an address of memory here.");
      const fields = [...value.fields.values()].map((field) => printNested(field, depth + 1));
      return `${isPointer ? "&" : ""}{${fields.join(" ")}}`;
    }
    case "time":
      return timeText(value.nanoseconds);
    case "duration":
      return durationText(value.nanoseconds);
    case "histogram":
      return value.text;
  }
}

export function printMap(map: GoMap, print: (item: GoValue) => string): string {
  const entries = sortedKeys(map).map((key) => `${print(goString(key))}:${print(map.entries.get(key)!)}`);
  return `map[${entries.join(" ")}]`;
}

/** Mirrors `printableValue`: what a pointer leads to is printed, not that it is one. */
export function withoutPointer(value: GoValue): GoValue {
  return value.kind === "struct" ? { ...value, type: value.type.replace(/^\*/, "") } : value;
}
