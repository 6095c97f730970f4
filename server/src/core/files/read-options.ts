import type { MetricCatalogue } from "../catalogue/metric-catalogue.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { YamlLibrary } from "../yaml/yaml-library.ts";
import type { TomlLibrary } from "./telegraf/toml-library.ts";

/** Whose rule files they are: every dialect adds fields, and some have an expression language of their own. */
export type Dialect = "prometheus" | "thanos" | "mimir" | "victoriametrics" | "loki";

export type NameValidation = "utf8" | "legacy";

/** How one file is read: immutable, and made once for all files with the same settings, since caches compare its identity. */
export interface ReadOptions {
  readonly dialect: Dialect;
  readonly nameValidation: NameValidation;
  /** Names of Prometheus' `--enable-feature` that are switched on. */
  readonly features: ReadonlySet<string>;
  readonly yaml: YamlLibrary;
  /** Without it, nothing is said about Telegraf's configuration. */
  readonly toml?: TomlLibrary;
  readonly regex: RegexCompiler;
  /** What is known of metrics without a server; nothing of it is loaded until somebody asks. */
  readonly catalogue?: MetricCatalogue;
}
