import { type Glob, globMatches, parseGlob } from "../text/glob.ts";

/** A pattern of paths as `.gitignore` writes them, relative to the folder of the file that it stands in. */
export interface PathPattern {
  readonly pattern: string;
  readonly glob: Glob;
}

export function parsePathPattern(pattern: string): PathPattern {
  const trimmed = pattern.replace(/^\.?\//, "").replace(/\/+$/, "");
  // A slash in the pattern ties it to the folder; without one it matches at any depth.
  const anchored = trimmed.includes("/") || pattern.startsWith("/") || pattern.startsWith("./");
  return { pattern, glob: parseGlob(anchored ? trimmed : `**/${trimmed}`) };
}

/** Whether the pattern names the path or a folder that it lies in; `path` is relative, with slashes. */
export function pathMatches({ glob }: PathPattern, path: string): boolean {
  const parts = path.split("/").filter((part) => part !== "");
  for (let length = parts.length; length > 0; length--) {
    if (globMatches(glob, parts.slice(0, length))) return true;
  }
  return false;
}
