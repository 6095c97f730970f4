/**
 * Go templates, `{{ … }}`, in the strings of labels and annotations, put into the YAML grammar of the editor.
 * `${{ … }}` is left alone: other tools write their expressions so.
 */
export function templateInYamlGrammar() {
  return {
    name: "Go templates in YAML",
    scopeName: "template.injection",
    injectionSelector: "L:meta.block.sequence.yaml meta.map.value.yaml string - meta.template",
    patterns: [{ include: "#action" }],
    repository: {
      action: {
        name: "meta.template.go",
        match: "(?<!\\$)(\\{\\{-?)(.*?)(-?\\}\\})",
        captures: {
          1: { name: "punctuation.section.embedded.begin.template" },
          2: { name: "meta.embedded.inline.template", patterns: [{ include: "#tokens" }] },
          3: { name: "punctuation.section.embedded.end.template" },
        },
      },
      tokens: {
        patterns: [
          { name: "comment.block.template", match: "/\\*.*?(?:\\*/|$)" },
          { name: "string.quoted.double.template", match: '\\\\".*?\\\\"|"(?:[^"\\\\]|\\\\.)*"' },
          { name: "string.quoted.raw.template", match: "`[^`]*`" },
          { name: "string.quoted.single.template", match: "'(?:[^'\\\\]|\\\\.)+'" },
          {
            name: "keyword.control.template",
            match: word("if|else|end|range|with|define|template|block|break|continue"),
          },
          { name: "constant.language.template", match: word("true|false|nil") },
          { name: "constant.numeric.template", match: "(?<![\\w.])[-+]?[0-9][0-9a-zA-Z_.]*" },
          { name: "variable.other.template", match: "\\$[a-zA-Z0-9_]*" },
          {
            match: "(\\.)([a-zA-Z_][a-zA-Z0-9_]*)",
            captures: {
              1: { name: "punctuation.accessor.template" },
              2: { name: "variable.other.property.template" },
            },
          },
          // Every other word is a function: a template has no other names.
          { name: "support.function.template", match: "[a-zA-Z_][a-zA-Z0-9_]*" },
          { name: "keyword.operator.assignment.template", match: ":?=" },
          { name: "keyword.operator.pipe.template", match: "\\|" },
        ],
      },
    },
  };
}

function word(names) {
  return `(?<![\\w.$])(?:${names})(?!\\w)`;
}
