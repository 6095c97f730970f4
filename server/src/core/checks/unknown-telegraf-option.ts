import type { ReadingCheck } from "./check.ts";

/** Telegraf does not start with options that no plugin asks for. */
export const unknownTelegrafOption: ReadingCheck = {
  id: "unknown-telegraf-option",
  summary: "An option that a plugin of Telegraf does not have",
  severity: "error",
  looksAt: "reading",
};
