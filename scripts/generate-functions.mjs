// The tables of PromQL functions and keywords, from data/promql-functions.json and data/promql-keywords.json.
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);

const valueTypes = {
  "instant-vector": "vector",
  "range-vector": "matrix",
  scalar: "scalar",
  string: "string",
};

export function generate() {
  return [
    { path: "server/src/core/promql/functions.generated.ts", text: functionsModule() },
    { path: "server/src/core/promql/keywords.generated.ts", text: keywordsModule() },
  ];
}

function functionsModule() {
  const table = readTable("promql-functions.json");
  const entries = table.cases
    .map((each) => ({
      name: each.name,
      params: each.params,
      argTypes: each.argTypes.map(valueType),
      variadic: each.variadic || undefined,
      returnType: valueType(each.returnType),
      experimental: each.experimental || undefined,
      summary: each.summary,
      useWith: each.useWith,
      since: each.since,
      stableSince: each.stableSince === each.since ? undefined : (each.stableSince ?? undefined),
    }))
    .sort(byName);
  return [
    header("promql-functions.json"),
    'import type { PromqlFunction, RemovedFunction } from "./promql-function.ts";',
    "",
    `export const functionTable: readonly PromqlFunction[] = ${print(entries)};`,
    "",
    `export const removedFunctionTable: readonly RemovedFunction[] = ${print(table.removed)};`,
    "",
  ].join("\n");
}

function keywordsModule() {
  const table = readTable("promql-keywords.json");
  const aggregations = table.cases
    .filter((each) => each.kind === "aggregation")
    .map((each) => ({
      name: each.name,
      param: each.param ?? undefined,
      paramType: each.paramType ?? undefined,
      summary: each.summary,
      keepsSeriesLabels: each.keepsSeriesLabels || undefined,
      experimental: each.experimental || undefined,
      since: each.since,
    }))
    .sort(byName);
  const keywords = table.cases
    .filter((each) => each.kind !== "aggregation")
    .map((each) => ({
      kind: each.kind,
      name: each.name,
      // Duration expressions are always on since 3.14, so their flag enables nothing any more.
      feature: each.feature === "promql-duration-expr" ? undefined : (each.feature ?? undefined),
      since: each.since,
    }))
    .sort(byName);
  return [
    header("promql-keywords.json"),
    'import type { Aggregation, PromqlKeyword } from "./promql-keyword.ts";',
    "",
    `export const aggregationTable: readonly Aggregation[] = ${print(aggregations)};`,
    "",
    `export const keywordTable: readonly PromqlKeyword[] = ${print(keywords)};`,
    "",
  ].join("\n");
}

function readTable(file) {
  return JSON.parse(readFileSync(path.join(root, "data", file), "utf8"));
}

function valueType(name) {
  const type = valueTypes[name];
  if (type === undefined) throw new Error(`data/promql-functions.json: unknown type ${name}`);
  return type;
}

function header(file) {
  return `// Generated from data/${file} by scripts/generate-functions.mjs. Do not edit.`;
}

function print(value) {
  return JSON.stringify(value, undefined, 2);
}

function byName(a, b) {
  return a.name < b.name ? -1 : 1;
}
