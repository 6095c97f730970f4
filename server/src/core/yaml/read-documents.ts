import { readYaml } from "./read.ts";
import { scanYaml } from "./scan.ts";
import type { YamlLibrary } from "./yaml-library.ts";
import type { YamlDocument } from "./yaml-node.ts";

/** The documents of a text, by the fast scanner where it is sure of itself. */
export function readDocuments(text: string, yaml: YamlLibrary): readonly YamlDocument[] {
  const document = scanYaml(text);
  return document === undefined ? readYaml(text, yaml) : [document];
}
