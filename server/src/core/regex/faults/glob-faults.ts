import type { RegexNode } from "../ast.ts";
import type { EditableFault } from "./pattern-fault.ts";
import { outerAlternation, plainCharacter } from "./regex-walk.ts";

/**
 * A star behind a letter at the end of an alternative: `kafka*`, which matches `kafk` and `kafkaaa`. Digits (`10*`),
 * slashes (`/api/*`) and the `s` of a plural are left alone: repeating these may be meant.
 */
export function globFaults(pattern: string, root: RegexNode): readonly EditableFault[] {
  if (!pattern.includes("*")) return [];
  const branches = outerAlternation(root)?.branches ?? [root];
  return branches.flatMap((branch): EditableFault[] => {
    const items = branch.kind === "sequence" ? branch.items : [branch];
    const last = items.at(-1);
    if (last?.kind !== "repeat" || last.operator !== "*" || !last.isGreedy) return [];
    const before = plainCharacter(pattern, items.at(-2));
    const repeated = plainCharacter(pattern, last.body);
    if (repeated === undefined || !/[a-rt-zA-RT-Z_-]/.test(repeated)) return [];
    if (before === undefined || !/[\w-]/.test(before)) return [];
    return [
      {
        kind: "glob",
        span: branch.span,
        edits: [{ span: last.operatorSpan, newText: ".*" }],
        text: pattern.slice(branch.span.from, branch.span.to),
        other: pattern.slice(branch.span.from, last.span.from),
      },
    ];
  });
}
