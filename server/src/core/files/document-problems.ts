import type { Span } from "../text/span.ts";
import type { YamlDocument, YamlProblem } from "../yaml/yaml-node.ts";
import { quoteFix, unquotedValueAt } from "./quote-fix.ts";
import type { ReadContext } from "./read-context.ts";
import type { Dialect } from "./read-options.ts";
import type { ReadProblem } from "./rule-file.ts";

/**
 * What is wrong with the documents of a rule file before anybody looks at rules. Prometheus reads the first document
 * and does not care what the others hold: it does not even notice when they are no YAML.
 */
export function documentProblems(
  documents: readonly YamlDocument[],
  context: ReadContext,
): readonly ReadProblem[] {
  // Nearly every text that is read is one rule with nothing wrong about it.
  if (documents.length <= 1 && !documents[0]?.problems.length) return [];
  const problems = documentsRead(documents, context.dialect).flatMap((document) =>
    document.problems.map((problem) => yamlReadProblem(problem, context.text)),
  );
  const second = documents[1];
  if (second !== undefined && readsOne(context.dialect)) problems.push(secondDocument(second, context.text));
  return problems;
}

/** The documents that are loaded: the tools of the other dialects read all of them. */
export function documentsRead(documents: readonly YamlDocument[], dialect: Dialect): readonly YamlDocument[] {
  return readsOne(dialect) ? documents.slice(0, 1) : documents;
}

function readsOne(dialect: Dialect): boolean {
  return dialect === "prometheus" || dialect === "thanos";
}

/** A mistake in the YAML as a problem of reading. */
export function yamlReadProblem(problem: YamlProblem, text: string): ReadProblem {
  const { kind, span, message, related } = problem;
  switch (kind) {
    case "syntax":
      return syntaxProblem(problem, text);
    case "alias":
      return { check: "yaml-syntax", span, message: withHint(problem) };
    case "duplicate-key":
      return { check: "duplicate-key", span, message, ...(related && placeOfFirst(message, related)) };
    case "complex-key":
    case "merge":
    case "tag":
      return { check: "wrong-type", span, message };
  }
}

/** go-yaml's message ends with a line, which moves with the text before it. */
function placeOfFirst(message: string, first: Span) {
  return {
    message: `${message.replace(/ at line \d+$/, "")} at line`,
    endsWithLineOf: first.from,
    related: [{ span: first, message: "The key is defined here." }],
  };
}

function syntaxProblem(problem: YamlProblem, text: string): ReadProblem {
  const { span } = problem;
  const value = unquotedValueAt(text, span.from);
  const fix = value && quoteFix(text, value);
  const message = withHint(problem);
  return { check: "yaml-syntax", span, message, ...(fix !== undefined && { fixes: [fix] }) };
}

/** go-yaml's words, and what was probably meant. */
function withHint({ message, hint }: YamlProblem): string {
  return hint === undefined ? message : `${message}. ${hint}`;
}

function secondDocument({ span }: YamlDocument, text: string): ReadProblem {
  return {
    check: "multiple-documents",
    span: markerOf(span, text),
    message:
      "Multiple document yaml rules files are not supported, only the first document is processed. Nothing from here on is loaded.",
  };
}

/** The `---` of the document, which directives may stand before. */
function markerOf(span: Span, text: string): Span {
  const marker = /^---/m.exec(text.slice(span.from, span.to));
  if (marker === null) return span;
  const from = span.from + marker.index;
  return { from, to: from + 3 };
}
