import { goQuote } from "../../text/go-quote.ts";
import type { ConfigFinding } from "./config-finding.ts";
import { structNamed } from "./config-struct.ts";
import type { ConfigField, ConfigStruct } from "./config-value.ts";
import { checkHttpClient } from "./http-checks.ts";
import { isPlaceholder } from "./placeholder.ts";

/** Which objects the selectors of a role may choose from. */
const selectorRoles: ReadonlyMap<string, readonly string[]> = new Map([
  ["pod", ["pod", "node"]],
  ["service", ["service"]],
  ["endpointslice", ["pod", "service", "endpointslice"]],
  ["endpoints", ["pod", "service", "endpoints"]],
  ["node", ["node"]],
  ["ingress", ["ingress"]],
]);

/** Mirrors `SDConfig.UnmarshalYAML` of discovery/kubernetes. */
export function* checkKubernetes(sd: ConfigStruct): Iterable<ConfigFinding> {
  const role = sd.text("role");
  const unknown = [sd, ...sd.structs("selectors")].flatMap(unknownRole);
  if (unknown.length > 0) {
    yield* unknown;
    return;
  }
  if (role === "") {
    yield {
      field: "role",
      message: "role missing (one of: pod, service, endpoints, endpointslice, node, ingress)",
    };
  }
  yield* checkHttpClient(sd);
  const connection = connectionFinding(sd);
  if (connection !== undefined) yield connection;
  const allowed = selectorRoles.get(role);
  if (allowed !== undefined) yield* checkSelectors(sd, role, allowed);
}

function unknownRole(struct: ConfigStruct): readonly ConfigFinding[] {
  const role = struct.textField("role")?.value;
  if (role === undefined || selectorRoles.has(role) || isPlaceholder(role)) return [];
  return [{ struct, field: "role", message: `unknown Kubernetes SD role ${goQuote(role)}` }];
}

function connectionFinding(sd: ConfigStruct): ConfigFinding | undefined {
  const server = sd.has("api_server");
  const file = sd.text("kubeconfig_file") !== "";
  const http = [...sd.fields.values()].find(isCustomHttpField)?.info.name;
  const own = sd.struct("namespaces")?.bool("own_namespace") === true;
  if (server && file) {
    const message = "cannot use 'kubeconfig_file' and 'api_server' simultaneously";
    return { field: "kubeconfig_file", message };
  }
  if (file && http !== undefined) {
    const message = "cannot use a custom HTTP client configuration together with 'kubeconfig_file'";
    return { field: http, message };
  }
  if (!server && http !== undefined) {
    const message = "to use custom HTTP client configuration please provide the 'api_server' URL explicitly";
    return { field: http, message };
  }
  if (!own || (!server && !file)) return undefined;
  const other = server ? "api_server" : "kubeconfig_file";
  return { field: other, message: `cannot use '${other}' and 'namespaces.own_namespace' simultaneously` };
}

/** Whether a field of the HTTP client says something else than its default. */
function isCustomHttpField({ info, entry, value }: ConfigField): boolean {
  if (!structNamed("Http").fields.has(info.name)) return false;
  switch (info.name) {
    case "follow_redirects":
    case "enable_http2":
      return value === undefined ? !isUnknown(entry.value) : value.kind === "bool" && !value.value;
    case "tls_config":
      return value?.kind === "struct" && [...value.struct.fields.values()].some(isWritten);
    case "no_proxy":
    case "bearer_token":
    case "bearer_token_file":
    case "proxy_from_environment":
      return isWritten({ value });
    default:
      return value !== undefined;
  }
}

function isUnknown(node: ConfigField["entry"]["value"]): boolean {
  return node.kind === "scalar" && isPlaceholder(node.value);
}

function isWritten({ value }: Pick<ConfigField, "value">): boolean {
  return value?.kind === "bool" ? value.value : value?.kind === "text" && value.field.value !== "";
}

function* checkSelectors(
  sd: ConfigStruct,
  role: string,
  allowed: readonly string[],
): Iterable<ConfigFinding> {
  const seen = new Set<string>();
  for (const selector of sd.structs("selectors")) {
    const selected = selector.text("role");
    if (isPlaceholder(selected)) continue;
    if (seen.has(selected)) {
      yield { span: selector.place("role"), message: `duplicated selector role: ${selected}` };
      return;
    }
    seen.add(selected);
    if (!allowed.includes(selected)) {
      const message = `${role} role supports only ${allowed.join(", ")} selectors`;
      yield { span: selector.place("role"), message };
      return;
    }
    const field = selector.text("field");
    const wrong = field.split(/(?<!\\),/).find((term) => term !== "" && !term.includes("="));
    if (wrong !== undefined && !isPlaceholder(field)) {
      const message = `invalid selector: '${field}'; can't understand '${wrong}'`;
      yield { span: selector.place("field"), message };
    }
  }
}
