import { isValidLabelName } from "../../promql/names.ts";
import { goQuote } from "../../text/go-quote.ts";
import { checkConfig, nullItems } from "./config-checks.ts";
import type { ConfigFinding, StructCheck } from "./config-finding.ts";
import type { ConfigField, ConfigStruct } from "./config-value.ts";
import { globalNames } from "./global-names.ts";
import { atMostOne, checkHeaders, checkHttpClient } from "./http-checks.ts";
import { isPlaceholder } from "./placeholder.ts";
import { listFinding, unknownProtocol } from "./scrape-protocols.ts";
import { storageChecks } from "./storage-checks.ts";

/** Mirrors the end of each `UnmarshalYAML` in Prometheus' `config/config.go`. */
export const mainChecks: Readonly<Record<string, StructCheck>> = {
  ...storageChecks,
  Config: checkConfig,
  Global: checkGlobal,
  ScrapeConfig: checkScrapeConfig,
  Alerting: (alerting) => nullRules(alerting, "alert_relabel_configs", "empty or null alert relabeling rule"),
  Alertmanager: checkAlertmanager,
  RemoteWrite: checkRemoteWrite,
  RemoteRead: checkRemoteRead,
  Queue: checkQueue,
  Sigv4: checkSigv4,
};

function* checkGlobal(global: ConfigStruct): Iterable<ConfigFinding> {
  yield* unknownValidationScheme(global);
  const names = globalNames(global);
  for (const { name, entry, text } of global.labels("external_labels")?.labels ?? []) {
    if (!isValidLabelName(name.value, names)) {
      const message = `${goQuote(name.value)} is not a valid label name`;
      yield { check: "invalid-label-name", span: entry.key.span, message };
    } else if (/\p{Surrogate}/u.test(text)) {
      const message = `${goQuote(text)} is not a valid label value`;
      yield { check: "invalid-label-value", span: entry.value.span, message };
    }
  }
  const timeout = global.duration("scrape_timeout");
  const interval = global.duration("scrape_interval");
  if (timeout !== undefined && interval !== undefined && timeout > (interval || 60_000)) {
    yield { field: "scrape_timeout", message: "global scrape timeout greater than scrape interval" };
  }
  const protocols = listFinding(global);
  if (protocols !== undefined) yield { ...protocols, message: `${protocols.message} for global config` };
}

function* unknownValidationScheme(struct: ConfigStruct): Iterable<ConfigFinding> {
  const field = "metric_name_validation_scheme";
  const scheme = struct.text(field);
  if (["", "utf8", "legacy"].includes(scheme) || isPlaceholder(scheme)) return;
  yield { field, message: `unrecognized ValidationScheme: ${goQuote(scheme)}` };
}

function* checkScrapeConfig(job: ConfigStruct): Iterable<ConfigFinding> {
  yield* unknownValidationScheme(job);
  yield* nullSections(job);
  if (job.text("job_name") === "") yield { field: "job_name", message: "job_name is empty" };
  yield* checkHttpClient(job);
  yield* staticTargets(job);
  yield* nullRules(job, "relabel_configs", "empty or null target relabeling rule in scrape config");
  yield* nullRules(job, "metric_relabel_configs", "empty or null metric relabeling rule in scrape config");
  const fallback = job.textField("fallback_scrape_protocol")?.value;
  const message = fallback === undefined || fallback === "" ? undefined : unknownProtocol(fallback);
  if (message !== undefined) {
    const place = `scrape config with job name ${goQuote(job.text("job_name"))}`;
    yield {
      field: "fallback_scrape_protocol",
      message: `invalid fallback_scrape_protocol for ${place}: ${message}`,
    };
  }
}

/** An item of a list of discoveries that says nothing. */
function* nullSections(holder: ConfigStruct): Iterable<ConfigFinding> {
  for (const name of holder.fields.keys()) {
    if (!name.endsWith("_sd_configs") && name !== "static_configs") continue;
    yield* nullItems(holder, name, `empty or null section in ${name}`);
  }
}

function nullRules(holder: ConfigStruct, name: string, message: string): Iterable<ConfigFinding> {
  return nullItems(holder, name, message, "invalid-relabel-config");
}

/** Relabel rules may yet make an address of what looks like none. */
function* staticTargets(holder: ConfigStruct): Iterable<ConfigFinding> {
  if (holder.items("relabel_configs").length > 0) return;
  for (const group of holder.structs("static_configs")) {
    for (const { value, scalar } of group.texts("targets")) {
      if (!value.includes("/")) continue;
      yield { span: scalar.span, message: `${goQuote(value)} is not a valid hostname` };
    }
  }
}

function* checkAlertmanager(alertmanager: ConfigStruct): Iterable<ConfigFinding> {
  const version = alertmanager.textField("api_version")?.value;
  if (version !== undefined && version !== "v2" && !isPlaceholder(version)) {
    const message = `expected Alertmanager api version to be one of [v2] but got ${version}`;
    yield { field: "api_version", message };
  }
  yield* nullSections(alertmanager);
  yield* checkHttpClient(alertmanager);
  if (
    alertmanager.has("sigv4") &&
    ["basic_auth", "authorization", "oauth2"].some((n) => alertmanager.has(n))
  ) {
    yield atMostOne("sigv4", "basic_auth, authorization, oauth2, & sigv4");
  }
  yield* staticTargets(alertmanager);
  yield* nullRules(alertmanager, "relabel_configs", "empty or null Alertmanager target relabeling rule");
  yield* nullRules(alertmanager, "alert_relabel_configs", "empty or null Alertmanager alert relabeling rule");
}

const authorizationHeader =
  "authorization header must be changed via the basic_auth, authorization, oauth2, sigv4, azuread or google_iam parameter";

function* checkRemoteWrite(remote: ConfigStruct): Iterable<ConfigFinding> {
  if (!remote.has("url")) yield { field: "url", message: "url for remote_write is empty" };
  yield* nullRules(remote, "write_relabel_configs", "empty or null relabeling rule in remote write config");
  yield* checkHeaders(remote, authorizationHeader);
  const messages = ["prometheus.WriteRequest", "io.prometheus.write.v2.Request"];
  const chosen = remote.text("protobuf_message", messages[0]);
  if (!messages.includes(chosen) && !isPlaceholder(chosen)) {
    const message = `invalid protobuf_message value: unknown type for remote write protobuf message ${chosen}, supported: ${messages.join(", ")}`;
    yield { field: "protobuf_message", message };
  }
  yield* checkHttpClient(remote);
  if (remote.entry("queue_config") !== undefined && !remote.has("queue_config")) {
    yield { field: "queue_config", message: "remote write queue max_shards must be positive" };
  }
  const credentials = ["basic_auth", "authorization", "oauth2", "sigv4", "azuread", "google_iam"];
  const written = credentials.filter((name) => remote.has(name));
  if (written.length < 2) return;
  yield {
    field: written[1]!,
    message: `at most one of basic_auth, authorization, oauth2, sigv4, azuread or google_iam must be configured. Currently configured: [${written.join(" ")}]`,
  };
}

function* checkRemoteRead(remote: ConfigStruct): Iterable<ConfigFinding> {
  if (!remote.has("url")) yield { field: "url", message: "url for remote_read is empty" };
  yield* checkHeaders(remote, authorizationHeader);
  yield* checkHttpClient(remote);
}

/** Mirrors `QueueConfig.Validate`. */
function* checkQueue(queue: ConfigStruct): Iterable<ConfigFinding> {
  // What is yet to be filled in is none of these numbers.
  if ([...queue.fields.values()].some(isUnknown)) {
    return;
  }
  const problem = (field: string, message: string): ConfigFinding => ({
    field: queue.entry(field) === undefined && field === "max_backoff" ? "min_backoff" : field,
    message: `remote write queue ${field} must ${message}`,
  });
  const most = queue.number("max_shards", 50);
  const fewest = queue.number("min_shards", 1);
  if (most <= 0) yield problem("max_shards", "be positive");
  else if (fewest <= 0) yield problem("min_shards", "be positive");
  else if (fewest > most) yield problem("min_shards", "not be greater than max_shards");
  else if (queue.number("max_samples_per_send", 2000) <= 0) {
    yield problem("max_samples_per_send", "be positive");
  } else if (queue.number("capacity", 10_000) <= 0) yield problem("capacity", "be positive");
  else if (queue.duration("max_backoff", 5000)! < queue.duration("min_backoff", 30)!) {
    yield problem("max_backoff", "not be less than min_backoff");
  }
}

function isUnknown({ entry }: ConfigField): boolean {
  return entry.value.kind === "scalar" && isPlaceholder(entry.value.value);
}

function* checkSigv4(sigv4: ConfigStruct): Iterable<ConfigFinding> {
  if ((sigv4.text("access_key") === "") !== (sigv4.text("secret_key") === "")) {
    yield {
      field: sigv4.text("access_key") === "" ? "secret_key" : "access_key",
      message:
        "must provide a AWS SigV4 Access key and Secret Key if credentials are specified in the SigV4 config",
    };
  } else if (sigv4.text("external_id") !== "" && sigv4.text("role_arn") === "") {
    yield { field: "external_id", message: "external_id can only be used with role_arn" };
  }
}
