import type { Absence } from "../labels/why-absent.ts";
import { shortCode } from "./short-code.ts";

/** Why a label is not there, as the middle of a sentence; `text` is the expression. */
export function reasonOf({ reason, part, span }: Absence, text: string): string {
  const written = shortCode(text.slice(span.from, span.to), mostShown);
  switch (reason) {
    case "matcher":
      return `${written} selects series without it`;
    case "other-side":
      return `the other side of \`${part.kind === "BinaryExpr" ? part.op : "on"}\` never has it`;
    case "made-without":
      return part.kind === "Call" && part.name.startsWith("absent")
        ? `\`${part.name}\` knows only the labels of the equality matchers in it`
        : part.kind === "Call"
          ? `\`${part.name}\` makes a result without labels`
          : "a number has no labels";
    default:
      if (part.kind === "AggregateExpr" && part.grouping === undefined)
        return `\`${part.op}\` leaves out all labels`;
      return `${written} leaves it out`;
  }
}

const mostShown = 50;
