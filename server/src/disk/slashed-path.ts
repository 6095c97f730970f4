import path from "node:path";

/** A path with slashes on every system, as the core compares paths. */
export function slashed(file: string): string {
  return path.sep === "/" ? file : file.replaceAll(path.sep, "/");
}

/** How a file is shown: relative to the current folder, absolute outside of it. */
export function shownPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  const isInside = relative !== "" && !path.isAbsolute(relative) && !/^\.\.(?:[\\/]|$)/.test(relative);
  return slashed(isInside ? relative : file);
}
