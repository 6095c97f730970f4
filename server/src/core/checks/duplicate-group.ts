import { shiftSpan } from "../text/span.ts";
import type { GroupRepetitionCheck } from "./check.ts";

/** A second group of the same name in a file: Prometheus would not know the two apart, and refuses the file. */
export const duplicateGroup: GroupRepetitionCheck = {
  id: "duplicate-group",
  summary: "Two groups of the same name in one file",
  severity: "error",
  looksAt: "groups",

  key({ name, container, isTemplate }) {
    // A group without a name is reported for that.
    return name === undefined || name.value === "" || isTemplate === true
      ? undefined
      : `${container} ${name.value}`;
  },

  report(again, first) {
    const name = again.group.name!;
    return {
      span: shiftSpan(name.scalar.span, again.start),
      message: `groupname: "${name.value}" is repeated in the same file`,
      related: [
        {
          span: shiftSpan(first.group.name!.scalar.span, first.start),
          message: "The first group of that name.",
        },
      ],
    };
  },
};
