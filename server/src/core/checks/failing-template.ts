import type { LabelEntry } from "../files/rule-file.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import { alertDefinitions, expandAlertTemplate } from "../template/expand.ts";
import { templateReferences } from "../template/references.ts";
import { byteLength } from "../text/byte-length.ts";
import type { Span } from "../text/span.ts";
import type { RuleCheck } from "./check.ts";
import { type RuleTemplate, ruleTemplates } from "./rule-templates.ts";

/** A template that Go accepts, and that ends with an error whatever the alert is about. */
export const failingTemplate: RuleCheck = {
  id: "failing-template",
  summary: "A template that fails when the alert fires",
  severity: "warning",
  looksAt: "rule",
  mayFind: (rule) => rule.kind === "alerting" && rule.unusualTemplates.some(mayFail),

  *run(subject) {
    const { rule, options, dialect } = subject;
    if (dialect === "loki" || rule.kind !== "alerting") return;
    for (const written of ruleTemplates(subject)) {
      if (!rule.unusualTemplates.includes(written.entry) || !mayFail(written.entry)) continue;
      const failure = certainFailure(written, rule.alert.value, options.regex);
      if (failure === undefined) continue;
      const { span, message } = failure;
      yield {
        span: written.map.spanToSource(span),
        message: `${message}. The text of the alert will be this error.`,
      };
    }
  },
};

function mayFail({ text }: LabelEntry): boolean {
  return special.test(text);
}

/** An action that is more than a label or the value alone. */
const special = /\{\{(?! *(?:\$(?:labels|externalLabels)\.\w+|\$value) *\}\})/;

/** Values that have nothing in common: what fails with all of them in the same words does not fail for their sake. */
const samples = [
  { label: "", value: 0 },
  { label: "1", value: 1 },
  { label: "0.25".padEnd(200, "0"), value: -1.5 },
  { label: "10.4.51.10:8080/a-b_c.".repeat(20), value: 1e9 },
  { label: "5m", value: Number.NaN },
  { label: `{"a": "b"} [x] é ${"z ".repeat(100)}`, value: Number.POSITIVE_INFINITY },
];

function certainFailure(
  { template, entry }: RuleTemplate,
  alert: string,
  regex: RegexCompiler,
): { readonly span: Span; readonly message: string } | undefined {
  const names = templateReferences(template).flatMap((each) => (each.kind === "label" ? each.name : []));
  let said: string | undefined;
  for (const { label, value } of samples) {
    const labels = Object.fromEntries(names.map((name) => [name, label]));
    const expansion = expandAlertTemplate(
      entry.text,
      { labels, externalLabels: labels, value },
      {
        name: `__alert_${alert}`,
        world: { query: () => undefined, regex, externalUrl: "http://localhost:9090", now: 0 },
      },
    );
    if (expansion.kind !== "error" || (said !== undefined && expansion.message !== said)) return undefined;
    said = expansion.message;
  }
  return said === undefined ? undefined : placedFailure(said, entry.text);
}

/** Go tells line and column, and what is written there. */
function placedFailure(
  said: string,
  text: string,
): { readonly span: Span; readonly message: string } | undefined {
  const found = /:(\d+):(\d+): executing "[\s\S]*?" at <([\s\S]*?)>: ([\s\S]*)$/.exec(said);
  if (found === null) return undefined;
  const [, line, column, written = "", message = ""] = found;
  const lines = text.split("\n");
  const before = lines.slice(0, Number(line) - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const bytes = Number(column) - (line === "1" ? alertDefinitions.length : 0);
  const from = before + unitsIn(lines[Number(line) - 1] ?? "", bytes);
  // A field is placed at its last dot, and shown whole.
  const start = text.lastIndexOf(written, from);
  const end = text.indexOf("}}", from);
  const span =
    start !== -1 && start + written.length >= from
      ? { from: start, to: start + written.length }
      : { from, to: end === -1 ? text.length : end };
  return { span, message };
}

function unitsIn(line: string, bytes: number): number {
  let count = 0;
  let at = 0;
  for (const character of line) {
    if (count >= bytes) break;
    count += byteLength(character);
    at += character.length;
  }
  return at;
}
