import { Failure } from "./failure.ts";

/** Reads one value out of JSON; throws an `unreadable` failure where it is of another kind than the API promises. */
export type Reader<Value> = (json: unknown) => Value;

export const text: Reader<string> = (json) => (typeof json === "string" ? json : wrong("a text"));

/** As many as a date can be made of. */
export const seconds: Reader<number> = (json) =>
  typeof json === "number" && Math.abs(json) < 1e12 ? json : wrong("a number of seconds");

export const object: Reader<Readonly<Record<string, unknown>>> = (json) =>
  typeof json === "object" && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, unknown>>)
    : wrong("an object");

/** Go writes an empty list as `null`. */
export function list<Item>(item: Reader<Item>): Reader<readonly Item[]> {
  return (json) => {
    if (json === null) return [];
    if (!Array.isArray(json)) return wrong("a list");
    return json.map((each, index) => within(`[${index}]`, item, each));
  };
}

export function mapOf<Value>(value: Reader<Value>): Reader<ReadonlyMap<string, Value>> {
  return (json) => {
    if (json === null) return new Map();
    return new Map(
      Object.entries(object(json)).map(([name, each]) => [name, within(`.${name}`, value, each)]),
    );
  };
}

/** A field that must be there. */
export function field<Value>(json: unknown, name: string, value: Reader<Value>): Value {
  const fields = object(json);
  return within(`.${name}`, value, Object.hasOwn(fields, name) ? fields[name] : undefined);
}

/** A field that some products and versions leave out. */
export function optionalField<Value>(json: unknown, name: string, value: Reader<Value>): Value | undefined {
  const fields = object(json);
  const given = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return given === undefined || given === null ? undefined : within(`.${name}`, value, given);
}

function within<Value>(place: string, read: Reader<Value>, json: unknown): Value {
  try {
    return read(json);
  } catch (thrown) {
    throw thrown instanceof WrongKind ? new WrongKind(thrown.wanted, place + thrown.place) : thrown;
  }
}

function wrong(wanted: string): never {
  throw new WrongKind(wanted, "");
}

/** Where in the answer something is wrong; the names on the way are the server's own. */
class WrongKind extends Failure {
  readonly wanted: string;
  readonly place: string;

  constructor(wanted: string, place: string) {
    const where = place === "" ? "" : ` at ${place.replace(/[^\w.[\]-]+/g, "…").slice(0, 80)}`;
    super("unreadable", `the answer is not ${wanted}${where}`, "Perhaps it is not Prometheus that answers.");
    this.wanted = wanted;
    this.place = place;
  }
}
