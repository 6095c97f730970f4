import type { TemplateWorld } from "./expand-functions.ts";

export interface ExpandOptions {
  /** The name of the template, which messages tell: `__alert_` and the name of the rule. */
  readonly name: string;
  readonly world: TemplateWorld;
  /** Whether a key that is missing in a map is a mistake; else it is empty. */
  readonly isMissingKeyError?: boolean;
}
