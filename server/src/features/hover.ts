import type { Hover } from "vscode-languageserver-types";
import { explainThing } from "./explain-thing.ts";
import type { FeatureContext } from "./feature-context.ts";
import { hoverOfLabel } from "./hover/label-hover.ts";
import { toMarkup } from "./markup.ts";
import { thingAt } from "./thing-at.ts";
import { toRange } from "./to-lsp.ts";

/** Says what the function, operator, field or setting at `offset` does, and where the label there comes from. */
export function provideHover(context: FeatureContext, offset: number): Hover | undefined {
  const { file, client } = context;
  const label = hoverOfLabel(context, offset);
  if (label !== undefined) return label;
  const thing = thingAt(file, offset);
  const explanation = thing && explainThing(thing);
  if (thing === undefined || explanation === undefined) return undefined;
  return { contents: toMarkup(explanation, client.hoverFormat), range: toRange(file, thing.span) };
}
