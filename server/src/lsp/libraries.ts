import type { Repository } from "../core/checks/check-page.ts";
import type { YamlLibrary } from "../core/yaml/yaml-library.ts";

/** What lies beside the server; evaluated when it is first needed, because most of the time nobody needs it. */
export interface Libraries {
  readonly yaml: YamlLibrary;
  readonly re2: () => typeof import("re2js");
  manifest(): Manifest;
}

/** What is read from `package.json`. */
export interface Manifest {
  readonly version: string;
  readonly repository?: Repository;
}

/** The bundles in `dist`. Tests hand in the packages themselves. */
export const bundledLibraries: Libraries = {
  yaml: () => require("./yaml.js"),
  re2: () => require("./re2.js"),
  manifest: () => require("../package.json"),
};
