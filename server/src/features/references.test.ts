import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor } from "../../../test/support/check-features.ts";
import { checkReferences } from "../../../test/support/check-names.ts";
import { provideDocumentHighlights } from "./references.ts";

const workspace = `#- /w/prometheus.yml
rule_files: [rules/*.yml]
scrape_configs:
  - job_name: node
    static_configs:
      - targets: [a:9100]
        labels: {team: web, "env": prod}
    relabel_configs:
      - source_labels: [env, team]
        target_label: team
#- /w/rules/a.yml
groups:
  - name: a
    rules:
      - record: team:up:sum
        expr: sum by (team) (up{env="prod", "team"="web"}) * on (team) group_left up
      - alert: Down
        expr: label_replace(team:up:sum, "team", "$1", 'team', "(.*)") == 0
        labels: {team: '{{ $labels.team }}'}
        annotations:
          text: '{{ query "count by (team) (team:up:sum)" | first | label "team" }} {{ index $labels "team" }}'
      - alert: Other
        expr: ALERTS{alertname="Down"} and {__name__="team:up:sum"}
`;

test("finds every place of a label, from a relabel rule", () => {
  checkReferences(
    workspace.replace("target_label: team", "target_label: te<|>am"),
    `
/w/prometheus.yml:6 team
/w/prometheus.yml:8 team
/w/prometheus.yml:9 team
/w/rules/a.yml:5 team
/w/rules/a.yml:5 team
/w/rules/a.yml:5 team
/w/rules/a.yml:7 team
/w/rules/a.yml:7 team
/w/rules/a.yml:8 team
/w/rules/a.yml:8 team
/w/rules/a.yml:10 team
/w/rules/a.yml:10 team
/w/rules/a.yml:10 team`,
  );
});

test("leaves out where it is defined, when asked so", () => {
  checkReferences(
    workspace.replace('"env"', '"e<|>nv"'),
    "/w/prometheus.yml:8 env\n/w/rules/a.yml:5 env",
    false,
  );
});

test("takes what a template reads for another label than the one its rule adds", () => {
  checkReferences(
    workspace.replace("labels: {team: '{{", "labels: {te<|>am: '{{"),
    `
/w/prometheus.yml:6 team
/w/prometheus.yml:8 team
/w/prometheus.yml:9 team
/w/rules/a.yml:5 team
/w/rules/a.yml:5 team
/w/rules/a.yml:5 team
/w/rules/a.yml:7 team
/w/rules/a.yml:7 team
/w/rules/a.yml:8 team
/w/rules/a.yml:10 team
/w/rules/a.yml:10 team`,
  );
  const { context, offset } = atCursor(
    "groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: up\n        labels: {team: '{{ $labels.te<|>am }}'}\n",
  );
  const found = provideDocumentHighlights(context, offset)!;
  assert.deepEqual(
    found.map(({ range }) => range.start.character),
    [35],
  );
});

test("finds the uses of a recording rule and of an alert", () => {
  checkReferences(
    workspace.replace("record: team", "record: te<|>am"),
    `
/w/rules/a.yml:4 team:up:sum
/w/rules/a.yml:7 team:up:sum
/w/rules/a.yml:10 team:up:sum
/w/rules/a.yml:12 team:up:sum`,
  );
  checkReferences(
    workspace.replace("alert: Down", "alert: Do<|>wn"),
    "/w/rules/a.yml:6 Down\n/w/rules/a.yml:12 Down",
  );
});

test("highlights the places in the file", () => {
  const { context, offset } = atCursor(
    "groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: up{t<|>eam='x'}\n        labels: {team: x}\n",
  );
  const found = provideDocumentHighlights(context, offset)!;
  assert.deepEqual(
    found.map(({ range, kind }) => [range.start.line, range.start.character, kind]),
    [
      [4, 17, 2],
      [5, 17, 3],
    ],
  );
});
