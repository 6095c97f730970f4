import * as toml from "toml-eslint-parser";
import * as yaml from "yaml";
import type { ReadOptions } from "../../server/src/core/files/read-options.ts";
import { createRegexCompiler } from "../../server/src/core/regex/compile-regex.ts";
import { testCatalogue } from "./catalogue.ts";

/** How Prometheus reads rule files when nothing is configured. */
export const testReadOptions: ReadOptions = {
  dialect: "prometheus",
  nameValidation: "utf8",
  features: new Set(),
  yaml: () => yaml,
  toml: () => toml,
  regex: createRegexCompiler(),
  catalogue: testCatalogue,
};
