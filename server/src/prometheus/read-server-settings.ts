import { homedir } from "node:os";
import path from "node:path";
import { type PathPattern, parsePathPattern, pathMatches } from "../core/files/path-pattern.ts";
import { readAuthentication } from "./read-authentication.ts";
import { readHeaders } from "./read-headers.ts";
import { readServerUrl, textOfUrl } from "./read-server-url.ts";
import type { FindSecret, SecretKind, SecretName } from "./secrets.ts";
import type {
  ProxySettings,
  Secret,
  ServerQuestion,
  ServerSettings,
  TlsSettings,
} from "./server-settings.ts";
import { type SettingProblem, SettingReader } from "./setting-reader.ts";

/** What the settings below `promrules` say about servers. */
export interface ServerReading {
  readonly servers: readonly ReadServer[];
  /** By the path of a file, relative to the folder that the settings hold for, with slashes. */
  serverFor(file: string): ReadServer | undefined;
}

export interface ReadServer {
  /** What the user calls it; its address when it has no name, and where the settings name it when that is wrong. */
  readonly name: string;
  /** Empty when it is wrong. */
  readonly url: string;
  /** Which files it serves; without any, all that no other server does. */
  readonly files: readonly PathPattern[];
  /** The secrets that it may ask for. */
  readonly secrets: readonly SecretName[];
  /** Missing when anything is wrong: half of what somebody wants must not be sent anywhere. */
  readonly settings: ServerSettings | undefined;
  readonly problems: readonly SettingProblem[];
}

/** What the settings do not say. */
export interface Surroundings {
  readonly findSecret: FindSecret;
  /** Where secrets belong, for messages: `run the command …`. */
  readonly secretAdvice: string;
  proxyFor(url: URL): ProxySettings | undefined;
}

const questions: readonly ServerQuestion[] = ["metadata", "queries", "status"];

export function readServerSettings(value: unknown, surroundings: Surroundings): ServerReading {
  const outer = new SettingReader(value, "promrules", []);
  const servers = outer
    .list("servers")
    .map((entry, index) => readServer(entry, `promrules.servers[${index}]`, surroundings));
  const url = outer.object("prometheus").text("url");
  let main = servers.find(({ name }) => name === url);
  if (url !== undefined && main === undefined) {
    main = readServer({ url }, "promrules.prometheus", surroundings);
    servers.push(main);
  }
  const { problems } = outer;
  if (problems.length > 0) {
    servers.push({ name: "promrules", url: "", files: [], secrets: [], settings: undefined, problems });
  }
  main ??= servers.find(({ files }) => files.length === 0);
  return {
    servers,
    serverFor: (file) =>
      servers.find(({ files }) => files.some((pattern) => pathMatches(pattern, file))) ?? main,
  };
}

function readServer(value: unknown, path: string, surroundings: Surroundings): ReadServer {
  const reader = new SettingReader(value, path, []);
  const { problems } = reader;
  const secrets: SecretName[] = [];
  const givenName = reader.text("name");
  const url = readUrl(reader, surroundings.secretAdvice);
  const keep = (kind: SecretKind, origin: string | undefined): Secret => {
    const server = givenName ?? "";
    if (origin !== undefined) secrets.push({ server, kind, origin });
    // The origin is that of the request, which a redirect must not have changed to another one.
    return async (asked) =>
      asked === origin ? surroundings.findSecret({ server, kind, origin: asked }) : undefined;
  };
  const name = givenName ?? (url === undefined ? path : textOfUrl(url));
  const files = (reader.texts("files") ?? []).map(parsePathPattern);
  const rest = {
    headers: readHeaders(reader.object("headers"), surroundings.secretAdvice),
    authentication: readAuthentication(reader.object("authentication"), {
      keep,
      origin: url?.origin,
      secretAdvice: surroundings.secretAdvice,
    }),
    tls: readTls(reader.object("tls"), () => keep("passphrase", url?.origin)),
    timeout: reader.duration("timeout") ?? 10_000,
    lookback: reader.duration("lookback") ?? 604_800_000,
    asks: new Set(readQuestions(reader)),
  };
  reader.finish();
  const proxy = url && surroundings.proxyFor(url);
  if (proxy !== undefined && !/^https?:/i.test(proxy.url)) {
    problems.push({ path: "http.proxy", message: "promrules knows proxies of HTTP only" });
  }
  const isRight = url !== undefined && problems.length === 0;
  return {
    name,
    url: url === undefined ? "" : textOfUrl(url),
    files,
    secrets,
    problems,
    settings: isRight ? { name, url: textOfUrl(url), proxy, ...rest } : undefined,
  };
}

function readUrl(reader: SettingReader, secretAdvice: string): URL | undefined {
  const written = reader.text("url");
  if (written === undefined) return reader.report("url", "is missing");
  const read = readServerUrl(written, secretAdvice);
  return read.ok ? read.url : reader.report("url", read.message);
}

function readTls(reader: SettingReader, passphrase: () => Secret): TlsSettings {
  const key = readPath(reader, "key");
  const certificate = readPath(reader, "certificate");
  if ((key === undefined) !== (certificate === undefined)) {
    reader.report(key === undefined ? "key" : "certificate", "is missing: it goes with the other one");
  }
  const tls = {
    certificateAuthority: readPath(reader, "certificateAuthority"),
    certificate,
    key,
    passphrase: key === undefined ? undefined : passphrase(),
    isVerified: reader.boolean("verify") ?? true,
  };
  reader.finish();
  return tls;
}

/** A relative path would mean another file in every workspace. */
function readPath(reader: SettingReader, name: string): string | undefined {
  const written = reader.text(name);
  const file = written?.replace(/^~(?=[\\/])/, homedir());
  if (file === undefined || path.isAbsolute(file)) return file;
  return reader.report(name, "must be an absolute path, or begin with ~/");
}

function readQuestions(reader: SettingReader): readonly ServerQuestion[] {
  const written = reader.texts("ask") ?? questions;
  const known = questions.filter((question) => written.includes(question));
  if (known.length < new Set(written).size) reader.report("ask", `may name ${questions.join(", ")}`);
  return known;
}
