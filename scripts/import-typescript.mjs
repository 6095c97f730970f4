import path from "node:path";
import { build } from "esbuild";

const root = path.dirname(import.meta.dirname);

/** Imports what a piece of TypeScript exports, as if it lay in the root of the repository. */
export async function importTypescript(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "warning",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}
