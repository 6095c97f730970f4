import { byteLength } from "../text/byte-length.ts";
import { FunctionError, UnknownExpansion } from "./expansion-stop.ts";
import { type GoValue, goInt, goString, nilValue, typeName } from "./go-value.ts";

/** Mirrors `index` of `text/template`. */
export function indexOf(collection: GoValue, keys: readonly GoValue[]): GoValue {
  if (collection.kind === "nil") throw new FunctionError("index of untyped nil");
  let item: GoValue = collection;
  for (const key of keys) item = elementOf(item, key);
  return item;
}

function elementOf(item: GoValue, key: GoValue): GoValue {
  switch (item.kind) {
    case "list": {
      const at = indexArgument(key, item.items.length);
      const found = item.items[at];
      if (found === undefined) throw new FunctionError("reflect: slice index out of range");
      return found;
    }
    case "string": {
      const at = indexArgument(key, asciiLength(item.value));
      if (at >= item.value.length) throw new FunctionError("reflect: string index out of range");
      return goInt(item.value.charCodeAt(at), "uint8");
    }
    case "map": {
      if (key.kind === "nil") throw new FunctionError("value is nil; should be of type string");
      if (key.kind !== "string") throw new FunctionError(`value has type ${typeName(key)}; should be string`);
      return item.entries.get(key.value) ?? (item.of === "string" ? goString("") : nilValue);
    }
    case "nil":
      throw new FunctionError("index of nil pointer");
    default:
      throw new FunctionError(`can't index item of type ${directType(item)}`);
  }
}

/** Mirrors `slice`. */
export function sliceOf(item: GoValue, indexes: readonly GoValue[]): GoValue {
  if (item.kind === "nil") throw new FunctionError("slice of untyped nil");
  if (indexes.length > 3) throw new FunctionError(`too many slice indexes: ${indexes.length}`);
  if (item.kind !== "string" && item.kind !== "list") {
    throw new FunctionError(`can't slice item of type ${typeName(item)}`);
  }
  if (indexes.length === 3) {
    if (item.kind === "string") throw new FunctionError("cannot 3-index slice a string");
    throw new UnknownExpansion("How much room a list has is not known here.");
  }
  const length = item.kind === "string" ? asciiLength(item.value) : item.items.length;
  if (
    item.kind === "list" &&
    item.isPart &&
    indexes.some((index) => index.kind === "int" && index.value > length)
  ) {
    throw new UnknownExpansion("How much room a list has is not known here.");
  }
  const places = indexes.map((index) => indexArgument(index, length));
  const [from = 0, to = length] = places;
  if (from > to) throw new FunctionError(`invalid slice index: ${from} > ${to}`);
  if (item.kind === "string") return goString(item.value.slice(from, to));
  return { ...item, items: item.items.slice(from, to), isPart: true };
}

/** Mirrors `len`. */
export function lengthOf(item: GoValue): GoValue {
  switch (item.kind) {
    case "string":
      return goInt(byteLength(item.value));
    case "list":
      return goInt(item.items.length);
    case "map":
      return goInt(item.entries.size);
    case "nil":
      throw new UnknownExpansion("What Go says of the length of nil is not known here.");
    default:
      throw new FunctionError(`len of type ${directType(item)}`);
  }
}

function indexArgument(index: GoValue, length: number): number {
  if (index.kind === "nil") throw new FunctionError("cannot index slice/array with nil");
  if (index.kind !== "int") throw new FunctionError(`cannot index slice/array with type ${typeName(index)}`);
  if (index.value < 0n || index.value > BigInt(length)) {
    throw new FunctionError(`index out of range: ${index.value}`);
  }
  return Number(index.value);
}

/** Go goes through pointers here. */
function directType(value: GoValue): string {
  return typeName(value).replace(/^\*/, "");
}

/** Go counts bytes, and a part of a character is none. */
function asciiLength(text: string): number {
  if (/[^\0-\x7f]/.test(text)) throw new UnknownExpansion("A text with such characters is cut into bytes.");
  return text.length;
}
