import type { CatalogueData } from "../core/catalogue/catalogue-data.ts";
import type { Repository } from "../core/checks/check-page.ts";
import type { TomlLibrary } from "../core/files/telegraf/toml-library.ts";
import type { YamlLibrary } from "../core/yaml/yaml-library.ts";
import type { PrometheusPart } from "../prometheus/prometheus-part.ts";
import type { Disk } from "./project-files.ts";

/** Everything of the world around that the server uses beside its connection, so that tests can hand in another one. */
export interface Environment {
  /** The library behind it is evaluated when it is first needed, because most of the time nobody needs it. */
  readonly yaml: YamlLibrary;
  readonly toml: TomlLibrary;
  /** Reads the catalogue of metrics that is built in. */
  readonly catalogue: () => CatalogueData;
  readonly manifest: Manifest;
  /** What asks Prometheus servers; it is evaluated when the first one is configured. */
  readonly prometheus: () => PrometheusPart;
  /** The variables of the process' environment. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly disk: Disk;
  /** Whether idle time after the start is used to make the first file quick. */
  readonly warmsUp: boolean;
}

/** What is read from `package.json`. */
export interface Manifest {
  readonly version: string;
  readonly repository?: Repository;
}
