import { defaultRelabelConfig, type RelabelConfig } from "../../labels/relabel-config.ts";
import { readRelabelAction, relabelConfigProblems } from "../../labels/relabel-config-problems.ts";
import type { NameScheme } from "../../promql/names.ts";
import type { ReadContext } from "../read-context.ts";
import type { RelabelList, RelabelRule } from "../scrape-config.ts";
import type { ConfigFinding } from "./config-finding.ts";
import type { ConfigStruct } from "./config-value.ts";

/** The relabel rules that a field of a structure lists; rules that are no mappings are left out. */
export function relabelList(
  holder: ConfigStruct,
  name: string,
  names: NameScheme,
  context: ReadContext,
): RelabelList | undefined {
  const entry = holder.entry(name);
  if (entry === undefined || !holder.has(name)) return undefined;
  return { entry, rules: holder.structs(name).map((rule) => relabelRule(rule, names, context)) };
}

function relabelRule(rule: ConfigStruct, names: NameScheme, context: ReadContext): RelabelRule {
  const isValid = rule.isSound && relabelFindings(rule, names, context).length === 0;
  return {
    node: rule.node,
    config: relabelConfig(rule),
    isValid,
    sourceLabels: rule.texts("source_labels"),
    separator: rule.textField("separator"),
    regex: rule.textField("regex"),
    modulus: modulusField(rule),
    targetLabel: rule.textField("target_label"),
    replacement: rule.textField("replacement"),
    action: rule.textField("action"),
  };
}

function relabelConfig(rule: ConfigStruct): RelabelConfig {
  const { separator, regex, replacement, action } = defaultRelabelConfig;
  return {
    sourceLabels: rule.texts("source_labels").map(({ value }) => value),
    separator: rule.text("separator", separator),
    regex: rule.text("regex", regex),
    modulus: modulusOf(rule),
    targetLabel: rule.text("target_label"),
    replacement: rule.text("replacement", replacement),
    action: readRelabelAction(rule.text("action", action)) ?? action,
  };
}

/** What Prometheus rejects in a rule, with the names that are valid where it stands. */
export function relabelFindings(
  rule: ConfigStruct,
  names: NameScheme,
  { options }: ReadContext,
): readonly ConfigFinding[] {
  if (!rule.isSound) return [];
  const check = "invalid-relabel-config";
  if (rule.entry("action") !== undefined && !rule.has("action")) {
    return [{ check, field: "action", message: "relabel action cannot be empty" }];
  }
  const written = (name: string) => (rule.entry(name) === undefined ? undefined : rule.text(name));
  const problems = relabelConfigProblems(
    {
      sourceLabels: rule.has("source_labels")
        ? rule.texts("source_labels").map(({ value }) => value)
        : undefined,
      separator: written("separator"),
      regex: written("regex"),
      modulus: modulusOf(rule),
      targetLabel: written("target_label"),
      replacement: written("replacement"),
      action: written("action"),
    },
    // The mistakes of a pattern are told of what Prometheus compiles, which is a bit more than what is written.
    { compile: (pattern) => options.regex(`^(?s:${pattern})$`), names },
  );
  return [...problems].map(({ field, message }) => ({ check, field, message }));
}

function modulusField(rule: ConfigStruct) {
  const value = rule.fields.get("modulus")?.value;
  return value?.kind === "number" ? value.field : undefined;
}

/** Numbers beyond those that JavaScript counts exactly matter here. */
function modulusOf(rule: ConfigStruct): bigint {
  const text = modulusField(rule)?.value.replaceAll("_", "").replace(/^\+/, "") ?? "0";
  if (/^0\d/.test(text)) return BigInt(Number.parseInt(text, 8) || 0);
  return /^(?:\d{1,20}|0[xob][\da-f]+)$/i.test(text)
    ? BigInt(text)
    : BigInt(Math.trunc(rule.number("modulus")));
}
