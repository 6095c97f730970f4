import { goQuote } from "../../text/go-quote.ts";
import type { ConfigFinding, StructCheck } from "./config-finding.ts";
import type { ConfigStruct } from "./config-value.ts";
import { checkHeaders } from "./http-checks.ts";
import { isPlaceholder } from "./placeholder.ts";
import { parseSize } from "./size.ts";

/** What Prometheus demands of its storage, its traces and OTLP, and of the credentials for Azure. */
export const storageChecks: Readonly<Record<string, StructCheck>> = {
  Tsdb: checkTsdb,
  Retention: checkRetention,
  Tracing: checkTracing,
  Otlp: checkOtlp,
  AzureAd: checkAzureAd,
};

function* checkTsdb(tsdb: ConfigStruct): Iterable<ConfigFinding> {
  const encoding = tsdb.struct("chunk_encoding");
  const floats = encoding?.text("floats") ?? "";
  if (["", "xor", "xor2"].includes(floats) || isPlaceholder(floats)) return;
  yield {
    struct: encoding!,
    field: "floats",
    message: `'storage.tsdb.chunk_encoding.floats' must be 'xor' or 'xor2', or the field must be omitted entirely, got ${goQuote(floats)}`,
  };
}

function* checkRetention(retention: ConfigStruct): Iterable<ConfigFinding> {
  const size = parseSize(retention.text("size", "0"));
  if (size.ok && size.bytes < 0) {
    const message = `'storage.tsdb.retention.size' must be greater than or equal to 0, got ${retention.text("size")}`;
    yield { field: "size", message };
  }
  const percentage = retention.number("percentage");
  if (percentage >= 0 && percentage <= 100) return;
  yield {
    field: "percentage",
    message: `'storage.tsdb.retention.percentage' must be in the range [0, 100], got ${percentage}`,
  };
}

function* checkTracing(tracing: ConfigStruct): Iterable<ConfigFinding> {
  const type = tracing.textField("client_type")?.value;
  if (type !== undefined && type !== "http" && type !== "grpc" && !isPlaceholder(type)) {
    const message = `expected tracing client type to be to be http or grpc, but got ${type}`;
    yield { field: "client_type", message };
  }
  yield* checkHeaders(tracing, "custom authorization header configuration is not yet supported");
  if (tracing.text("endpoint") === "") {
    yield { field: "endpoint", message: "tracing endpoint must be set" };
  }
  const compression = tracing.text("compression");
  if (compression === "" || compression === "gzip" || isPlaceholder(compression)) return;
  yield {
    field: "compression",
    message: `invalid compression type ${compression} provided, valid options: gzip`,
  };
}

function* checkOtlp(otlp: ConfigStruct): Iterable<ConfigFinding> {
  const promote = "promote_resource_attributes";
  const ignore = "ignore_resource_attributes";
  if (!otlp.bool("promote_all_resource_attributes")) {
    if (otlp.items(ignore).length > 0) {
      const message = `'${ignore}' cannot be configured unless 'promote_all_resource_attributes' is true`;
      yield { field: ignore, message };
    } else yield* wrongAttributes(otlp, promote, "promoted");
  } else if (otlp.items(promote).length > 0) {
    const message = `'promote_all_resource_attributes' and '${promote}' cannot be configured simultaneously`;
    yield { field: promote, message };
  } else yield* wrongAttributes(otlp, ignore, "ignored");
}

function* wrongAttributes(otlp: ConfigStruct, field: string, adjective: string): Iterable<ConfigFinding> {
  const seen = new Set<string>();
  for (const { node, value } of otlp.items(field)) {
    const name = value?.kind === "text" ? value.field.value.trim() : "";
    const what =
      name === ""
        ? `empty ${adjective} OTel resource attribute`
        : `duplicated ${adjective} OTel resource attribute ${goQuote(name)}`;
    if (name === "" || seen.has(name)) yield { span: node.span, message: `invalid '${field}': ${what}` };
    seen.add(name);
  }
}

const azureMethods: Readonly<Record<string, string>> = {
  managed_identity: "Managed Identity",
  workload_identity: "Workload Identity",
  oauth: "OAuth",
  sdk: "SDK",
  certificate: "Certificate",
};

const azureNeeds: Readonly<Record<string, readonly string[]>> = {
  workload_identity: ["client_id", "tenant_id"],
  oauth: ["client_id", "client_secret", "tenant_id"],
  certificate: ["client_id", "tenant_id", "certificate_path"],
};

/** Mirrors `AzureADConfig.Validate`; whether IDs are UUIDs is left to Azure. */
function* checkAzureAd(azure: ConfigStruct): Iterable<ConfigFinding> {
  const cloud = azure.text("cloud");
  if (!["", "AzurePublic", "AzureGovernment", "AzureChina"].includes(cloud) && !isPlaceholder(cloud)) {
    yield { field: "cloud", message: "must provide a cloud in the Azure AD config" };
    return;
  }
  const [method, second] = Object.keys(azureMethods).filter((name) => azure.has(name));
  if (method === undefined) {
    const message =
      "must provide an Azure Managed Identity, Azure Workload Identity, Azure OAuth, Azure Certificate or Azure SDK in the Azure AD config";
    yield { message };
    return;
  }
  if (second !== undefined) {
    const message = "cannot provide multiple authentication methods in the Azure AD config";
    yield { field: second, message };
    return;
  }
  const credentials = azure.struct(method)!;
  const missing = azureNeeds[method]?.find((name) => credentials.text(name) === "");
  if (missing !== undefined) {
    const message = `must provide an Azure ${azureMethods[method]} ${missing} in the Azure AD config`;
    yield { span: credentials.place(missing), message };
  }
}
