import type { RegexNode } from "../ast.ts";
import type { EditableFault } from "./pattern-fault.ts";
import { outerAlternation } from "./regex-walk.ts";

/**
 * Blanks beside a bar that were meant for the reader. Within a longer pattern (`Cisco( IOS| NX)`), where all
 * alternatives have them, and where one is nothing else, they are meant.
 */
export function spaceFaults(pattern: string, root: RegexNode): readonly EditableFault[] {
  const branches = outerAlternation(root)?.branches ?? [];
  const texts = branches.map(({ span }) => pattern.slice(span.from, span.to));
  if (!pattern.includes(" ") || texts.some((text) => text.trim() === "")) return [];
  if (texts.every((text) => text.startsWith(" ")) || texts.every((text) => text.endsWith(" "))) return [];
  const edits = branches.flatMap(({ span }, index) => {
    const text = texts[index]!;
    const start = index === 0 ? 0 : text.length - text.trimStart().length;
    const end =
      index === branches.length - 1 || /\\\s+$/.test(text) ? 0 : text.length - text.trimEnd().length;
    return [
      { span: { from: span.from, to: span.from + start }, newText: "" },
      { span: { from: span.to - end, to: span.to }, newText: "" },
    ].filter((edit) => edit.span.to > edit.span.from);
  });
  if (edits.length === 0) return [];
  const first = branches.findIndex(({ span }) => span.to >= edits[0]!.span.to);
  return [
    {
      kind: "space",
      span: { from: edits[0]!.span.from, to: edits.at(-1)!.span.to },
      edits,
      text: texts[first]!,
      other: texts[first]!.trim(),
    },
  ];
}
