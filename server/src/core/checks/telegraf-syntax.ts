import type { ReadingCheck } from "./check.ts";

/** Telegraf does not start with a file that is no TOML. */
export const telegrafSyntax: ReadingCheck = {
  id: "telegraf-syntax",
  summary: "A configuration of Telegraf that is no TOML",
  severity: "error",
  looksAt: "reading",
};
