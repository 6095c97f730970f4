import type { Range, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { isValidLabelName, isValidMetricName } from "../core/promql/names.ts";
import type { FeatureContext, FileAt } from "./feature-context.ts";
import { whyLabelStays } from "./label-obstacles.ts";
import { whyMetricStays } from "./metric-obstacles.ts";
import { type NamePlace, placeAt, placesOf } from "./name-places.ts";
import { pathInWords } from "./path-in-words.ts";
import { type Refusal, refused } from "./refusal.ts";
import { whyUnreadable } from "./rename-obstacles.ts";
import { toRange } from "./to-lsp.ts";

/** Where the name at `offset` stands, if it is one that may be renamed. */
export function* prepareRename(
  context: FeatureContext,
  offset: number,
): Generator<void, { readonly range: Range; readonly placeholder: string } | Refusal | undefined, void> {
  const place = placeAt(context.file, context.path, offset);
  if (place === undefined) return undefined;
  const reason = whyNeverRenamed(place);
  if (reason !== undefined) return refused(reason);
  // What stands in the way of every new name is said before one is asked for.
  const files = yield* context.filesWith(place.name);
  const obstacle = yield* whyStays(place, place.name, { files, context });
  if (obstacle !== undefined) return refused(obstacle);
  return { range: toRange(context.file, place.span), placeholder: place.name };
}

/** Renames a label or a recorded metric in all files of the workspace; not at all where it cannot be done completely. */
export function* provideRenameEdits(
  context: FeatureContext,
  offset: number,
  { newName }: { readonly newName: string },
): Generator<void, WorkspaceEdit | Refusal | undefined, void> {
  const place = placeAt(context.file, context.path, offset);
  if (place === undefined) return undefined;
  const reason = whyNeverRenamed(place) ?? whyNoName(newName, place);
  if (reason !== undefined) return refused(reason);
  if (newName === place.name) return { documentChanges: [] };
  const files = yield* context.filesWith(place.name);
  const isTaken = yield* isUsed(newName, place, context);
  if (isTaken) return refused(`There is a ${nounOf(place)} \`${newName}\` already.`);
  const obstacle = yield* whyStays(place, newName, { files, context });
  if (obstacle !== undefined) return refused(obstacle);
  return yield* editsOf(place, newName, { files, context });
}

interface Where {
  readonly files: readonly FileAt[];
  readonly context: FeatureContext;
}

/** Why not all places of a name can be changed to a new one. */
function* whyStays(
  { kind, name }: NamePlace,
  newName: string,
  { files, context }: Where,
): Generator<void, string | undefined, void> {
  const unreadable = yield* whyUnreadable({ kind, name }, files, context.path);
  if (unreadable !== undefined) return unreadable;
  const task = { name, newName, files, context };
  return yield* kind === "label" ? whyLabelStays(task) : whyMetricStays(task);
}

/** Labels that Prometheus gives, or that only one place may set. */
const ofPrometheus: ReadonlySet<string> = new Set([
  ...["job", "instance", "alertname", "alertstate", "le", "quantile"],
]);

function whyNeverRenamed({ kind, name }: NamePlace): string | undefined {
  if (kind === "alert") {
    return "An alert is named by Alertmanager, silences and dashboards, too, which are not in the workspace.";
  }
  if (kind === "label" && (name.startsWith("__") || ofPrometheus.has(name))) {
    return `\`${name}\` is a label of Prometheus itself.`;
  }
  return undefined;
}

/** Names that need quotes in expressions are not written into them. */
function whyNoName(newName: string, { kind }: NamePlace): string | undefined {
  const isValid =
    kind === "label" ? isValidLabelName(newName, "legacy") : isValidMetricName(newName, "legacy");
  if (!isValid) return `\`${newName}\` would need quotes in expressions: letters, digits and \`_\` do not.`;
  if (kind === "label" && (newName.startsWith("__") || ofPrometheus.has(newName))) {
    return `\`${newName}\` is a label of Prometheus itself.`;
  }
  return undefined;
}

function nounOf({ kind }: NamePlace): string {
  return kind === "label" ? "label" : "metric";
}

function* isUsed(
  newName: string,
  { kind }: NamePlace,
  context: FeatureContext,
): Generator<void, boolean, void> {
  for (const { path, file } of yield* context.filesWith(newName)) {
    if (placesOf(kind, newName, path, file).length > 0) return true;
    yield;
  }
  return false;
}

function* editsOf(
  { kind, name }: NamePlace,
  newName: string,
  { files, context }: Where,
): Generator<void, WorkspaceEdit | Refusal, void> {
  const documentChanges: TextDocumentEdit[] = [];
  for (const { path, file } of files) {
    const places = placesOf(kind, name, path, file);
    if (places.some(({ span }) => file.text(span) !== name)) {
      return refused(
        `\`${pathInWords(path, context.path)}\` writes \`${name}\` in another way, with escapes for example.`,
      );
    }
    if (places.length === 0) continue;
    const edits = places.map(({ span }) => ({ range: toRange(file, span), newText: newName }));
    documentChanges.push({ textDocument: { uri: context.uriOf(path), version: null }, edits });
    yield;
  }
  return { documentChanges };
}
