import type { CodeLens } from "vscode-languageserver-types";
import type { FeatureContext } from "./feature-context.ts";
import { outlineRules } from "./rule-outline.ts";
import { toRange } from "./to-lsp.ts";

/** The commands of the lenses: those of the client. */
export interface LensCommands {
  readonly applies: string;
  readonly preview: string;
}

/** Two lenses above each alerting rule; what they are called and do is only told of those that are shown. */
export function provideCodeLenses(context: FeatureContext): CodeLens[] {
  const lenses: CodeLens[] = [];
  for (const { rules } of outlineRules(context.file)) {
    for (const { kind, name, place } of rules) {
      if (kind !== "alerting") continue;
      const { start } = toRange(context.file, place.nameSpan);
      const range = { start, end: start };
      const data = [context.uri, name];
      lenses.push({ range, data: ["applies", ...data] }, { range, data: ["preview", ...data] });
    }
  }
  return lenses;
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
