import { readFileSync } from "node:fs";
import path from "node:path";
import { systemMessage } from "../disk/unread.ts";
import type { PrometheusApi } from "../prometheus/prometheus-api.ts";
import type { FindSecret } from "../prometheus/secrets.ts";
import type { ServerSettings } from "../prometheus/server-settings.ts";
import type { Environment } from "./environment.ts";

/** What the command line says about the server to ask. */
export interface PrometheusOptions {
  /** Its address. */
  readonly prometheus: string | undefined;
  /** A file that says the rest, and the address too if no other one is given. */
  readonly prometheusConfig: string | undefined;
}

/** Flags of every command that asks a server. */
export const prometheusFlags = {
  prometheus: { type: "string" },
  "prometheus-config": { type: "string" },
} as const;

export function prometheusOptionsOf(flags: ReadonlyMap<string, readonly string[]>): PrometheusOptions {
  return {
    prometheus: flags.get("prometheus")?.at(-1),
    prometheusConfig: flags.get("prometheus-config")?.at(-1),
  };
}

/** Whether they name one. */
export function asksServer({ prometheus, prometheusConfig }: PrometheusOptions): boolean {
  return prometheus !== undefined || prometheusConfig !== undefined;
}

export interface OpenedServer {
  readonly kind: "opened";
  readonly api: PrometheusApi;
  readonly settings: ServerSettings;
}

/** Why there is no server to ask, a sentence for people. */
export interface UnusableServer {
  readonly kind: "unusable";
  readonly message: string;
}

const secretAdvice = "set PROMRULES_TOKEN, or PROMRULES_USERNAME and PROMRULES_PASSWORD, in the environment";

/** The server that the options name, ready to be asked; nothing is sent to it yet. Missing when they name none. */
export function openServer(
  options: PrometheusOptions,
  environment: Environment,
): OpenedServer | UnusableServer | undefined {
  if (!asksServer(options)) return undefined;
  const { variables } = environment;
  const configured = readConfig(options.prometheusConfig, environment.cwd);
  if ("message" in configured) return { kind: "unusable", message: configured.message };
  const secrets = readSecrets(variables, environment.cwd);
  if (secrets.message !== undefined) return { kind: "unusable", message: secrets.message };
  const part = environment.prometheus();
  const authentication = authenticationBy(secrets.has, variables.PROMRULES_USERNAME);
  const entry = {
    ...(authentication && { authentication }),
    ...configured.value,
    ...(options.prometheus !== undefined && { url: options.prometheus }),
  };
  const reading = part.readServerSettings(
    { servers: [entry] },
    { findSecret: secrets.find, secretAdvice, proxyFor: (url) => part.proxyFor(url, undefined, variables) },
  );
  const [server] = reading.servers;
  if (server?.settings === undefined) {
    const [problem] = server?.problems ?? [];
    const place = problem?.path.replace(/^promrules\.servers\[0\]\.?/, "") ?? "";
    const isUrl = place === "url" && options.prometheus !== undefined;
    const name = isUrl ? "--prometheus" : `${options.prometheusConfig ?? "--prometheus"}: ${place}`;
    return { kind: "unusable", message: `${name} ${problem?.message ?? "cannot be used"}.` };
  }
  const headers = headersIn(variables.PROMRULES_HEADERS ?? "");
  if (headers === undefined) {
    return {
      kind: "unusable",
      message: "PROMRULES_HEADERS takes headers such as `X-Scope-OrgID: team-a`, one in each line.",
    };
  }
  const settings = { ...server.settings, headers: [...server.settings.headers, ...headers] };
  return { kind: "opened", api: part.createApi(settings), settings };
}

type Entry = Readonly<Record<string, unknown>>;

/** It has the form of an entry of `promrules.servers` in an editor's settings. */
function readConfig(
  file: string | undefined,
  cwd: string,
): { readonly value: Entry } | { readonly message: string } {
  if (file === undefined) return { value: {} };
  try {
    const value: unknown = JSON.parse(readFileSync(path.resolve(cwd, file), "utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return { value: value as Entry };
    return { message: `${file}: expected an object such as {"url": "http://localhost:9090"}.` };
  } catch (error) {
    // What the file holds is nobody's business, and a message about bad JSON repeats some of it.
    return {
      message: `${file}: ${error instanceof SyntaxError ? "is no valid JSON" : systemMessage(error)}.`,
    };
  }
}

type SecretVariable = (typeof secretVariables)[keyof typeof secretVariables];

const secretVariables = {
  token: "PROMRULES_TOKEN",
  password: "PROMRULES_PASSWORD",
  clientSecret: "PROMRULES_CLIENT_SECRET",
  passphrase: "PROMRULES_KEY_PASSPHRASE",
} as const;

interface Secrets {
  readonly find: FindSecret;
  readonly has: (variable: SecretVariable) => boolean;
  /** Why a secret cannot be had. */
  readonly message?: string;
}

/** Each of them may also be in a file, which a variable with `_FILE` at its end names. */
function readSecrets(variables: Environment["variables"], cwd: string): Secrets {
  const found = new Map<string, string>();
  let message: string | undefined;
  for (const variable of Object.values(secretVariables)) {
    const value = variables[variable];
    const file = variables[`${variable}_FILE`];
    if (value) found.set(variable, value);
    if (value || !file) continue;
    try {
      found.set(variable, readFileSync(path.resolve(cwd, file), "utf8").trim());
    } catch (error) {
      message ??= `${variable}_FILE: ${systemMessage(error)}.`;
    }
  }
  return {
    find: async ({ kind }) => found.get(secretVariables[kind]),
    has: (variable) => found.has(variable),
    ...(message !== undefined && { message }),
  };
}

function authenticationBy(has: Secrets["has"], username: string | undefined): Entry | undefined {
  if (username) return { type: "basic", username };
  return has("PROMRULES_TOKEN") ? { type: "bearer" } : undefined;
}

function headersIn(text: string): readonly (readonly [string, string])[] | undefined {
  const headers: (readonly [string, string])[] = [];
  for (const line of text.split(/[\r\n]+/).filter((each) => each.trim() !== "")) {
    const header = /^\s*([-!#$%&'*+.^_`|~\w]+):\s*([\t\x20-\x7e\x80-\xff]*?)\s*$/.exec(line);
    if (header === null) return undefined;
    headers.push([header[1]!, header[2]!]);
  }
  return headers;
}
