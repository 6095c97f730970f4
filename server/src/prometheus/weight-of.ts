/** How many bytes a value takes in memory, about. */
export function weightOf(value: unknown): number {
  let bytes = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    bytes += 16;
    if (typeof next === "string") bytes += 2 * next.length;
    else if (next instanceof Map) {
      for (const [key, each] of next) open.push(key, each);
    } else if (Array.isArray(next)) {
      for (const each of next) open.push(each);
    } else if (typeof next === "object" && next !== null) {
      for (const each of Object.values(next)) open.push(each);
    }
  }
  return bytes;
}
