import type { LabelUse } from "../labels/label-uses.ts";
import { selectsWithout } from "./selects-without.ts";

/** What happens where a rule uses a label that no series has. */
export function effectOfMissingLabel(
  use: LabelUse | undefined,
  options: Parameters<typeof selectsWithout>[1],
): string {
  switch (use?.role) {
    case undefined:
      return "this is always empty";
    case "matcher":
      return use.matcher !== undefined && selectsWithout(use.matcher, options) === true
        ? "this matcher has no effect"
        : "this selects nothing";
    case "info-matcher":
      return "this adds nothing";
    case "by":
      return "it makes no groups";
    case "without":
    case "ignoring":
      return "there is nothing to leave out";
    case "on":
      return "it is empty on both sides";
    case "include":
      return "there is nothing to copy";
    case "source":
      return "its value is always empty";
    default:
      return "it has no effect";
  }
}
