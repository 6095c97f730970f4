import { fileURLToPath, pathToFileURL } from "node:url";

/** The path of a `file:` address; missing for other schemes and for what is no address at all. */
export function uriToPath(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The same with slashes on every system, as the core has its paths. */
export function slashPath(uri: string): string | undefined {
  const path = uriToPath(uri);
  return process.platform === "win32" ? path?.replaceAll("\\", "/") : path;
}

/** The address of a file as the core has its path, which is the address itself for what is not on disk. */
export function pathToUri(path: string): string {
  return /^[a-zA-Z][\w+.-]+:/.test(path) ? path : pathToFileURL(path).href;
}

export function schemeOf(uri: string): string {
  const colon = uri.indexOf(":");
  return colon === -1 ? "" : uri.slice(0, colon);
}
