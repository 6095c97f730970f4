import { doubleQuoted, nestedPatterns, singleQuoted } from "./promql.mjs";

/**
 * PromQL in the value of `expr:`, put into the YAML grammar of the editor. Where the value ends is left to that grammar:
 * a rule with `"while": "\\G"` lasts as long as the rules around it do, here the one for the value of a key.
 * Rules stand in lists, so an `expr` that is in no list is none of ours.
 */
export function promqlInYamlGrammar() {
  return {
    name: "PromQL in YAML",
    scopeName: "promql.injection",
    injectionSelector:
      "L:meta.block.sequence.yaml meta.map.value.yaml - meta.flow - string - comment - meta.expression.promql",
    patterns: [{ include: "#value" }],
    repository: {
      value: {
        name: "meta.expression.promql",
        begin: "(?<=[ \\t]expr:|[ \\t]\"expr\":|[ \\t]'expr':)(?=\\s)",
        while: "\\G",
        patterns: [
          { include: "#comment" },
          { include: "#property" },
          { include: "#block-scalar" },
          { include: "#double-quoted-scalar" },
          { include: "#single-quoted-scalar" },
          { include: "#plain-scalar" },
        ],
      },
      comment: { name: "comment.line.number-sign.yaml", match: "(?<=\\s)#.*$" },
      property: {
        patterns: [
          { name: "storage.type.tag.yaml", match: "\\G\\s+!\\S*" },
          { name: "variable.other.anchor.yaml", match: "\\G\\s+&\\S+" },
          { name: "variable.other.alias.yaml", match: "\\G\\s+\\*\\S+" },
        ],
      },
      "block-scalar": {
        begin: "(?:(\\|)|(>))(?:([-+])([1-9])?|([1-9])([-+])?)?(?=\\s*$|\\s+#)",
        while: "\\G",
        beginCaptures: {
          1: { name: "keyword.control.flow.block-scalar.literal.yaml" },
          2: { name: "keyword.control.flow.block-scalar.folded.yaml" },
          3: { name: "storage.modifier.chomping-indicator.yaml" },
          4: { name: "constant.numeric.indentation-indicator.yaml" },
          5: { name: "constant.numeric.indentation-indicator.yaml" },
          6: { name: "storage.modifier.chomping-indicator.yaml" },
        },
        patterns: [
          { include: "#comment" },
          {
            begin: "$",
            while: "\\G",
            contentName: "meta.embedded.inline.promql",
            patterns: [{ include: "template.injection#action" }, { include: "source.promql" }],
          },
        ],
      },
      "double-quoted-scalar": quotedScalar("double", '"', '"', doubleQuoted),
      "single-quoted-scalar": quotedScalar("single", "'", "'(?!')", singleQuoted),
      "plain-scalar": {
        begin: "(?=[^\\s#\"'|>&*!%@`{}\\[\\],]|\\{\\{)",
        while: "\\G",
        contentName: "meta.embedded.inline.promql",
        patterns: [
          { include: "#comment" },
          { include: "template.injection#action" },
          { include: "source.promql" },
        ],
      },
      ...nestedPatterns(doubleQuoted, "source.promql#"),
      ...nestedPatterns(singleQuoted, "source.promql#"),
    },
  };
}

function quotedScalar(kind, begin, end, { prefix }) {
  const quote = (place) => ({
    0: { name: `string.quoted.${kind}.yaml punctuation.definition.string.${place}.yaml` },
  });
  return {
    begin,
    end,
    beginCaptures: quote("begin"),
    endCaptures: quote("end"),
    contentName: "meta.embedded.inline.promql",
    patterns: [{ include: "template.injection#action" }, { include: `#${prefix}expression` }],
  };
}
