import { literal, type Words, words } from "../regex/phrase.ts";

/** Says "`a`, `b` or `c`", and of many values how many more there are. */
export function listValues(values: readonly string[], most: number, last: "and" | "or"): Words {
  const shown = values.length > most ? values.slice(0, most - 1) : values;
  const list = shown.flatMap((value, at) => {
    if (at === 0) return [literal(value)];
    const isLast = at === values.length - 1;
    return [...words(isLast ? ` ${last} ` : ", "), literal(value)];
  });
  const more = values.length - shown.length;
  return more === 0 ? list : [...list, ...words(` ${last} ${more} others`)];
}
