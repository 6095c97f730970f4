import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { invalidLabelName } from "./invalid-label-name.ts";

test("reports the label that holds the name of the metric", () => {
  checkProblems(
    invalidLabelName,
    `
groups:
  - name: web
    rules:
      - record: up:sum
        expr: sum(up)
        labels:
          __name__: other
#         ^^^^^^^^ invalid label name: __name__. It is the name of the metric, which a rule sets with \`record\`.
`,
  );
});

test("reports an empty name", () => {
  checkProblems(
    invalidLabelName,
    `
groups:
  - name: web
    labels:
      "": x
#     ^^ invalid label name: . A name is expected here.
`,
  );
});

test("points at the character that a legacy name must not have", () => {
  checkProblems(
    invalidLabelName,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        labels:
          my-team: web
#           ^ invalid label name: my-team. With legacy names, only letters, digits and underscores are allowed, and a digit not at the start.
          5xx: "1"
#         ^^^ invalid label name: 5xx. With legacy names, only letters, digits and underscores are allowed, and a digit not at the start.
`,
    { nameValidation: "legacy" },
  );
});

test("stays silent on any other text with UTF-8 names", () => {
  checkProblems(
    invalidLabelName,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        labels:
          my-team: web
          "größe 🔥": XL
          __special: "1"
          alertname: Other
`,
  );
});

test("takes null for an empty name of an external label, and for none of a target's", () => {
  checkProblems(
    invalidLabelName,
    `
global:
  external_labels:
    null: x
#   ^^^^ "" is not a valid label name
scrape_configs:
  - job_name: node
    static_configs:
      - targets: [a]
        labels:
          ~: x
`,
  );
});
