// The table of the functions that Prometheus adds to Go's templates, from data/template-functions.json.
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const source = "data/template-functions.json";

export function generate() {
  const { cases } = JSON.parse(readFileSync(path.join(root, source), "utf8"));
  const lines = cases
    .map(({ name, args, returns, summary, since }) => [name, args, returns, since, summary].join("|"))
    .sort();
  if (lines.some((line) => /[`\\$]/.test(line))) throw new Error(`${source}: a text that needs escapes`);
  const text = [
    `// Generated from ${source} by scripts/generate-template-functions.mjs. Do not edit.`,
    "",
    "/** The format is in `functions.ts`, which reads it. */",
    `export const prometheusFunctionTable = \`\n${lines.join("\n")}\n\`;`,
    "",
  ].join("\n");
  return [{ path: "server/src/core/template/functions.generated.ts", text }];
}
