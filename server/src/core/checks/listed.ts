/** Names for people: "job `a`", "jobs `a` and `b`", "jobs `a`, `b` and 3 others". */
export function listed(names: readonly string[], what: string): string {
  const unique = [...new Set(names)];
  if (unique.length === 1) return `${what} \`${unique[0]}\``;
  const shown = unique.slice(0, mostShown).map((name) => `\`${name}\``);
  const left = unique.length - shown.length;
  const last = left === 0 ? shown.pop() : left === 1 ? "another one" : `${left} others`;
  return `${what}s ${shown.join(", ")} and ${last}`;
}

const mostShown = 3;
