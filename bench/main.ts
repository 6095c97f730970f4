// Measures promrules against its peers, in one run, and prints each figure against its goal.
//   npm run bench -- [--only PART,…] [--quick] [--write]
// --quick takes fewer samples; --write puts the table into docs/performance.md.
import { parseArgs } from "node:util";
import type { BenchOptions } from "./bench-options.ts";
import { buildProduct } from "./build-product.ts";
import { measureCompletion } from "./completion.ts";
import { measureEdits } from "./edits.ts";
import { measureLatency } from "./latency.ts";
import { measureMemory } from "./memory.ts";
import { measureOneShot } from "./one-shot.ts";
import { measureProject } from "./project.ts";
import { measureSizes } from "./sizes.ts";
import { measureStart } from "./start.ts";
import { type Row, renderTable, writeTable } from "./table.ts";
import { measureWorkspace } from "./workspace.ts";

const parts: Readonly<Record<string, (options: BenchOptions) => Row[] | Promise<Row[]>>> = {
  "one-shot": measureOneShot,
  workspace: measureWorkspace,
  edits: measureEdits,
  latency: measureLatency,
  start: measureStart,
  memory: measureMemory,
  project: measureProject,
  completion: measureCompletion,
  sizes: measureSizes,
};

const { values } = parseArgs({
  options: {
    only: { type: "string", default: Object.keys(parts).join(",") },
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

const options = { isQuick: values.quick, dist: buildProduct() };
const rows: Row[] = [];
for (const name of values.only.split(",")) {
  const measure = parts[name];
  if (measure === undefined)
    throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(", ")}.`);
  console.error(`${name} …`);
  rows.push(...(await measure(options)));
}
console.log(renderTable(rows));
if (values.write) writeTable(rows);
