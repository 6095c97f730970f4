import type { Hover } from "vscode-languageserver-types";
import { explainThing } from "./explain-thing.ts";
import type { FeatureContext } from "./feature-context.ts";
import { toMarkup } from "./markup.ts";
import { thingAt } from "./thing-at.ts";
import { toRange } from "./to-lsp.ts";

/** Says what the function, operator, field or setting at `offset` does. */
export function provideHover({ file, client }: FeatureContext, offset: number): Hover | undefined {
  const thing = thingAt(file, offset);
  const explanation = thing && explainThing(thing);
  if (thing === undefined || explanation === undefined) return undefined;
  return { contents: toMarkup(explanation, client.hoverFormat), range: toRange(file, thing.span) };
}
