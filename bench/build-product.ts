import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const folder = path.resolve("out/bench");

/** Builds what ships, and returns the folder that it lies in. */
export function buildProduct(): string {
  const dist = path.join(folder, "dist");
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  // Bundles read it from beside their folder.
  cpSync("package.json", path.join(folder, "package.json"));
  execFileSync(process.execPath, ["esbuild.mjs", `--outdir=${dist}`], { stdio: "inherit" });
  return dist;
}

/** Bundles a server that we compare with, as ours is bundled. */
export async function buildServer(source: string): Promise<string> {
  const outfile = path.join(folder, `${path.basename(source, ".ts")}.js`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    minify: true,
  });
  return outfile;
}
