// A step of the build: makes the code that `CompiledBundle` finds beside the command line, by a run of it.
//   node scripts/run.mjs server/src/cli/precompile.ts BUNDLE ARGUMENTS
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CompiledBundle } from "./compiled-bundle.ts";
import { expectShortRun } from "./run-length.ts";

expectShortRun();
const [bundle = ""] = process.argv.splice(2, 1);
seal(bundle);
const compiled = new CompiledBundle(path.resolve(bundle));
compiled.run();
process.on("exit", () => compiled.writeCode());

/** Texts of one byte for each character are read and kept for half the price; the mark says what the code was made of. */
function seal(file: string): void {
  const text = readFileSync(file, "utf8").replace(/[^\0-\x7f]/g, escaped);
  const mark = createHash("sha256").update(text).digest("hex");
  writeFileSync(file, `${text}//${mark}`);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
