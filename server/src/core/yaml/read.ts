import { type RecoveredDocument, recover } from "./recover.ts";
import { TreeBuilder } from "./tree-builder.ts";
import type { YamlLibrary } from "./yaml-library.ts";
import type { YamlDocument, YamlProblem } from "./yaml-node.ts";

/** Reads all of YAML as go-yaml does, which Prometheus uses: what the text holds, and what is wrong with it. */
export function readYaml(text: string, yaml: YamlLibrary): readonly YamlDocument[] {
  const lineAt = lineCounter(text);
  const builders: TreeBuilder[] = [];
  const recovered = recover(text, yaml, () => {
    const builder = new TreeBuilder(text, lineAt);
    builders.push(builder);
    return builder;
  });
  const errors = libraryErrors(text, yaml, lineAt);
  return recovered.map((document, index) => {
    const to = recovered[index + 1]?.from ?? text.length;
    return toDocument(document, to, [...(errors[index] ?? []), ...(builders[index]?.problems ?? [])]);
  });
}

function toDocument(document: RecoveredDocument, to: number, problems: readonly YamlProblem[]): YamlDocument {
  return {
    root: document.root?.node,
    span: { from: document.from, to },
    problems,
    comments: document.comments,
  };
}

function libraryErrors(text: string, yaml: YamlLibrary, lineAt: (offset: number) => number): YamlProblem[][] {
  const options = { schema: "failsafe", uniqueKeys: false, prettyErrors: false } as const;
  const documents = yaml().parseAllDocuments(text, options);
  if (!Array.isArray(documents)) return [];
  return documents.map((document) =>
    document.errors.map(({ pos: [from, to], message }) => {
      return { kind: "syntax", span: { from, to }, message, line: lineAt(from) };
    }),
  );
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
