import { readFile } from "../../server/src/core/files/read-file.ts";
import { Project, type ProjectSettings } from "../../server/src/core/project/project.ts";
import { testReadOptions } from "./read-options.ts";

/** A workspace whose files are written one below the other, each after a line `#- path`; paths begin with a slash. */
export function projectOf(files: string, settings?: ProjectSettings): Project {
  const project = new Project(settings);
  for (const [path, text] of filesOf(files)) putFile(project, path, text);
  return project;
}

/** A new version of a file. What is named `targets…` is a file of targets. */
export function putFile(project: Project, path: string, text: string): void {
  const isTargets = /\/targets[^/]*$/.test(path);
  const file = readFile(text, { path, options: testReadOptions, ...(isTargets && { kind: "unknown" }) });
  if (isTargets) project.putTargets(path, file);
  else project.put(path, file);
}

export function filesOf(files: string): ReadonlyMap<string, string> {
  const parts = files.split(/^#- (\S+)\n/m).slice(1);
  const texts = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2) texts.set(parts[at]!, parts[at + 1]!);
  return texts;
}
