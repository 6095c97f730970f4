/** "a, b and c": the items as a sentence has them. */
export function listText(items: readonly string[], last: "and" | "or" = "and"): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/** The same of names, each in backquotes. */
export function namesText(names: readonly string[], last?: "and" | "or"): string {
  return listText(
    names.map((name) => `\`${name}\``),
    last,
  );
}
