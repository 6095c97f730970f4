/**
 * PromQL as TextMate patterns. Where an expression stands inside a YAML scalar, strings look different and everything
 * that is open must end with the scalar; `Surroundings` says how.
 */

/** An expression in a file of its own, or in a plain or block scalar, which ends by its indentation. */
const bare = {
  prefix: "",
  /** Ends everything that is open. */
  terminator: undefined,
  quotes: { double: '"', single: "'" },
  escape: "\\\\(?:[abfnrtv\\\\\"']|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3})",
  comment: "#.*$",
};

/** Inside `"…"` every double quote and every backslash of the expression has a backslash before it. */
export const doubleQuoted = {
  prefix: "double-quoted-",
  terminator: '(?=")',
  quotes: { double: '\\\\"', single: "'" },
  escape: '\\\\\\\\(?:\\\\\\\\|\\\\"|[^"\\\\])|\\\\[^"\\\\]',
  comment: '#(?:[^"\\\\]|\\\\.)*',
};

/** Inside `'…'` every single quote of the expression is doubled. */
export const singleQuoted = {
  prefix: "single-quoted-",
  terminator: "(?='(?!'))",
  quotes: { double: '"', single: "''" },
  escape: "\\\\(?:''|[^'])",
  comment: "#(?:[^']|'')*",
};

/** The whole grammar of `.promql` files; `words` are the names of functions, aggregations and keywords. */
export function promqlGrammar(words) {
  return {
    name: "PromQL",
    scopeName: "source.promql",
    patterns: [{ include: "#expression" }],
    repository: { ...nestedPatterns(bare, "#"), ...tokenPatterns(words) },
  };
}

/** The patterns that differ with what surrounds the expression. `tokens` is where the others are found. */
export function nestedPatterns(surroundings, tokens) {
  const { prefix, quotes, comment, terminator } = surroundings;
  const own = (name) => ({ include: `#${prefix}${name}` });
  const token = (name) => ({ include: `${tokens}${name}` });
  const until = (end) => (terminator === undefined ? end : `${end}|${terminator}`);
  const string = (kind, quote, patterns) => ({
    name: `string.quoted.${kind}.promql`,
    begin: quote,
    end: until(quote),
    beginCaptures: { 0: { name: "punctuation.definition.string.begin.promql" } },
    endCaptures: { 0: { name: "punctuation.definition.string.end.promql" } },
    patterns,
  });
  const escapes = [{ name: "constant.character.escape.promql", match: surroundings.escape }];
  const bracket = (name, begin, end) => ({
    begin,
    end: until(end),
    beginCaptures: { 0: { name: `punctuation.${name}.begin.promql` } },
    endCaptures: { 0: { name: `punctuation.${name}.end.promql` } },
  });
  const matcher = "(?=\\s*(?:=~|!~|!=|=))";
  const quotedName = (quote) => `${quote}(?:(?!${quote})(?:${surroundings.escape}|[^\\\\\\n]))+${quote}`;

  return {
    [`${prefix}expression`]: {
      patterns: [
        own("comment"),
        own("string"),
        own("selector"),
        own("range"),
        own("grouping"),
        token("function"),
        token("aggregation"),
        token("keyword"),
        token("duration"),
        token("number"),
        token("metric"),
        token("operator"),
        token("punctuation"),
      ],
    },
    [`${prefix}comment`]: { name: "comment.line.number-sign.promql", match: comment },
    [`${prefix}string`]: {
      patterns: [
        string("double", quotes.double, escapes),
        string("single", quotes.single, escapes),
        string("raw", "`", []),
      ],
    },
    [`${prefix}selector`]: {
      ...bracket("section.selector", "\\{", "\\}"),
      name: "meta.selector.promql",
      patterns: [
        own("comment"),
        { name: "entity.other.attribute-name.promql", match: `[a-zA-Z_][a-zA-Z0-9_]*${matcher}` },
        { name: "entity.other.attribute-name.promql", match: quotedName(quotes.double) + matcher },
        { name: "entity.other.attribute-name.promql", match: quotedName(quotes.single) + matcher },
        own("string"),
        { name: "keyword.operator.matcher.promql", match: "=~|!~|!=|=" },
        token("punctuation"),
      ],
    },
    [`${prefix}range`]: {
      ...bracket("section.range", "\\[", "\\]"),
      name: "meta.range.promql",
      patterns: [
        own("comment"),
        token("function"),
        token("keyword"),
        token("duration"),
        token("number"),
        token("operator"),
        { name: "punctuation.separator.subquery.promql", match: ":" },
        token("punctuation"),
      ],
    },
    [`${prefix}grouping`]: {
      name: "meta.grouping.promql",
      begin: `(?<![\\w:])(?i:(by|without|on|ignoring|group_left|group_right))\\s*(\\()`,
      end: until("\\)"),
      beginCaptures: {
        1: { name: "keyword.control.promql" },
        2: { name: "punctuation.section.grouping.begin.promql" },
      },
      endCaptures: { 0: { name: "punctuation.section.grouping.end.promql" } },
      patterns: [
        own("comment"),
        own("string"),
        { name: "entity.other.attribute-name.promql", match: "[a-zA-Z_][a-zA-Z0-9_]*" },
        token("punctuation"),
      ],
    },
  };
}

/** The patterns that are the same everywhere. */
function tokenPatterns({ functions, aggregations, modifiers, operators, preprocessors }) {
  const word = (names) => `(?<![\\w:])(?:${names.join("|")})(?![\\w:])`;
  const anyCase = (names) => `(?<![\\w:])(?i:${names.join("|")})(?![\\w:])`;
  return {
    function: {
      patterns: [
        { name: "support.function.promql", match: `${word(functions)}(?=\\s*\\()` },
        { name: "support.function.preprocessor.promql", match: `${anyCase(preprocessors)}(?=\\s*\\()` },
      ],
    },
    aggregation: {
      name: "support.function.aggregation.promql",
      match: `${anyCase(aggregations)}(?=\\s*(?:\\(|#|$|(?i:by|without)(?![\\w:])))`,
    },
    keyword: {
      patterns: [
        { name: "keyword.control.promql", match: anyCase(modifiers) },
        { name: "keyword.control.operator.promql", match: anyCase(operators) },
      ],
    },
    duration: {
      name: "constant.numeric.duration.promql",
      match: "(?<![\\w.])(?:[0-9]+(?:ms|[smhdwy]))+(?!\\w)",
    },
    number: {
      name: "constant.numeric.promql",
      match:
        "(?<!\\w)(?i:0x[0-9a-f_]+|(?:[0-9][0-9_]*(?:\\.[0-9_]*)?|\\.[0-9][0-9_]*)(?:e[+-]?[0-9_]+)?|inf|nan)(?!\\w)",
    },
    metric: { name: "variable.other.metric.promql", match: "[a-zA-Z_:][a-zA-Z0-9_:]*" },
    operator: {
      patterns: [
        { name: "keyword.operator.comparison.promql", match: "==|!=|<=|>=|<|>" },
        { name: "keyword.operator.matcher.promql", match: "=~|!~|=" },
        { name: "keyword.operator.arithmetic.promql", match: "[-+*/%^]" },
        { name: "keyword.operator.at.promql", match: "@" },
      ],
    },
    punctuation: {
      patterns: [
        { name: "punctuation.separator.comma.promql", match: "," },
        { name: "punctuation.section.parens.promql", match: "[()]" },
      ],
    },
  };
}
