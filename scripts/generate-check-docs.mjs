// Makes the table of checks in docs/checks/README.md from the checks themselves.
import { readFileSync } from "node:fs";
import path from "node:path";
import { importTypescript } from "./import-typescript.mjs";

const root = path.dirname(import.meta.dirname);
const readme = "docs/checks/README.md";
const start = "<!-- The table is made by scripts/generate-check-docs.mjs. -->\n";
const end = "<!-- end of the table -->\n";

export async function generate() {
  const { checks } = await importTypescript('export * from "./server/src/core/checks/index.ts";');
  const text = readFileSync(path.join(root, readme), "utf8").replaceAll("\r\n", "\n");
  const before = text.slice(0, text.indexOf(start) + start.length);
  const after = text.slice(text.indexOf(end));
  return [{ path: readme, text: `${before}\n${table(checks)}\n${after}` }];
}

function table(checks) {
  const rows = checks.map(
    ({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${summary} |\n`,
  );
  return `| check | severity | what it finds |\n| --- | --- | --- |\n${rows.join("")}`;
}
