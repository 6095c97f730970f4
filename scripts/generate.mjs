// Writes every generated file, from the tables in data/ and from the code:
//   node scripts/generate.mjs            writes
//   node scripts/generate.mjs --check    only tells which files differ, and fails when one does
// Each scripts/generate-*.mjs exports `generate()`, which returns [{ path, text }]. They run in the order of their names: some
// read what others have written.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const checkOnly = process.argv.includes("--check");
const folder = import.meta.dirname;
const root = path.dirname(folder);

for (const script of readdirSync(folder).sort()) {
  if (!/^generate-.+\.mjs$/.test(script)) continue;
  const { generate } = await import(`./${script}`);
  for (const { path: file, text } of await generate()) {
    const target = path.join(root, file);
    const before = existsSync(target) ? readFileSync(target, "utf8").replaceAll("\r\n", "\n") : undefined;
    if (before === text) continue;
    if (checkOnly) {
      console.error(`${file} is not what scripts/${script} makes: run \`npm run generate\`.`);
      process.exitCode = 1;
    } else {
      writeFileSync(target, text);
      console.log(`wrote ${file}`);
    }
  }
}
