import { type DocumentOutline, findKey, hasKey, outlineDocuments, scalarAfter } from "./file-outline.ts";
import {
  isMonitorResource,
  monitorKinds,
  monitorVersion,
  ruleResourceKind,
  ruleResourceKinds,
} from "./kubernetes-kinds.ts";
import { dialectsWith, fieldsOf } from "./rule-fields.ts";
import { isTemplate } from "./template-signs.ts";

/** What a file is, told from its content. `unknown` is every file that is none of ours. */
export type FileKind =
  | "rule-file"
  /** Kubernetes manifests that hold rules: PrometheusRule, Google's and VictoriaMetrics' kinds, ConfigMaps, Lists. */
  | "kubernetes-rules"
  /** Manifests without rules that say what is scraped: the Prometheus Operator's ServiceMonitor and the like. */
  | "kubernetes-monitors"
  | "prometheus-config"
  /** Targets for `file_sd_configs`: never told from the content, only by being named. */
  | "target-file"
  | "unit-test"
  | "alertmanager-config"
  | "telegraf-config"
  /** `promrules.yaml`, our own configuration. */
  | "promrules-config"
  /** `.promrules/metrics.yaml`: what users say of their own metrics. */
  | "own-metrics"
  /** A `.promql` file: one expression. */
  | "promql"
  | "unknown";

/** What is known of a file beside its text. */
export interface FileHints {
  readonly path?: string | undefined;
  /** The editor's language of the document. */
  readonly languageId?: string | undefined;
  /**
   * Who named this very file. What a `rule_files` pattern of a prometheus.yml names is loaded as a rule file, whatever
   * it is, and is reported as Prometheus would; what `file_sd_configs` name are targets. What a user names on the
   * command line is a rule file unless it is something else that we know.
   */
  readonly namedBy?: "user" | "rule_files" | "file_sd_configs" | undefined;
  /** The kind before the last edit: a slip in the word `groups` must not hide all that is said about an open file. */
  readonly previous?: FileKind | undefined;
}

/**
 * The kind of a file. Names decide only where the content cannot: for `.promql` and `promrules.yaml`, and for a file
 * that somebody has just begun to type. The text may also be the file's bytes read as Latin-1: all that is looked at is ASCII.
 */
export function fileKind(text: string, hints: FileHints = {}): FileKind {
  if (hints.namedBy === "rule_files") return "rule-file";
  if (hints.namedBy === "file_sd_configs") return "target-file";
  if (isPromql(hints)) return "promql";
  const kind = kindOfContent(text, hints);
  if (kind !== "unknown") return kind;
  if (isPromrulesConfigPath(hints.path ?? "")) return "promrules-config";
  if (isOwnMetricsPath(hints.path ?? "")) return "own-metrics";
  if (isTelegrafBegun(text, hints)) return "telegraf-config";
  if (hints.namedBy === "user") return hasConfigKeysOnly(text) ? "prometheus-config" : "rule-file";
  if (hints.previous === "rule-file" && hasRules(text, 0, text.length)) return "rule-file";
  return looksLikeRulePath(hints.path ?? "") && isBegun(text) ? "rule-file" : "unknown";
}

/** The names under which our own configuration is looked for. */
export const promrulesConfigNames = ["promrules.yaml", "promrules.yml"] as const;

export function isPromrulesConfigPath(path: string): boolean {
  return (promrulesConfigNames as readonly string[]).includes(baseName(path));
}

export function isOwnMetricsPath(path: string): boolean {
  return /(?:^|[\\/])\.promrules[\\/]metrics\.yaml$/.test(path);
}

function kindOfContent(text: string, hints: FileHints): FileKind {
  if (startsAsRuleFile(text)) return "rule-file";
  let first = true;
  let hasMonitors = false;
  for (const document of outlineDocuments(text)) {
    const kind = kindOfDocument(text, document);
    if (kind === "kubernetes-monitors") hasMonitors = true;
    // Prometheus reads a file's first document only; a stream of manifests may have its rules anywhere.
    else if (kind !== "unknown" && (first || kind === "kubernetes-rules")) return kind;
    if (first && document.brackets && isTelegrafConfig(text, hints)) return "telegraf-config";
    first = false;
  }
  // What a template engine makes of a monitor cannot be known.
  return hasMonitors && !isTemplate(text, hints) ? "kubernetes-monitors" : "unknown";
}

/** The usual rule file shows what it is in its first rules: then it is not read to its end. */
function startsAsRuleFile(text: string): boolean {
  let at = skipBlank(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (text.startsWith("---\n", at)) at = skipBlank(text, at + 4);
  if (!text.startsWith("groups:", at) || (at > 0 && text.charCodeAt(at - 1) === 32)) return false;
  const groups = at + "groups:".length;
  const to = Math.min(text.length, groups + 4000);
  return hasRules(text, groups, to) && hasListAfter(text, groups);
}

function kindOfDocument(text: string, document: DocumentOutline): FileKind {
  const { keys } = document;
  if (document.flow) return kindOfFlowDocument(text, document);
  if (keys.has("kind")) return kindOfManifest(text, document);
  // Grafana's provisioned alert rules have groups with rules too, under an `apiVersion: 1`.
  if (keys.has("apiVersion")) return "unknown";
  if (keys.has("tests") && isUnitTest(text, document)) return "unit-test";
  if (keys.has("groups") && isRuleFile(text, document)) return "rule-file";
  if (keys.has("route") && keys.has("receivers")) return "alertmanager-config";
  if (isPrometheusConfig(text, document)) return "prometheus-config";
  return isBrokenRuleFile(text, document) ? "rule-file" : "unknown";
}

/** A slip in the line of `groups` leaves the rules below it: the file must not vanish for that. */
function isBrokenRuleFile(text: string, { keys, brokenGroups, foreign, to }: DocumentOutline): boolean {
  const groups = brokenGroups ?? keys.get("groups");
  if (groups === undefined || (brokenGroups === undefined && (foreign > 0 || !hasScalarAfter(text, groups))))
    return false;
  const rules = findKey(text, "rules", groups, to);
  return rules !== -1 && hasRules(text, groups, to) && hasKey(text, "expr", rules, to);
}

/** Whether something stands in a key's line that is no collection. */
function hasScalarAfter(text: string, from: number): boolean {
  const at = skipBlank(text, from);
  return text[at] !== "{" && text.lastIndexOf("\n", at) < from;
}

function kindOfManifest(text: string, { keys, from, to }: DocumentOutline): FileKind {
  const kind = scalarAfter(text, keys.get("kind")!);
  if (kind === "ConfigMap") {
    return keys.has("data") && holdsRuleGroups(text, keys.get("data")!, to) ? "kubernetes-rules" : "unknown";
  }
  const version = keys.get("apiVersion");
  const apiVersion = version === undefined ? "" : scalarAfter(text, version);
  const itemKind = kind.endsWith("List") && keys.has("items") ? kind.slice(0, -"List".length) : kind;
  if (ruleResourceKind(itemKind, apiVersion)) return "kubernetes-rules";
  if (isMonitorResource(itemKind, apiVersion)) return "kubernetes-monitors";
  return kind === "List" && keys.has("items") ? kindOfItems(text, from, to) : "unknown";
}

/** What the items of a list are, from the lines with `kind:` at any depth. */
function kindOfItems(text: string, from: number, to: number): FileKind {
  let hasMonitors = false;
  for (let at = findKey(text, "kind", from, to); at !== -1; at = findKey(text, "kind", at, to)) {
    const kind = scalarAfter(text, at);
    if (ruleResourceKinds.some((known) => known.kind === kind)) return "kubernetes-rules";
    hasMonitors ||= monitorKinds.has(kind);
  }
  return hasMonitors && monitorVersion.test(text.slice(from, to)) ? "kubernetes-monitors" : "unknown";
}

function holdsRuleGroups(text: string, from: number, to: number): boolean {
  const groups = findKey(text, "groups", from, to);
  return groups !== -1 && hasRules(text, groups, to);
}

/**
 * Other formats have `groups` as well (pipelines, telemetry conventions, cloud-init, …), but none of them has rules
 * with an alert or a record in them. Without those, as while it is typed, nothing foreign may stand beside.
 */
function isRuleFile(text: string, { keys, to, foreign }: DocumentOutline): boolean {
  const groups = keys.get("groups")!;
  if (hasRules(text, groups, to)) return hasListAfter(text, groups);
  const alone = keys.size === 1 || (keys.size === 2 && keys.has("namespace"));
  if (!alone || foreign > 0 || !hasListAfter(text, groups)) return false;
  if (hasKey(text, "rules", groups, to)) return true;
  let items = 0;
  let known = 0;
  for (const key of itemKeys(text, groups, to)) {
    if (key === undefined) items++;
    else if (dialectsWith("group", key).length > 0) known++;
    else return false;
  }
  return items === 0 || known > 0;
}

/** The keys of the items of a list, what is deeper in them left out; each item starts with an `undefined`. */
function* itemKeys(text: string, from: number, to: number): Iterable<string | undefined> {
  let dashes = -1;
  let keys = -1;
  for (let line = text.indexOf("\n", from) + 1; line > 0 && line < to; line = text.indexOf("\n", line) + 1) {
    let at = line;
    while (text.charCodeAt(at) === 32) at++;
    const isItem = text.charCodeAt(at) === 45 && (dashes === -1 || at - line === dashes);
    if (isItem) {
      dashes = at - line;
      at++;
      while (text.charCodeAt(at) === 32) at++;
      if (!isBegunField(text.slice(at, Math.min(to, at + 100)), to - at)) yield undefined;
      keys = at - line;
    }
    if (at - line !== keys) continue;
    const key = /["']?([\w-]+)["']?[ \t]*:(?=\s|$)/y;
    key.lastIndex = at;
    const found = key.exec(text);
    if (found !== null) yield found[1]!;
  }
}

/** Nothing more than the beginning of a group's first field: somebody is typing it. */
function isBegunField(rest: string, length: number): boolean {
  const typed = rest.trimEnd();
  if (length > rest.length || !/^[a-z_]*$/.test(typed)) return false;
  return fieldsOf("group", "prometheus").some(({ name }) => name.startsWith(typed));
}

/** Whether there are `rules` with an alert or a record in them. */
function hasRules(text: string, groups: number, to: number): boolean {
  const rules = findKey(text, "rules", groups, to);
  return rules !== -1 && (hasKey(text, "alert", rules, to) || hasKey(text, "record", rules, to));
}

/** Whether a key's value can be a list: after blank space, comments and template actions there is no other key further in. */
function hasListAfter(text: string, from: number): boolean {
  const at = skipBlank(text, from);
  const start = text.charAt(at);
  if (start === "" || "-[&*!".includes(start)) return true;
  const lineStart = text.lastIndexOf("\n", at) + 1;
  return lineStart > from && at === lineStart;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 10 || code === 13) at++;
    else if (code === 35) at = indexOrEnd(text, "\n", at);
    else if (text.startsWith("{{", at)) at = indexOrEnd(text, "}}", at) + 2;
    else return at;
  }
}

function indexOrEnd(text: string, part: string, from: number): number {
  const found = text.indexOf(part, from);
  return found === -1 ? text.length : found;
}

function isUnitTest(text: string, { keys, to }: DocumentOutline): boolean {
  if (keys.has("rule_files")) return true;
  const tests = keys.get("tests")!;
  return ["input_series", "alert_rule_test", "promql_expr_test"].some((key) => hasKey(text, key, tests, to));
}

const prometheusConfigKeys = new Set(
  (
    "global runtime rule_files scrape_config_files scrape_configs alerting remote_write remote_read " +
    "storage tracing otlp"
  ).split(" "),
);

/** Others have `global` or `storage` as well, but who names such a file does not mean rules. */
function hasConfigKeysOnly(text: string): boolean {
  const [first] = outlineDocuments(text);
  if (first === undefined || first.keys.size === 0 || first.foreign > 0) return false;
  return [...first.keys.keys()].every((key) => prometheusConfigKeys.has(key));
}

/** Keys of agents whose configuration has `scrape_configs` of another make. */
const foreignConfigKeys = ["clients", "positions", "target_config", "limits_config", "object_storage"];

/** Keys of jobs that scrape logs. */
const foreignJobKeys = ["pipeline_stages", "loki_push_api", "journal", "windows_events"];

function isPrometheusConfig(text: string, { keys, to, foreign }: DocumentOutline): boolean {
  if (foreignConfigKeys.some((key) => keys.has(key))) return false;
  const jobs = keys.get("scrape_configs");
  if (jobs !== undefined) return !foreignJobKeys.some((key) => hasKey(text, key, jobs, to));
  if (keys.has("scrape_config_files")) return true;
  if (foreign > 0 || ![...keys.keys()].every((key) => prometheusConfigKeys.has(key))) return false;
  if (keys.has("rule_files") || keys.has("remote_write") || keys.has("remote_read")) return true;
  const alerting = keys.get("alerting");
  if (alerting !== undefined) {
    return ["alertmanagers", "alert_relabel_configs"].some((key) => hasKey(text, key, alerting, to));
  }
  const global = keys.get("global");
  if (global === undefined) return false;
  return ["scrape_interval", "evaluation_interval", "external_labels", "scrape_timeout"].some((key) =>
    hasKey(text, key, global, to),
  );
}

function kindOfFlowDocument(text: string, { from, to }: DocumentOutline): FileKind {
  const at = findKey(text, "kind", from, to);
  if (at === -1) return holdsRuleGroups(text, from, to) ? "rule-file" : "unknown";
  const after = text.slice(at, at + 40);
  if (ruleResourceKinds.some(({ kind }) => after.includes(kind))) return "kubernetes-rules";
  const isMonitor = [...monitorKinds].some((kind) => after.includes(`"${kind}"`));
  return isMonitor && monitorVersion.test(text.slice(from, to)) ? "kubernetes-monitors" : "unknown";
}

function isTelegrafConfig(text: string, { path, languageId }: FileHints): boolean {
  if (languageId === "yaml" || /\.(ya?ml|rules)$/i.test(path ?? "")) return false;
  return (
    /^[ \t]*\[\[(?:inputs|outputs|processors|aggregators|secretstores)\.\w+/m.test(text) ||
    (/^\[agent\]/m.test(text) &&
      /^[ \t]*(?:interval|flush_interval|metric_batch_size|hostname)\s*=/m.test(text))
  );
}

/** Named as Telegraf's configuration is, and nothing in it yet, or the beginning of one: such names have others too. */
function isTelegrafBegun(text: string, { path, languageId }: FileHints): boolean {
  const isNamed = /(?:^|[\\/])(?:telegraf[^\\/]*|telegraf\.d[\\/][^\\/]*)\.conf$/.test(path ?? "");
  if (!isNamed && languageId !== "telegraf") return false;
  const [line = ""] = /^[ \t]*[^ \t\r\n#].*/m.exec(text) ?? [];
  const [, word, next] = /^[ \t]*\[{0,2}(\w*)(.?)/.exec(line) ?? [];
  return word ? telegrafTables.some((table) => table.startsWith(word)) : next === "" || next === "]";
}

const telegrafTables = [
  "agent",
  "global_tags",
  "tags",
  "inputs",
  "outputs",
  "processors",
  "aggregators",
  "secretstores",
];

function isPromql({ path, languageId }: FileHints): boolean {
  return languageId === "promql" || /\.promql$/i.test(path ?? "");
}

/** Nothing but comments and blank lines yet, or the beginning of the word `groups`. */
function isBegun(text: string): boolean {
  if (text.length > 10_000) return false;
  const typed = text
    .replace(/^\ufeff/, "")
    .replace(/^[ \t]*(?:#.*|---[ \t]*)?$/gm, "")
    .trim();
  return typed.length <= 7 && "groups:".startsWith(typed);
}

/** Names and folders that people give to rule files. */
function looksLikeRulePath(path: string): boolean {
  if (/\.rules$/i.test(path)) return true;
  if (!/\.ya?ml$/i.test(path)) return false;
  const parts = path.split(/[\\/]/).slice(-2);
  const word = /(?:^|[._-])(?:rules?|alerts?|alerting|recording)(?:[._-]|$)/i;
  return parts.some((part) => word.test(part));
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
