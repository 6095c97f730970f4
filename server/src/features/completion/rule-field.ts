import { portAlertLines } from "../../core/alerting/port-alert.ts";
import type { Dialect } from "../../core/files/read-options.ts";
import { type FieldOwner, type FieldType, fieldsOf, type RuleField } from "../../core/files/rule-fields.ts";
import type { KeyPlace } from "../yaml-place.ts";
import { durations } from "./duration.ts";
import type { Offer } from "./item.ts";

export interface FieldRequest {
  readonly owner: FieldOwner;
  readonly dialect: Dialect;
  readonly key: KeyPlace;
  readonly needsDash: boolean;
  /** White space before the first character of the line, which editors repeat on every line of a snippet. */
  readonly indentation: number;
}

/** The fields that are not there yet, and whole groups and rules where a new one begins. */
export function fieldOffers(request: FieldRequest): Offer[] {
  const { owner, dialect, key, needsDash } = request;
  const fields = fieldsOf(owner, dialect).filter((field) => fits(field, key.siblings));
  const isNew = key.siblings.length === 0 && !key.hasColon;
  const snippets = isNew ? itemSnippets(request) : [];
  return [...snippets, ...(needsDash ? [] : fields.map((field) => fieldOffer(field, request)))];
}

function fits({ name, only }: RuleField, siblings: readonly string[]): boolean {
  if (siblings.includes(name)) return false;
  if (only === "alerting") return !siblings.includes("record");
  if (only === "recording") {
    return !["alert", "for", "keep_firing_for", "annotations"].some((field) => siblings.includes(field));
  }
  return true;
}

function fieldOffer({ name, type, summary }: RuleField, request: FieldRequest): Offer {
  const start = continuation(request);
  const snippets: Partial<Record<FieldType, string>> = {
    duration: `${name}: \${1:5m}`,
    labels: `${name}:${start}  \${1:severity}: \${2:warning}`,
    annotations: `${name}:${start}  \${1:summary}: \${2:What is wrong.}`,
    texts: `${name}:${start}  - $0`,
    groups: `${name}:${start}  - name: \${1:name}${start}    rules:${start}      - $0`,
    rules: `${name}:${start}  - $0`,
  };
  const isBlock = ["labels", "annotations", "texts", "groups", "rules"].includes(type);
  return {
    label: name,
    kind: "field",
    detail: typeNames[type],
    documentation: summary,
    ...(request.key.hasColon
      ? undefined
      : { text: isBlock ? `${name}:` : `${name}: `, snippet: snippets[type] ?? `${name}: $0` }),
    group: 1,
  };
}

function itemSnippets(request: FieldRequest): Offer[] {
  const { owner, needsDash } = request;
  const dash = needsDash ? "- " : "";
  const start = continuation(request);
  const fields = (...lines: readonly string[]): string => dash + lines.join(start);
  if (owner === "group") {
    return [snippet("group", "A group with a first rule", fields("name: ${1:name}", "rules:", "  - $0"))];
  }
  if (owner !== "rule") return [];
  return [
    snippet(
      "alerting rule",
      "A rule that alerts",
      fields(
        "alert: ${1:Name}",
        "expr: ${2:up == 0}",
        "for: ${3:5m}",
        "labels:",
        "  severity: ${4:warning}",
        "annotations:",
        "  summary: ${5:What is wrong.}",
      ),
    ),
    snippet(
      "recording rule",
      "A rule that stores its result",
      fields("record: ${1:level:metric:operation}", "expr: ${2:sum by (job) (up)}"),
    ),
    ...(request.dialect === "loki"
      ? []
      : [snippet("alert for a port", "A rule on a port that Telegraf tries", fields(...portAlert()))]),
  ];
}

/** What the command writes for one port, with places for port and host. */
function portAlert(): readonly string[] {
  const lines = portAlertLines({ protocol: "tcp", host: "HOST", port: "PORT" });
  return lines.map((line) =>
    line.slice(2).replaceAll("$", "\\$").replaceAll("PORT", "${1:3306}").replace("HOST", "${2:10.0.0.1}"),
  );
}

function snippet(label: string, detail: string, text: string): Offer {
  return { label, kind: "snippet", detail, snippet: text, text: withoutPlaces(text) };
}

/** What stands at the places, for clients that know no snippets. */
function withoutPlaces(text: string): string {
  return text
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/(?<!\\)\$\d+/g, "")
    .replaceAll("\\$", "$");
}

/** A line break up to the column of the key, less what the editor puts there by itself. */
function continuation({ key, needsDash, indentation }: FieldRequest): string {
  const column = key.column + (needsDash ? 2 : 0);
  return `\n${" ".repeat(Math.max(0, column - indentation))}`;
}

/** The values that a field can have, where they can be listed. */
export function fieldValueOffers({ name, type }: RuleField, typed: string): Offer[] {
  if (type === "duration") return durations(typed);
  if (type === "bool") return values("true", "false");
  if (name === "partial_response_strategy") return values("abort", "warn");
  return [];
}

function values(...labels: readonly string[]): Offer[] {
  return labels.map((label) => ({ label, kind: "value" }));
}

const typeNames: Readonly<Record<FieldType, string>> = {
  text: "text",
  expr: "PromQL expression",
  duration: "duration",
  int: "number",
  bool: "true or false",
  labels: "labels with their values",
  annotations: "annotations with their texts",
  texts: "list of texts",
  groups: "list of groups",
  rules: "list of rules",
  any: "settings",
};
