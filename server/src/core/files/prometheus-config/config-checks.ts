import { goQuote } from "../../text/go-quote.ts";
import type { ReadContext } from "../read-context.ts";
import type { ConfigFinding } from "./config-finding.ts";
import type { ConfigStruct } from "./config-value.ts";
import { globalNames, jobNames } from "./global-names.ts";
import { isPlaceholder } from "./placeholder.ts";
import { relabelFindings } from "./relabel-list.ts";
import { listFinding } from "./scrape-protocols.ts";

/** Mirrors `Config.UnmarshalYAML` and `Load`: what the parts of a configuration have to do with each other. */
export function* checkConfig(config: ConfigStruct, context: ReadContext): Iterable<ConfigFinding> {
  yield* wrongPaths(config, "rule_files", "rule");
  yield* wrongPaths(config, "scrape_config_files", "scrape config");
  yield* nullItems(config, "scrape_configs", "empty or null scrape config section");
  for (const job of config.structs("scrape_configs")) {
    // A field that is not known may be what makes sense of the others, but relabel rules stand for themselves.
    if (job.isSound) yield* checkJob(job, config);
    yield* relabelRules(job, ["relabel_configs", "metric_relabel_configs"], config, context);
  }
  yield* repetitions(config.structs("scrape_configs"), {
    field: "job_name",
    what: "scrape",
    check: "duplicate-job",
  });
  yield* checkAlerting(config, context);
  for (const [list, what] of [
    ["remote_write", "remote write"],
    ["remote_read", "remote read"],
  ] as const) {
    yield* nullItems(config, list, `empty or null ${what} config section`);
    yield* repetitions(config.structs(list), { field: "name", what });
    for (const remote of config.structs(list)) {
      yield* relabelRules(remote, ["write_relabel_configs"], config, context);
    }
  }
  yield* checkTranslation(config);
}

function* wrongPaths(config: ConfigStruct, field: string, what: string): Iterable<ConfigFinding> {
  for (const { value, scalar } of config.texts(field)) {
    if (/^[^*]*(?:\*[^/]*)?$/.test(value)) continue;
    yield { span: scalar.span, message: `invalid ${what} file path ${goQuote(value)}` };
  }
}

export function* nullItems(
  holder: ConfigStruct,
  name: string,
  message: string,
  check?: string,
): Iterable<ConfigFinding> {
  for (const { node, isNull } of holder.items(name)) {
    if (!isNull) continue;
    // An item of which nothing is written is shown at its dash.
    const { from, to } = node.span;
    yield {
      span: { from: from === to ? from - 1 : from, to },
      message,
      ...(check !== undefined && { check }),
    };
  }
}

interface Named {
  readonly field: string;
  readonly what: string;
  readonly check?: string;
}

function* repetitions(structs: readonly ConfigStruct[], named: Named): Iterable<ConfigFinding> {
  const { field, what, check } = named;
  const seen = new Map<string, ConfigStruct>();
  for (const struct of structs) {
    const name = struct.text(field);
    const first = seen.get(name);
    if (name === "" || isPlaceholder(name)) continue;
    if (first === undefined) {
      seen.set(name, struct);
      continue;
    }
    yield {
      span: struct.place(field),
      message: `found multiple ${what} configs with job name ${goQuote(name)}`,
      related: [{ span: first.place(field), message: "The first one is here." }],
      ...(check !== undefined && { check }),
    };
  }
}

/** Mirrors `ScrapeConfig.Validate`. */
function* checkJob(job: ConfigStruct, config: ConfigStruct): Iterable<ConfigFinding> {
  const name = goQuote(job.text("job_name"));
  const timeout = job.duration("scrape_timeout");
  const interval = intervalOf(job, config);
  if (timeout !== undefined && interval !== undefined && timeout > interval) {
    const message = `scrape timeout greater than scrape interval for scrape config with job name ${name}`;
    yield { struct: job, field: "scrape_timeout", message };
  }
  const protocols = listFinding(job);
  if (protocols !== undefined) {
    yield {
      ...protocols,
      struct: job,
      message: `${protocols.message} for scrape config with job name ${name}`,
    };
  }
  const escaping = escapingMessage(job, config.struct("global"));
  if (escaping !== undefined) yield { struct: job, field: "metric_name_escaping_scheme", message: escaping };
}

/** In milliseconds; `undefined` where it cannot be known. */
function intervalOf(job: ConfigStruct, config: ConfigStruct): number | undefined {
  const own = job.duration("scrape_interval");
  if (own !== 0) return own;
  if (isUnknown(job, "scrape_interval")) return undefined;
  const global = config.struct("global");
  if (global !== undefined) {
    const common = global.duration("scrape_interval");
    return isUnknown(global, "scrape_interval") ? undefined : common || defaultInterval;
  }
  // A file with jobs alone may be one of `scrape_config_files`, where the interval of another file holds.
  return config.fields.size > 1 ? defaultInterval : undefined;
}

const defaultInterval = 60_000;

function isUnknown(struct: ConfigStruct, name: string): boolean {
  const value = struct.entry(name)?.value;
  return value?.kind === "scalar" && isPlaceholder(value.value);
}

const escapings = ["allow-utf-8", "underscores", "dots", "values"];
const escapingWords = "must be one of 'allow-utf-8', 'underscores', 'dots', or 'values'";

function escapingMessage(job: ConfigStruct, global: ConfigStruct | undefined): string | undefined {
  const names = globalNames(global);
  const common = global?.text("metric_name_escaping_scheme") ?? "";
  if (common !== "" && !escapings.includes(common)) {
    if (isPlaceholder(common)) return undefined;
    return `unknown global name escaping method specified, ${escapingWords}, got ${goQuote(common)}`;
  }
  const ownNames = jobNames(job, names);
  const isUnset = job.text("metric_name_validation_scheme") === "";
  const inherited = isUnset ? common : "";
  const basis = isUnset ? names : ownNames;
  const own =
    job.text("metric_name_escaping_scheme") ||
    inherited ||
    (basis === "legacy" ? "underscores" : "allow-utf-8");
  if (!escapings.includes(own)) {
    if (isPlaceholder(own)) return undefined;
    return `unknown scrape config name escaping method specified, ${escapingWords}, got ${goQuote(own)}`;
  }
  return own === "allow-utf-8" && ownNames === "legacy"
    ? "utf8 metric names requested but validation scheme is not set to UTF8"
    : undefined;
}

function* relabelRules(
  holder: ConfigStruct,
  lists: readonly string[],
  config: ConfigStruct,
  context: ReadContext,
): Iterable<ConfigFinding> {
  const common = globalNames(config.struct("global"));
  const names = holder.info.name === "ScrapeConfig" ? jobNames(holder, common) : common;
  for (const rule of lists.flatMap((list) => holder.structs(list))) {
    for (const finding of relabelFindings(rule, names, context)) yield { ...finding, struct: rule };
  }
}

function* checkAlerting(config: ConfigStruct, context: ReadContext): Iterable<ConfigFinding> {
  const alerting = config.struct("alerting");
  if (alerting === undefined) return;
  yield* relabelRules(alerting, ["alert_relabel_configs"], config, context);
  for (const alertmanager of alerting.structs("alertmanagers")) {
    yield* relabelRules(alertmanager, ["alert_relabel_configs", "relabel_configs"], config, context);
  }
}

function* checkTranslation(config: ConfigStruct): Iterable<ConfigFinding> {
  const otlp = config.struct("otlp");
  const strategy = otlp?.text("translation_strategy") ?? "";
  if (otlp === undefined || isPlaceholder(strategy)) return;
  const place = { struct: otlp, field: "translation_strategy" };
  if (["NoTranslation", "NoUTF8EscapingWithSuffixes"].includes(strategy)) {
    if (globalNames(config.struct("global")) !== "legacy") return;
    const message = `OTLP translation strategy ${goQuote(strategy)} is not allowed when UTF8 is disabled`;
    yield { ...place, message };
  } else if (
    !["", "UnderscoreEscapingWithSuffixes", "UnderscoreEscapingWithoutSuffixes"].includes(strategy)
  ) {
    yield { ...place, message: `unsupported OTLP translation strategy ${goQuote(strategy)}` };
  }
}
