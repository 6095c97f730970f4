// Makes the table of checks in docs/checks/README.md from the checks themselves.
import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.dirname(import.meta.dirname);
const readme = "docs/checks/README.md";
const start = "<!-- The table is made by scripts/generate-check-docs.mjs. -->\n";
const end = "<!-- end of the table -->\n";

export async function generate() {
  const text = readFileSync(path.join(root, readme), "utf8").replaceAll("\r\n", "\n");
  const before = text.slice(0, text.indexOf(start) + start.length);
  const after = text.slice(text.indexOf(end));
  return [{ path: readme, text: `${before}\n${table(await readChecks())}\n${after}` }];
}

async function readChecks() {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, "server/src/core/checks/index.ts")],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "warning",
  });
  const { checks } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`
  );
  return checks;
}

function table(checks) {
  const rows = checks.map(
    ({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${summary} |\n`,
  );
  return `| check | severity | what it finds |\n| --- | --- | --- |\n${rows.join("")}`;
}
