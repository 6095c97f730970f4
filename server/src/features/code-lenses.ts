import type { CodeLens } from "vscode-languageserver-types";
import type { Chunk, SourceFile } from "../core/files/source-file.ts";
import { factsOf } from "./chunk-facts.ts";
import type { FeatureContext } from "./feature-context.ts";

/** The commands of the lenses: those of the client. */
export interface LensCommands {
  readonly applies: string;
  readonly preview: string;
}

/** Two lenses above each alerting rule; what they are called and do is only told of those that are shown. */
export function provideCodeLenses({ uri, file }: FeatureContext): CodeLens[] {
  const lenses: CodeLens[] = [];
  for (const { chunk, line } of file.chunks()) {
    for (const alert of alertsIn(chunk, file)) {
      const start = { line: line + alert.line, character: alert.character };
      const range = { start, end: start };
      lenses.push(
        { range, data: ["applies", uri, alert.name] },
        { range, data: ["preview", uri, alert.name] },
      );
    }
  }
  return lenses;
}

/** An alerting rule; its place counts from the start of the chunk. */
interface AlertPlace {
  readonly name: string;
  readonly line: number;
  readonly character: number;
}

const remembered = new WeakMap<Chunk, readonly AlertPlace[]>();

function alertsIn(chunk: Chunk, file: SourceFile): readonly AlertPlace[] {
  let alerts = remembered.get(chunk);
  if (alerts === undefined) {
    const { rules, groups } = factsOf(chunk, file).outline;
    alerts = [...groups.flatMap((group) => group.rules), ...rules]
      .filter(({ kind }) => kind === "alerting")
      .map(({ name, place }) => ({ name, ...chunk.lines.positionAt(place.nameSpan.from) }));
    remembered.set(chunk, alerts);
  }
  return alerts;
}

export function resolveCodeLens(lens: CodeLens, commands: LensCommands): CodeLens {
  const [kind, uri, alert] = Array.isArray(lens.data) ? lens.data : [];
  const reference = { uri, alert, line: lens.range.start.line };
  const isPreview = kind === "preview";
  return {
    ...lens,
    command: {
      title: isPreview ? "Preview alert" : "Applies to…",
      command: isPreview ? commands.preview : commands.applies,
      arguments: [reference],
    },
  };
}
