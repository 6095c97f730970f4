import { RE2JS } from "re2js";
import * as yaml from "yaml";
import type { ReadOptions } from "../../server/src/core/files/read-options.ts";

/** How Prometheus reads rule files when nothing is configured. */
export const testReadOptions: ReadOptions = {
  dialect: "prometheus",
  nameValidation: "utf8",
  features: new Set(),
  yaml: () => yaml,
  regex: (pattern) => {
    try {
      const compiled = RE2JS.compile(`^(?s:${pattern})$`);
      return { ok: true, matches: (text) => compiled.matches(text) };
    } catch (error) {
      return { ok: false, message: (error as Error).message };
    }
  },
};
