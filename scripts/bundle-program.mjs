import { build } from "esbuild";

/** Bundles a TypeScript program for this Node. `source` is esbuild's `entryPoints` or `stdin`; packages stay outside. */
export async function bundleProgram(source, outfile) {
  await build({
    ...source,
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
}
