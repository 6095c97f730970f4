import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { testCatalogue } from "../../../test/support/catalogue.ts";
import {
  checkCompleted,
  checkCompletion,
  checkHover,
  contextOf,
} from "../../../test/support/check-features.ts";
import {
  checkDefinition,
  checkReferences,
  checkRename,
  prepareRefusal,
} from "../../../test/support/check-names.ts";
import { parseOwnMetrics } from "../core/files/own-metrics/own-metrics.ts";
import { provideDocumentSymbols } from "./document-symbols.ts";

const path = "/w/.promrules/metrics.yaml";

test("fields of .promrules/metrics.yaml are offered where they belong", () => {
  checkCompletion("<|>", "metrics", { path });
  checkCompletion("metrics:\n  a:\n    <|>", "type unit help from labels changing values", { path });
  checkCompletion("metrics:\n  a:\n    type: gauge\n    v<|>", "unit help from labels changing values", {
    path,
  });
  checkCompletion("metrics:\n  a:\n    values:\n      0:\n        name: ok\n        h<|>", "help health", {
    path,
  });
  checkCompleted("metrics:\n  a:\n    va<|>", "values", "metrics:\n  a:\n    values:", { path });
  checkCompleted("metrics:\n  a:\n    t<|>", "type", "metrics:\n  a:\n    type: ", { path });
});

test("nothing is offered where names are made up", () => {
  checkCompletion("metrics:\n  <|>", "", { path });
  checkCompletion("metrics:\n  a:\n    labels:\n      <|>", "", { path });
  checkCompletion("metrics:\n  a:\n    help: <|>", "", { path });
  checkCompletion("metrics:\n  a: # <|>", "", { path });
});

test("words that fields of .promrules/metrics.yaml take are offered", () => {
  checkCompletion(
    "metrics:\n  a:\n    type: <|>",
    "counter gauge histogram gaugehistogram summary info stateset unknown",
    { path },
  );
  checkCompletion("metrics:\n  a:\n    values:\n      0:\n        health: g<|>", "good bad", { path });
  checkCompleted("metrics:\n  a:\n    unit: s<|>", "seconds", "metrics:\n  a:\n    unit: seconds", { path });
});

test("explains fields, and of a metric what is known of it", () => {
  checkHover(
    "metrics:\n  a:\n    values:\n      0:\n        name: ok\n        heal<|>th: good\n",
    "health\n---\n`health` · `good`, `bad`\n\nWhether something is wrong when the metric has it.",
    { path },
  );
  const text = "metrics:\n  jobs_<|>state:\n    type: gauge\n    help: What the worker does.\n";
  const { metrics } = parseOwnMetrics(text.replace("<|>", ""), contextOf("").file.options.yaml);
  checkHover(text, "jobs_state\n---\n`jobs_state` · gauge · metrics\\.yaml\n\nWhat the worker does\\.", {
    path,
    catalogue: testCatalogue.with(metrics),
  });
});

test("lists the metrics", () => {
  const text = "metrics:\n  a:\n    type: gauge\n    help: A.\n  b:\nother:\n";
  const symbols = provideDocumentSymbols(contextOf(text, { path })) as DocumentSymbol[];
  assert.deepEqual(
    symbols.map(({ name, detail, range }) => [name, detail, range.start.line, range.end.line]),
    [
      ["a", "gauge", 1, 3],
      ["b", undefined, 4, 4],
    ],
  );
});

const workspace = `#- /w/.promrules/metrics.yaml
metrics:
  jobs_state: { type: gauge }
  "job:state:max": { help: The worst. }
#- /w/other/.promrules/metrics.yaml
metrics:
  jobs_state: { type: counter }
#- /w/rules/a.yml
groups:
  - name: jobs
    rules:
      - record: job:state:max
        expr: max by (job) (jobs_state)
      - alert: JobFailed
        expr: job:state:max == 2
`;

test("leads from a metric to what describes it in the nearest file, and back", () => {
  checkDefinition(
    workspace.replace("(jobs_state", "(jobs_<|>state"),
    "/w/.promrules/metrics.yaml:2 jobs_state",
  );
  checkReferences(
    workspace.replace("  jobs_state: { type: gauge }", "  jobs_<|>state: { type: gauge }"),
    `
/w/.promrules/metrics.yaml:2 jobs_state
/w/other/.promrules/metrics.yaml:2 jobs_state
/w/rules/a.yml:5 jobs_state
`,
  );
});

test("a recorded metric is renamed where it is described, too; one that is only described is not", () => {
  checkRename(
    workspace.replace("expr: job:state:max", "expr: job:state:<|>max"),
    "job:state:worst",
    workspace.replaceAll("job:state:max", "job:state:worst"),
  );
  assert.match(
    prepareRefusal("#- /w/.promrules/metrics.yaml\nmetrics:\n  a:<|>b:\n    type: gauge\n") ?? "",
    /No rule of the workspace records `a:b`/,
  );
});
