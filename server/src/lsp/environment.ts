import type { Repository } from "../core/checks/check-page.ts";
import type { YamlLibrary } from "../core/yaml/yaml-library.ts";

/** Everything of the world around that the server uses beside its connection, so that tests can hand in another one. */
export interface Environment {
  /** The libraries are evaluated when they are first needed, because most of the time nobody needs them. */
  readonly yaml: YamlLibrary;
  readonly re2: () => typeof import("re2js");
  manifest(): Manifest;
  /** The text of a file on disk; missing when there is none, or none that can be read. */
  readText(path: string): string | undefined;
}

/** What is read from `package.json`. */
export interface Manifest {
  readonly version: string;
  readonly repository?: Repository;
}
