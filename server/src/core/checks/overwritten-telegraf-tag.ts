import type { ReadingCheck } from "./check.ts";

/** Tags of the configuration are added where a point has none of that name (models/makemetric.go in Telegraf). */
export const overwrittenTelegrafTag: ReadingCheck = {
  id: "overwritten-telegraf-tag",
  summary: "A tag that the input of Telegraf sets itself",
  severity: "warning",
  looksAt: "reading",
};
