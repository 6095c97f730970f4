import type { CatalogueData } from "../core/catalogue/catalogue-data.ts";
import type { Repository } from "../core/checks/check-page.ts";
import type { TomlLibrary } from "../core/files/telegraf/toml-library.ts";
import type { YamlLibrary } from "../core/yaml/yaml-library.ts";
import type { PrometheusPart } from "../prometheus/prometheus-part.ts";

/** Everything of the world around that the command line uses, so that tests can hand in another one. */
export interface Environment {
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input. */
  readStdin(): Buffer;
  /** Told when there turns out to be much to do. */
  expectLongRun?(): void;
  /** Milliseconds. */
  now(): number;
  /** Milliseconds since 1970. */
  date(): number;
  readonly yaml: YamlLibrary;
  readonly toml: TomlLibrary;
  /** Reads the catalogue of metrics that is built in. */
  readonly catalogue: () => CatalogueData;
  /** What asks Prometheus servers. */
  prometheus(): PrometheusPart;
  manifest(): Manifest;
  /** Runs the language server in this process, which then lives as long as its connection. */
  startServer(): void;
}

export interface Output {
  write(text: string | Uint8Array): void;
  readonly isTerminal: boolean;
  /** How wide a terminal is. */
  readonly columns: number | undefined;
}

/** What is read from `package.json`. */
export interface Manifest {
  readonly version: string;
  readonly repository?: Repository;
  readonly homepage?: string;
}
