import type { Place } from "../labels/place.ts";
import type { Absence } from "../labels/why-absent.ts";
import { code, inParentheses, type Sentence } from "./sentence.ts";

/** Why the series cannot have a label; `text` is what stands at the absence's span. */
export function absenceInWords({ reason }: Absence, text: string, place: Place | undefined): Sentence {
  const at = inParentheses(place);
  switch (reason) {
    case "not-selected":
      return ["It cannot be there: the series of ", code(text), " never have it", ...at, "."];
    case "matcher":
      return ["It is not there: ", code(text), " asks for series without it", ...at, "."];
    case "removed":
      return ["It is not there any more: ", code(text), " takes it away", ...at, "."];
    case "other-side":
      return [
        "It cannot be there: the series of ",
        code(text),
        ", which have to agree, never have it",
        ...at,
        ".",
      ];
    case "made-without":
      return ["It is not there: ", code(text), " makes its series without it", ...at, "."];
  }
}
