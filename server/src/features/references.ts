import type { DocumentHighlight, Location, ReferenceContext } from "vscode-languageserver-types";
import type { FeatureContext } from "./feature-context.ts";
import { isOtherLabel, placeAt, placesOf } from "./name-places.ts";
import { toRange } from "./to-lsp.ts";

/** So many places are named. */
const mostPlaces = 5000;

/** All places of the workspace that say the label, the recorded metric or the alert at `offset`. */
export function* provideReferences(
  context: FeatureContext,
  offset: number,
  { context: asked }: { readonly context: ReferenceContext },
): Generator<void, Location[] | undefined, void> {
  const place = placeAt(context.file, context.path, offset);
  if (place === undefined) return undefined;
  const found: Location[] = [];
  for (const { path, file } of yield* context.filesWith(place.name)) {
    for (const each of placesOf(place.kind, place.name, path, file)) {
      const { span, isDefinition } = each;
      if (path === context.path && isOtherLabel(place, each)) continue;
      if (isDefinition && asked?.includeDeclaration === false) continue;
      found.push({ uri: context.uriOf(path), range: toRange(file, span) });
      if (found.length === mostPlaces) return found;
    }
    yield;
  }
  return found;
}

/** The same within the file. */
export function provideDocumentHighlights(
  { file, path }: FeatureContext,
  offset: number,
): DocumentHighlight[] | undefined {
  const place = placeAt(file, path, offset);
  if (place === undefined) return undefined;
  const places = placesOf(place.kind, place.name, path, file).filter((each) => !isOtherLabel(place, each));
  return places.map(({ span, isDefinition }) => ({
    range: toRange(file, span),
    kind: isDefinition ? 3 : 2,
  }));
}
