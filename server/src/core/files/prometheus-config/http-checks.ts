import { goQuote } from "../../text/go-quote.ts";
import type { ConfigFinding, StructCheck } from "./config-finding.ts";
import type { ConfigStruct } from "./config-value.ts";

export const httpChecks: Readonly<Record<string, StructCheck>> = {
  OAuth2: checkProxy,
  Tls: checkTls,
};

/** Mirrors `HTTPClientConfig.Validate` of prometheus/common; the fields of the client stand in the structure itself. */
export function* checkHttpClient(client: ConfigStruct): Iterable<ConfigFinding> {
  const finding = authorizationFinding(client);
  if (finding !== undefined) yield finding;
  yield* checkProxy(client);
  for (const { key } of client.mapEntries("http_headers")) {
    const name = canonicalHeader(key.value);
    if (reservedHeaders.has(name.toLowerCase())) {
      yield { span: key.span, message: `setting header ${goQuote(name)} is not allowed` };
    }
  }
}

function authorizationFinding(client: ConfigStruct): ConfigFinding | undefined {
  const bearer = ["bearer_token", "bearer_token_file"].filter((name) => client.text(name) !== "");
  const basic = client.has("basic_auth");
  const oauth2 = client.has("oauth2");
  if (bearer.length === 2) {
    return atMostOne("bearer_token_file", "bearer_token & bearer_token_file");
  }
  if ((basic || oauth2) && bearer.length > 0) {
    return atMostOne(bearer[0]!, "basic_auth, oauth2, bearer_token & bearer_token_file");
  }
  return (
    basicAuthFinding(client.struct("basic_auth")) ??
    authorizationHeaderFinding(client, bearer[0]) ??
    oauth2Finding(client)
  );
}

function basicAuthFinding(basic: ConfigStruct | undefined): ConfigFinding | undefined {
  if (basic === undefined) return undefined;
  for (const name of ["username", "password"]) {
    const second = writtenTexts(basic, [name, `${name}_file`, `${name}_ref`])[1];
    if (second === undefined) continue;
    return {
      span: basic.place(second),
      message: `at most one of basic_auth ${name}, ${name}_file & ${name}_ref must be configured`,
    };
  }
  return undefined;
}

function authorizationHeaderFinding(
  client: ConfigStruct,
  bearer: string | undefined,
): ConfigFinding | undefined {
  const header = client.struct("authorization");
  if (header === undefined) return undefined;
  if (bearer !== undefined) {
    const message = "authorization is not compatible with bearer_token & bearer_token_file";
    return { field: bearer, message };
  }
  const second = writtenTexts(header, ["credentials", "credentials_file", "credentials_ref"])[1];
  if (second !== undefined) {
    return {
      span: header.place(second),
      message: "at most one of authorization credentials & credentials_file must be configured",
    };
  }
  if (header.text("type").trim().toLowerCase() === "basic") {
    return {
      span: header.place("type"),
      message: `authorization type cannot be set to "basic", use "basic_auth" instead`,
    };
  }
  if (!client.has("basic_auth") && !client.has("oauth2")) return undefined;
  return atMostOne("authorization", "basic_auth, oauth2 & authorization");
}

function oauth2Finding(client: ConfigStruct): ConfigFinding | undefined {
  const oauth2 = client.struct("oauth2");
  if (oauth2 === undefined) return undefined;
  if (client.has("basic_auth")) return atMostOne("oauth2", "basic_auth, oauth2 & authorization");
  for (const name of ["client_id", "token_url"]) {
    if (oauth2.text(name) === "") {
      return { span: oauth2.place(name), message: `oauth2 ${name} must be configured` };
    }
  }
  const type = oauth2.text("grant_type");
  const isJwt = type === "urn:ietf:params:oauth:grant-type:jwt-bearer";
  const base = isJwt ? "client_certificate_key" : "client_secret";
  const second = writtenTexts(oauth2, [base, `${base}_file`, `${base}_ref`])[1];
  if (second !== undefined) {
    const grant = isJwt ? type : "client_credentials";
    const message = `at most one of oauth2 ${base}, ${base}_file & ${base}_ref must be configured using grant-type=${grant}`;
    return { span: oauth2.place(second), message };
  }
  if (!isJwt || ["", "RS256", "RS384", "RS512"].includes(oauth2.text("signature_algorithm")))
    return undefined;
  return {
    span: oauth2.place("signature_algorithm"),
    message: "valid signature algorithms are RS256, RS384 and RS512",
  };
}

/** Mirrors `ProxyConfig.Validate`. */
function* checkProxy(client: ConfigStruct): Iterable<ConfigFinding> {
  const fromEnvironment = client.bool("proxy_from_environment");
  const hasUrl = client.text("proxy_url") !== "";
  if (client.mapEntries("proxy_connect_header").length > 0 && !fromEnvironment && !hasUrl) {
    yield {
      field: "proxy_connect_header",
      message:
        "if proxy_connect_header is configured, proxy_url or proxy_from_environment must also be configured",
    };
  }
  if (fromEnvironment && hasUrl) {
    yield {
      field: "proxy_url",
      message: "if proxy_from_environment is configured, proxy_url must not be configured",
    };
  }
  if (client.text("no_proxy") === "") return;
  if (fromEnvironment) {
    yield {
      field: "no_proxy",
      message: "if proxy_from_environment is configured, no_proxy must not be configured",
    };
  } else if (!client.has("proxy_url")) {
    yield { field: "no_proxy", message: "if no_proxy is configured, proxy_url must also be configured" };
  }
}

/** Mirrors `TLSConfig.Validate`. */
function* checkTls(tls: ConfigStruct): Iterable<ConfigFinding> {
  for (const name of ["min_version", "max_version"]) {
    const version = tls.textField(name);
    if (version !== undefined && !/^TLS1[0123]$/.test(version.value)) {
      yield { field: name, message: `unknown TLS version: ${version.value}` };
      return;
    }
  }
  const authority = writtenTexts(tls, ["ca", "ca_file", "ca_ref"]);
  const certificate = writtenTexts(tls, ["cert", "cert_file", "cert_ref"]);
  const key = writtenTexts(tls, ["key", "key_file", "key_ref"]);
  if (authority.length > 1) yield atMostOne(authority[1]!, "ca, ca_file & ca_ref");
  else if (certificate.length > 1) yield atMostOne(certificate[1]!, "cert, cert_file & cert_ref");
  else if (key.length > 1) yield atMostOne(key[1]!, "key and key_file");
  else if (certificate.length > key.length) {
    const message =
      "exactly one of key or key_file must be configured when a client certificate is configured";
    yield { field: certificate[0]!, message };
  } else if (key.length > certificate.length) {
    const message = "exactly one of cert or cert_file must be configured when a client key is configured";
    yield { field: key[0]!, message };
  }
}

export function atMostOne(field: string, names: string): ConfigFinding {
  return { field, message: `at most one of ${names} must be configured` };
}

/** Which of the fields have a text that is not empty. */
export function writtenTexts(struct: ConfigStruct, names: readonly string[]): readonly string[] {
  return names.filter((name) => struct.text(name) !== "");
}

/** Mirrors `http.CanonicalHeaderKey`. */
function canonicalHeader(name: string): string {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return name;
  return name.toLowerCase().replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** Headers that Prometheus sets itself. */
const reservedHeaders: ReadonlySet<string> = new Set(
  (
    "authorization host content-encoding content-length content-type user-agent connection keep-alive " +
    "proxy-authenticate proxy-authorization www-authenticate accept-encoding x-prometheus-remote-write-version " +
    "x-prometheus-remote-read-version x-prometheus-scrape-timeout-seconds x-amz-date x-amz-security-token " +
    "x-amz-content-sha256"
  ).split(" "),
);

/** Which of the headers for remote storages or traces are reserved, too; `Authorization` has words of its own. */
export function* checkHeaders(struct: ConfigStruct, authorizationMessage: string): Iterable<ConfigFinding> {
  for (const { key } of struct.mapEntries("headers")) {
    const name = key.value.toLowerCase();
    if (name === "authorization") yield { span: key.span, message: authorizationMessage };
    else if (reservedHeaders.has(name) && name !== "x-prometheus-scrape-timeout-seconds") {
      yield { span: key.span, message: `${key.value} is a reserved header. It must not be changed` };
    }
  }
}
