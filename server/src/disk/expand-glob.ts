import { existsSync, readdirSync } from "node:fs";
import { type Glob, nameMatches, onlyName } from "../core/text/glob.ts";

/** The files and folders that match an absolute pattern, with slashes, as Go's `filepath.Glob` finds them. */
export function expandGlob({ segments }: Glob): readonly string[] {
  let found = [""];
  for (const [index, segment] of segments.entries()) {
    const name = onlyName(segment);
    if (name !== undefined) {
      // A drive of Windows stands at the start of its paths.
      const separator = index === 0 && /^[A-Za-z]:$/.test(name) ? "" : "/";
      found = found.map((folder) => `${folder}${separator}${name}`);
      continue;
    }
    found = found.flatMap((folder) =>
      namesIn(folder)
        .filter((each) => nameMatches(segment, each))
        .map((each) => `${folder}/${each}`),
    );
    if (found.length > mostFound) return found.slice(0, mostFound);
  }
  return found.filter((path) => existsSync(path));
}

/** A pattern over somebody's whole disk must not fill the memory. */
const mostFound = 20_000;

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder === "" ? "/" : folder).sort();
  } catch {
    return [];
  }
}
