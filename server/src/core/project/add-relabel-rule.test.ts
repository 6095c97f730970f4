import assert from "node:assert/strict";
import { test } from "node:test";
import { projectOf } from "../../../../test/support/project.ts";
import { applyEdits } from "../text/text-edit.ts";
import { addRelabelRule } from "./add-relabel-rule.ts";

const pods = "    kubernetes_sd_configs:\n      - role: pod\n";

test("adds a rule behind the last one", () =>
  check(
    `${pods}    relabel_configs:
      - source_labels: [a]
        target_label: b
      - action: labelmap
        regex: (.+) # all of them
    scheme: https`,
    `${pods}    relabel_configs:
      - source_labels: [a]
        target_label: b
      - action: labelmap
        regex: (.+) # all of them
      - source_labels: [__meta_x]
        target_label: x
    scheme: https`,
  ));

test("adds the list where there is none", () =>
  check(pods, `${pods}    relabel_configs:\n      - source_labels: [__meta_x]\n        target_label: x\n`));

test("adds the list behind the last field, whatever that is", () => {
  const added = "    relabel_configs:\n      - source_labels: [__meta_x]\n        target_label: x";
  for (const last of [
    "    params: { a: [b] } # parameters",
    "    params:\n      a:\n        - b",
    "    scheme: |-\n      https",
    "    params:",
    '    bearer_token: "a\n      b"',
  ]) {
    check(`${pods}${last}\n`, `${pods}${last}\n${added}\n`);
  }
});

test("writes as the file does: without indentation, wide, with a line for each source label", () => {
  check(
    `    kubernetes_sd_configs:
    - role: pod`,
    `    kubernetes_sd_configs:
    - role: pod
    relabel_configs:
    - source_labels: [__meta_x]
      target_label: x`,
  );
  check(
    `${pods}    relabel_configs:
      -   source_labels:
            - a
          target_label: b`,
    `${pods}    relabel_configs:
      -   source_labels:
            - a
          target_label: b
      -   source_labels:
            - __meta_x
          target_label: x`,
  );
});

test("keeps the line ends of the file", () => {
  const text = `scrape_configs:\n  - job_name: a\n${pods}`.replaceAll("\n", "\r\n");
  assert.equal(
    edited(text),
    `${text}    relabel_configs:\r\n      - source_labels: [__meta_x]\r\n        target_label: x\r\n`,
  );
});

test("adds a rule to the right one of several jobs", () => {
  const text = (added: string): string =>
    `scrape_configs:\n  - job_name: a\n    static_configs: [{ targets: [a] }]\n${added}  # The second one.\n  - job_name: b\n`;
  assert.equal(
    edited(text("")),
    text("    relabel_configs:\n      - source_labels: [__meta_x]\n        target_label: x\n"),
  );
});

test("leaves alone what is not written line by line, or is used several times", () => {
  for (const job of [
    `${pods}    relabel_configs: []`,
    `${pods}    relabel_configs: [{ source_labels: [a], target_label: b }]`,
    `${pods}    relabel_configs:`,
    `${pods}    relabel_configs: &rules\n      - { action: labelmap, regex: (.+) }\n  - job_name: b\n    relabel_configs: *rules`,
    `${pods}    relabel_configs: null`,
  ]) {
    assert.equal(edited(`scrape_configs:\n  - job_name: a\n${job}\n`), undefined, job);
  }
  assert.equal(edited("scrape_configs: [{ job_name: a, static_configs: [{ targets: [x] }] }]\n"), undefined);
});

function check(before: string, after: string): void {
  const around = (job: string): string => `scrape_configs:\n  - job_name: a\n${job}\n`;
  assert.equal(edited(around(before)), around(after));
}

/** The text with a rule that copies `__meta_x` in its first job. */
function edited(text: string): string | undefined {
  const project = projectOf(`#- /w/prometheus.yml\n${text}`);
  const [job] = project.universeOf("/w/prometheus.yml")!.jobs;
  const edit = addRelabelRule(job!, { from: "__meta_x", to: "x" });
  return edit && applyEdits(text, [edit]);
}
