import { goQuote } from "../../text/go-quote.ts";
import type { ConfigFinding, StructCheck } from "./config-finding.ts";
import { structNamed } from "./config-struct.ts";
import type { ConfigStruct } from "./config-value.ts";
import { goUrlProblem, parseGoUrl } from "./go-url.ts";
import { atMostOne, checkHttpClient, writtenTexts } from "./http-checks.ts";
import { checkKubernetes } from "./kubernetes-checks.ts";
import { isPlaceholder } from "./placeholder.ts";

/** Mirrors the end of the `UnmarshalYAML` of each discovery: its own demands first, then those on its HTTP client. */
export const discoveryChecks: Readonly<Record<string, StructCheck>> = {
  AwsSd: (sd) => found(unknownRole(sd, "unknown AWS SD role %q", `unknown AWS SD role ""`)),
  AzureSd: (sd) => withHttp(sd, azure(sd)),
  ConsulSd: (sd) => withHttp(sd, consul(sd)),
  DigitaloceanSd: (sd) =>
    withHttp(
      sd,
      unknownRole(sd, "unknown DigitalOcean SD role %q", "role missing (one of: droplets, databases)", "-"),
    ),
  DnsSd: (sd) => found(dns(sd)),
  DockerSd: (sd) => withHttp(sd, missing(sd, "host", "host missing") ?? wrongUrl(sd, "host")),
  DockerswarmSd: (sd) =>
    withHttp(
      sd,
      missing(sd, "host", "host missing") ??
        wrongUrl(sd, "host") ??
        unknownRole(
          sd,
          "invalid role %s, expected tasks, services, or nodes",
          "role missing (one of: tasks, services, nodes)",
        ),
    ),
  Ec2Sd: (sd) => withHttp(sd, emptyFilter(sd)),
  EcsSd: (sd) => withHttp(sd),
  ElasticacheSd: (sd) => withHttp(sd),
  EurekaSd: (sd) => withHttp(sd, eureka(sd)),
  FileSd: checkFiles,
  GceSd: (sd) =>
    found(
      missing(sd, "project", "GCE SD configuration requires a project") ??
        missing(sd, "zone", "GCE SD configuration requires a zone"),
    ),
  HetznerSd: (sd) => withHttp(sd, unknownRole(sd, "unknown role %q", "role missing (one of: robot, hcloud)")),
  HttpSd: (sd) => withHttp(sd, wrongHttpUrl(sd)),
  IonosSd: (sd) => withHttp(sd, missing(sd, "datacenter_id", "datacenter id can't be empty")),
  KubernetesSd: checkKubernetes,
  KumaSd: (sd) => withHttp(sd, kuma(sd)),
  LightsailSd: (sd) => withHttp(sd),
  LinodeSd: (sd) => withHttp(sd),
  MarathonSd: (sd) => withHttp(sd, marathon(sd)),
  MskSd: (sd) => withHttp(sd),
  NerveSd: (sd) => found(zookeeper(sd, "nerve")),
  NomadSd: (sd) => withHttp(sd, nomad(sd)),
  OciSd: (sd) => withHttp(sd, oci(sd)),
  OpenstackSd: (sd) => found(openstack(sd)),
  OutscaleSd: (sd) => withHttp(sd, outscale(sd)),
  OvhcloudSd: (sd) => found(ovhcloud(sd)),
  PuppetdbSd: (sd) => withHttp(sd, wrongHttpUrl(sd) ?? missing(sd, "query", "query missing")),
  RdsSd: (sd) => withHttp(sd),
  ScalewaySd: (sd) => withHttp(sd, scaleway(sd)),
  ServersetSd: (sd) => found(zookeeper(sd, "serverset")),
  StackitSd: (sd) => withHttp(sd, stackit(sd)),
  TritonSd: (sd) => found(triton(sd)),
  UyuniSd: (sd) => withHttp(sd, uyuni(sd)),
  VultrSd: (sd) => withHttp(sd),
};

function found(finding: ConfigFinding | undefined): readonly ConfigFinding[] {
  return finding === undefined ? [] : [finding];
}

function* withHttp(sd: ConfigStruct, finding?: ConfigFinding): Iterable<ConfigFinding> {
  if (finding !== undefined) yield finding;
  yield* checkHttpClient(sd);
}

/** A text that is empty, which it is also where it is not written, unless it has a default. */
function missing(
  sd: ConfigStruct,
  field: string,
  message: string,
  otherwise = "",
): ConfigFinding | undefined {
  return sd.text(field, otherwise) === "" ? { field, message } : undefined;
}

/** A role that is none of those in the table. In `unknown`, the role takes the place of `%q` or `%s`. */
function unknownRole(
  sd: ConfigStruct,
  unknown: string,
  missingMessage: string,
  otherwise = "",
  field = "role",
): ConfigFinding | undefined {
  const role = sd.textField(field)?.value;
  if (role === undefined) return missing(sd, field, missingMessage, otherwise);
  const type = structNamed(sd.info.name).fields.get(field)!.type;
  if (type.kind !== "choice" || type.choices.includes(role) || isPlaceholder(role)) return undefined;
  return role === "" && unknown.includes("%s")
    ? { field, message: missingMessage }
    : { field, message: unknown.replace("%q", () => goQuote(role)).replace("%s", () => role) };
}

function wrongUrl(sd: ConfigStruct, field: string, prefix = ""): ConfigFinding | undefined {
  const message = goUrlProblem(sd.text(field));
  if (message === undefined || isPlaceholder(sd.text(field))) return undefined;
  return { field, message: prefix + message };
}

function wrongHttpUrl(sd: ConfigStruct): ConfigFinding | undefined {
  const text = sd.text("url");
  if (text === "") return { field: "url", message: "URL is missing" };
  if (isPlaceholder(text)) return undefined;
  const url = parseGoUrl(text);
  if (typeof url === "string") return { field: "url", message: url };
  if (url.scheme !== "http" && url.scheme !== "https") {
    return { field: "url", message: "URL scheme must be 'http' or 'https'" };
  }
  return url.host === "" ? { field: "url", message: "host is missing in URL" } : undefined;
}

function emptyFilter(sd: ConfigStruct): ConfigFinding | undefined {
  const filter = sd.structs("filters").find((each) => each.items("values").length === 0);
  const message = "EC2 SD configuration filter values cannot be empty";
  return filter && { span: filter.place("values"), message };
}

function azure(sd: ConfigStruct): ConfigFinding | undefined {
  const method = sd.text("authentication_method", "OAuth");
  const needed = method === "OAuth" ? ["tenant_id", "client_id", "client_secret"] : [];
  for (const name of ["subscription_id", ...needed]) {
    const finding = missing(sd, name, `azure SD configuration requires a ${name}`);
    if (finding !== undefined) return finding;
  }
  const methods = ["OAuth", "ManagedIdentity", "SDK", "WorkloadIdentity"];
  if (methods.includes(method) || isPlaceholder(method)) return undefined;
  const message = `unknown authentication_type ${goQuote(method)}. Supported types are "OAuth", "ManagedIdentity", "SDK" or "WorkloadIdentity"`;
  return { field: "authentication_method", message };
}

function consul(sd: ConfigStruct): ConfigFinding | undefined {
  if (sd.text("server", "localhost:8500").trim() === "") {
    return { field: "server", message: "consul SD configuration requires a server address" };
  }
  const [user] = writtenTexts(sd, ["username", "password"]);
  if (user !== undefined && sd.has("basic_auth")) {
    const message =
      "at most one of consul SD configuration username and password and basic auth can be configured";
    return { field: "basic_auth", message };
  }
  if (sd.text("token") === "" || !(sd.has("authorization") || sd.has("oauth2"))) return undefined;
  return {
    field: "token",
    message: "at most one of consul SD token, authorization, or oauth2 can be configured",
  };
}

function dns(sd: ConfigStruct): ConfigFinding | undefined {
  if (sd.items("names").length === 0) {
    return { field: "names", message: "DNS-SD config must contain at least one SRV record name" };
  }
  const type = sd.text("type", "SRV");
  const upper = type.toUpperCase();
  if (upper === "SRV" || isPlaceholder(type)) return undefined;
  if (!["A", "AAAA", "MX", "NS"].includes(upper)) {
    return { field: "type", message: `invalid DNS-SD records type ${type}` };
  }
  if (sd.number("port") !== 0 || isUnknown(sd, "port")) return undefined;
  return { field: "type", message: "a port is required in DNS-SD configs for all record types except SRV" };
}

/** Written, but somebody else has to fill it in. */
function isUnknown(sd: ConfigStruct, name: string): boolean {
  const value = sd.entry(name)?.value;
  return value?.kind === "scalar" && isPlaceholder(value.value);
}

function eureka(sd: ConfigStruct): ConfigFinding | undefined {
  const server = sd.text("server");
  if (server === "") return { field: "server", message: "eureka_sd: empty or null eureka server" };
  if (isPlaceholder(server)) return undefined;
  const url = parseGoUrl(server);
  if (typeof url === "string") return { field: "server", message: url };
  if (url.scheme !== "" && url.host !== "") return undefined;
  return { field: "server", message: "eureka_sd: invalid eureka server URL" };
}

function* checkFiles(sd: ConfigStruct): Iterable<ConfigFinding> {
  const files = sd.items("files");
  if (files.length === 0) {
    const message = "file service discovery config must contain at least one path name";
    yield { field: "files", message };
  }
  for (const { node, value } of files) {
    const name = value?.kind === "text" ? value.field.value : "";
    if (/^[^*]*(?:\*[^/]*)?\.(?:json|yml|yaml|JSON|YML|YAML)$/.test(name)) continue;
    yield { span: node.span, message: `path name ${goQuote(name)} is not valid for file discovery` };
  }
}

function kuma(sd: ConfigStruct): ConfigFinding | undefined {
  const server = sd.text("server");
  if (server === "") return { field: "server", message: "kuma SD server must not be empty: " };
  if (isPlaceholder(server)) return undefined;
  const url = parseGoUrl(server);
  if (typeof url === "string") return { field: "server", message: url };
  if (url.scheme !== "" && url.host !== "") return undefined;
  return { field: "server", message: `kuma SD server must not be empty and have a scheme: ${server}` };
}

function marathon(sd: ConfigStruct): ConfigFinding | undefined {
  if (sd.items("servers").length === 0) {
    return { field: "servers", message: "marathon_sd: must contain at least one Marathon server" };
  }
  const [token, second] = writtenTexts(sd, ["auth_token", "auth_token_file"]);
  const marathonOnly = (names: string): ConfigFinding => ({
    field: second ?? token!,
    message: `marathon_sd: at most one of ${names} must be configured`,
  });
  if (second !== undefined) return marathonOnly("auth_token & auth_token_file");
  if (token === undefined) return undefined;
  if (sd.has("basic_auth")) return marathonOnly("basic_auth, auth_token & auth_token_file");
  if (writtenTexts(sd, ["bearer_token", "bearer_token_file"]).length > 0) {
    return marathonOnly("bearer_token, bearer_token_file, auth_token & auth_token_file");
  }
  return sd.has("authorization") ? marathonOnly("auth_token, auth_token_file & authorization") : undefined;
}

function nomad(sd: ConfigStruct): ConfigFinding | undefined {
  if (sd.text("server", "http://localhost:4646").trim() !== "") return undefined;
  return { field: "server", message: "nomad SD configuration requires a server address" };
}

const ociKey = ["tenancy", "user", "fingerprint", "key_file"];

function oci(sd: ConfigStruct): ConfigFinding | undefined {
  const region = missing(sd, "region", "oci_sd: region is required");
  if (region !== undefined) return region;
  return ociAuth(sd) ?? ociRest(sd);
}

function ociAuth(sd: ConfigStruct): ConfigFinding | undefined {
  const auth = sd.text("auth", "api_key");
  if (auth === "api_key") {
    for (const name of ociKey) {
      const finding = missing(sd, name, `oci_sd: api_key auth requires ${name}`);
      if (finding !== undefined) return finding;
    }
    if (writtenTexts(sd, ["key_passphrase", "key_passphrase_file"]).length < 2) return undefined;
    const message = "oci_sd: at most one of key_passphrase and key_passphrase_file must be configured";
    return { field: "key_passphrase_file", message };
  }
  if (auth === "instance_principal") {
    const [field] = writtenTexts(sd, [...ociKey, "key_passphrase", "key_passphrase_file"]);
    const message =
      "oci_sd: instance_principal auth must not have tenancy, user, fingerprint, key_file, key_passphrase, or key_passphrase_file set";
    return field === undefined ? undefined : { field, message };
  }
  if (isPlaceholder(auth)) return undefined;
  return {
    field: "auth",
    message: `oci_sd: unknown auth method ${goQuote(auth)}, expected "api_key" or "instance_principal"`,
  };
}

function ociRest(sd: ConfigStruct): ConfigFinding | undefined {
  const compartments = sd.items("compartments");
  const empty = compartments.findIndex(({ value }) => value?.kind !== "text" || value.field.value === "");
  if (empty !== -1) {
    const message = `oci_sd: compartments[${empty}] must not be empty`;
    return { span: compartments[empty]!.node.span, message };
  }
  if (sd.duration("refresh_interval", 1) !== 0 || isUnknown(sd, "refresh_interval")) return undefined;
  return { field: "refresh_interval", message: "oci_sd: refresh_interval must be positive, got 0s" };
}

function openstack(sd: ConfigStruct): ConfigFinding | undefined {
  const unknown = unknownRole(
    sd,
    "unknown OpenStack SD role %q",
    "role missing (one of: instance, hypervisor, loadbalancer)",
  );
  // A role that is written is looked at while it is decoded, one that is missing later.
  if (unknown !== undefined && sd.has("role")) return unknown;
  const availability = sd.text("availability", "public");
  if (!["public", "internal", "admin"].includes(availability) && !isPlaceholder(availability)) {
    const message = `unknown availability ${availability}, must be one of admin, internal or public`;
    return { field: "availability", message };
  }
  return unknown ?? missing(sd, "region", "openstack SD configuration requires a region");
}

function outscale(sd: ConfigStruct): ConfigFinding | undefined {
  return (
    missing(sd, "region", "outscale SD configuration requires a region", "-") ??
    missing(sd, "access_key", "outscale SD configuration requires access_key") ??
    oneSecret(sd)
  );
}

function oneSecret(sd: ConfigStruct): ConfigFinding | undefined {
  const secrets = writtenTexts(sd, ["secret_key", "secret_key_file"]);
  if (secrets.length === 2) return atMostOne("secret_key_file", "secret_key & secret_key_file");
  if (secrets.length === 1) return undefined;
  return { field: "secret_key", message: "one of secret_key & secret_key_file must be configured" };
}

function ovhcloud(sd: ConfigStruct): ConfigFinding | undefined {
  return (
    missing(sd, "endpoint", "endpoint can not be empty", "-") ??
    missing(sd, "application_key", "application key can not be empty") ??
    missing(sd, "application_secret", "application secret can not be empty") ??
    missing(sd, "consumer_key", "consumer key can not be empty") ??
    unknownRole(sd, "unknown service: %s", "unknown service: ", "", "service")
  );
}

function scaleway(sd: ConfigStruct): ConfigFinding | undefined {
  return (
    unknownRole(sd, "unknown role %q", "role missing (one of: instance, baremetal)") ??
    missing(sd, "project_id", "project_id is mandatory") ??
    oneSecret(sd) ??
    missing(sd, "access_key", "access_key is mandatory")
  );
}

function stackit(sd: ConfigStruct): ConfigFinding | undefined {
  const endpoint = sd.text("endpoint");
  if (endpoint === "" && sd.text("region", "-") === "") {
    return { field: "region", message: "stackit_sd: endpoint and region missing" };
  }
  return wrongUrl(sd, "endpoint", `stackit_sd: invalid endpoint ${goQuote(endpoint)}: `);
}

function triton(sd: ConfigStruct): ConfigFinding | undefined {
  const role = sd.text("role", "container");
  if (role !== "container" && role !== "cn" && !isPlaceholder(role)) {
    const message = "triton SD configuration requires role to be 'container' or 'cn'";
    return { field: "role", message };
  }
  const needed =
    missing(sd, "account", "triton SD configuration requires an account") ??
    missing(sd, "dns_suffix", "triton SD configuration requires a dns_suffix") ??
    missing(sd, "endpoint", "triton SD configuration requires an endpoint");
  if (needed !== undefined) return needed;
  if (sd.duration("refresh_interval", 1) !== 0 || isUnknown(sd, "refresh_interval")) return undefined;
  const message = "triton SD configuration requires RefreshInterval to be a positive integer";
  return { field: "refresh_interval", message };
}

function uyuni(sd: ConfigStruct): ConfigFinding | undefined {
  return (
    missing(sd, "server", "Uyuni SD configuration requires server host") ??
    wrongUrl(sd, "server", "Uyuni Server URL is not valid: ") ??
    missing(sd, "username", "Uyuni SD configuration requires a username") ??
    missing(sd, "password", "Uyuni SD configuration requires a password")
  );
}

function zookeeper(sd: ConfigStruct, name: string): ConfigFinding | undefined {
  if (sd.items("servers").length === 0) {
    const message = `${name} SD config must contain at least one Zookeeper server`;
    return { field: "servers", message };
  }
  const paths = sd.items("paths");
  if (paths.length === 0) {
    return { field: "paths", message: `${name} SD config must contain at least one path` };
  }
  for (const { node, value } of paths) {
    const path = value?.kind === "text" ? value.field.value : "";
    if (path.startsWith("/") || isPlaceholder(path)) continue;
    return { span: node.span, message: `${name} SD config paths must begin with '/': ${path}` };
  }
  return undefined;
}
