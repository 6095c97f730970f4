/** Whether two answers say the same: plain objects, lists, sets and maps, however deep. The order in sets and maps says nothing. */
export function sameAnswer(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (one instanceof Set && other instanceof Set) {
    return one.size === other.size && [...one].every((each) => other.has(each));
  }
  if (one instanceof Map && other instanceof Map) {
    return (
      one.size === other.size &&
      [...one].every(([key, value]) => other.has(key) && sameAnswer(value, other.get(key)))
    );
  }
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && sameAnswer(fieldOf(one, name), fieldOf(other, name)))
  );
}

function fieldOf(holder: object, name: string): unknown {
  return (holder as Readonly<Record<string, unknown>>)[name];
}
