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

  describe(group) {
    const { scalar, value } = group.name!;
    return {
      span: scalar.span,
      message: `groupname: "${value}" is repeated in the same file`,
      first: "The first group of that name.",
    };
  },
};
