// The table of meta labels, from data/meta-labels.json.
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const source = "data/meta-labels.json";

export function generate() {
  return [{ path: "server/src/core/labels/meta-labels.generated.ts", text: metaLabelsModule() }];
}

function metaLabelsModule() {
  const table = JSON.parse(readFileSync(path.join(root, source), "utf8"));
  const groups = groupBy(table.cases, ({ sd, role }) => JSON.stringify([sd, role]));
  const lines = [...groups.values()].flatMap(groupLines);
  if (lines.some((line) => /[`\\$]/.test(line))) throw new Error(`${source}: a label that needs escapes`);
  const special = table.special.map(({ label, description, initial, kept, since }) =>
    [label, kept ? "kept" : "", since ?? "", initial ?? "", description].join("|"),
  );
  return [
    `// Generated from ${source} by scripts/generate-meta-labels.mjs. Do not edit.`,
    "",
    "/** The format is in `meta-labels.ts`, which reads it. */",
    `export const metaLabelTable = \`\n${lines.join("\n")}\n\`;`,
    "",
    `export const internalLabelTable = \`\n${special.join("\n")}\n\`;`,
    "",
  ].join("\n");
}

/** `=` discovery, role, release, subject of the descriptions, then a line for each label; what is as above is left out. */
function groupLines(rows) {
  const [{ sd, role }] = rows;
  const since = mostFrequent(rows.map((row) => row.since ?? ""));
  const subject = mostFrequent(rows.map(({ description }) => subjectOf(description)));
  const head = `=${[sd, roleName(role), since, subject].join("|")}`;
  return [head, ...rows.map((row) => labelLine(row, { since, subject }))];
}

function labelLine(row, { since, subject }) {
  const name = row.label.replace(/^__meta_/, "");
  const marks = `${row.optional ? "?" : ""}${row.list ? "*" : ""}`;
  const release = (row.since ?? "") === since ? "" : (row.since ?? "-");
  const isPlain = subject !== "" && subjectOf(row.description) === subject;
  const parts = [`${name}${marks}`, release, isPlain ? "" : row.description];
  return parts.join("|").replace(/\|+$/, "");
}

/** Most descriptions are the words of the name behind a subject, `EC2 instance: instance state.` */
function subjectOf(description) {
  return /^([^:]+): /.exec(description)?.[1].replace(/^Whether .*/, "") ?? "";
}

/** What the documentation calls roles, as they are written in a configuration. */
function roleName(role) {
  if (role === null) return "";
  if (role === "Dedicated servers") return "dedicated_server";
  return role.replace(/ role$/, "").toLowerCase();
}

function mostFrequent(values) {
  const counts = groupBy(values, (value) => value);
  return [...counts.values()].sort((a, b) => b.length - a.length)[0][0];
}

function groupBy(elements, keyOf) {
  const groups = new Map();
  for (const element of elements) {
    const key = keyOf(element);
    groups.set(key, [...(groups.get(key) ?? []), element]);
  }
  return groups;
}
