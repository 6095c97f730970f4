import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsIn, projectOf } from "../../../../test/support/project.ts";
import { Random } from "../../../../test/support/random.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import type { LabelSet } from "../labels/label-set.ts";
import type { MatchType } from "../promql/ast.ts";

const names = ["job", "instance", "env", "team", "rack"];
const values = ["a", "b", "ab", "prod", "dev", "x:80"];
const patterns = ["a|b", "a.*", ".+", ".*", "prod|x:80", "", "[ab]+", "(?i:DEV)"];

test("no selector that matches a target is said to select nothing", () => {
  const random = new Random(53);
  let satisfied = 0;
  let claimed = 0;
  for (let round = 0; round < 160; round++) {
    const matchers = Array.from({ length: 1 + random.below(3) }, () => randomMatcher(random));
    const selector = `up{${matchers.map(({ name, matchType, value }) => `${name}${matchType}"${value}"`).join(", ")}}`;
    const files = `#- /w/prometheus.yml\n${randomConfig(random)}#- /w/rules.yml\n${ruleOf(selector)}`;
    const project = projectOf(files);
    const knowledge = project.viewOf("/w/rules.yml").knowledge;
    assert.ok(knowledge.isClosed, files);
    const targets = knowledge.jobs.flatMap(({ targets: each }) => each.flatMap(({ labels }) => labels ?? []));
    const matched = targets.some((labels) => matches(labels, matchers));
    const claims = problemsIn(project, "/w/rules.yml").filter(
      ({ check, message }) =>
        check === "unsatisfiable-selector" || (check === "unknown-label" && /selects nothing/.test(message)),
    );
    if (matched) assert.deepEqual(claims, [], files);
    satisfied += matched ? 1 : 0;
    claimed += claims.length > 0 ? 1 : 0;
  }
  assert.ok(satisfied > 40 && claimed > 24, `${satisfied} ${claimed}`);
});

test("no label of a target is said to be unknown", () => {
  const random = new Random(59);
  let found = 0;
  for (let round = 0; round < 100; round++) {
    const expr = `sum by (${names.join(", ")}) (up)`;
    const project = projectOf(
      `#- /w/prometheus.yml\n${randomConfig(random)}#- /w/rules.yml\n${ruleOf(expr)}`,
    );
    const { jobs } = project.viewOf("/w/rules.yml").knowledge;
    const there = new Set(
      jobs.flatMap(({ targets }) => targets.flatMap(({ labels }) => [...(labels?.keys() ?? [])])),
    );
    const unknown = problemsIn(project, "/w/rules.yml").map(({ message }) => /^`(.*?)`/.exec(message)?.[1]);
    if (there.size === 0) continue;
    assert.deepEqual(
      unknown,
      names.filter((name) => !there.has(name)),
    );
    found += unknown.length;
  }
  assert.ok(found > 50, `${found}`);
});

interface Matcher {
  readonly name: string;
  readonly matchType: MatchType;
  readonly value: string;
}

function randomMatcher(random: Random): Matcher {
  const matchType = random.pick(["=", "=", "!=", "=~", "!~"] as const);
  const value = random.pick(matchType === "=" || matchType === "!=" ? [...values, ""] : patterns);
  return { name: random.pick(names), matchType, value };
}

function matches(labels: LabelSet, matchers: readonly Matcher[]): boolean {
  return matchers.every(({ name, matchType, value }) => {
    const text = labels.get(name) ?? "";
    if (matchType === "=" || matchType === "!=") return (text === value) === (matchType === "=");
    const pattern = testReadOptions.regex(value);
    assert.ok(pattern.ok);
    return pattern.matches(text) === (matchType === "=~");
  });
}

function randomConfig(random: Random): string {
  const jobs = Array.from({ length: 1 + random.below(3) }, (_, at) => randomJob(random, `${values[at]}`));
  return `rule_files: [rules.yml]\nscrape_configs:\n${jobs.join("")}`;
}

function randomJob(random: Random, name: string): string {
  const groups = Array.from({ length: 1 + random.below(3) }, () => {
    const labels = names.slice(2).filter(() => random.chance(0.5));
    const written = labels.map((label) => `${label}: "${random.pick(values)}"`).join(", ");
    return `  - targets: ["${random.pick(values)}"]\n    labels: { ${written} }\n`;
  });
  const rules = Array.from({ length: random.below(4) }, () => randomRule(random));
  const relabelling = rules.length === 0 ? "" : `  relabel_configs:\n${rules.join("")}`;
  return `- job_name: "${name}"\n  static_configs:\n${groups.join("")}${relabelling}`;
}

function randomRule(random: Random): string {
  const [source, target] = [random.pick(names), random.pick(names)];
  return random.pick([
    `  - { source_labels: [${source}], target_label: ${target} }\n`,
    `  - { source_labels: [${source}], regex: "a.*", target_label: ${target}, replacement: b }\n`,
    `  - { source_labels: [${source}], regex: "${random.pick(["a|b", "dev", ""])}", action: drop }\n`,
    `  - { regex: ${random.pick(["env", "team"])}, action: labeldrop }\n`,
    `  - { source_labels: [${source}], target_label: ${target}, action: uppercase }\n`,
  ]);
}

function ruleOf(expr: string): string {
  return `groups:\n- name: a\n  rules:\n  - record: x\n    expr: '${expr}'\n`;
}
