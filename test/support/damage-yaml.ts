import type { Random } from "./random.ts";

const pieces =
  `" ' | > |2 >- - ? : , # [ ] { } & * ! % @ \` \\ \\x '' \\" <<: --- ... {a:b} {a: b} [a] "a" 'a' a: b:c ~ é 😀 &a *a !!int !b`
    .split(" ")
    .concat(["\n", "\r\n", "\r", "\t", " ", "  ", ": ", " #", "\n  ", "\n---\n", "- - ", "\n\n", "\u0085"])
    .concat(["\ufeff", "\u2028", "\u0007", "\\\n", "<<: *a", "? a\n: b"]);

/** Some lines of a text with a few edits that mean much in YAML. */
export function damageYaml(text: string, random: Random): string {
  const lines = text.split("\n");
  const from = random.below(lines.length);
  let result = lines.slice(from, from + 1 + random.below(20)).join("\n");
  if (random.chance(0.75)) result += "\n";
  for (let edits = random.below(4); edits > 0; edits--) {
    const at = random.below(result.length + 1);
    const removed = random.chance(0.3) ? random.below(12) : 0;
    const added = random.chance(0.3) ? "" : random.pick(pieces);
    result = result.slice(0, at) + added + result.slice(at + removed);
  }
  return result;
}
