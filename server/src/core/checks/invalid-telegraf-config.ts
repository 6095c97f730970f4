import type { ReadingCheck } from "./check.ts";

/** Plugins look at their options when Telegraf starts; one that refuses them keeps Telegraf from starting. */
export const invalidTelegrafConfig: ReadingCheck = {
  id: "invalid-telegraf-config",
  summary: "Something in a configuration with which Telegraf does not start",
  severity: "error",
  looksAt: "reading",
};
