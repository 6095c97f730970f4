import type { Absence } from "../labels/why-absent.ts";

/** Why a label is not there, as the middle of a sentence; `text` is the expression. */
export function reasonOf({ reason, part, span }: Absence, text: string): string {
  const written = shortened(text.slice(span.from, span.to));
  switch (reason) {
    case "matcher":
      return `${written} selects series without it`;
    case "other-side":
      return `the other side of \`${part.kind === "BinaryExpr" ? part.op : "on"}\` never has it`;
    case "made-without":
      return part.kind === "Call" && part.name.startsWith("absent")
        ? `${shortened(part.name)} knows only the labels of the equality matchers in it`
        : part.kind === "Call"
          ? `${shortened(part.name)} makes a result without labels`
          : "a number has no labels";
    default:
      if (part.kind === "AggregateExpr" && part.grouping === undefined)
        return `\`${part.op}\` leaves out all labels`;
      return `${written} leaves it out`;
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `\`${line.length > 50 ? `${line.slice(0, 49)}…` : line}\``;
}
