import type { MetricSource } from "../features/metric-source.ts";
import type { PrometheusApi } from "../prometheus/prometheus-api.ts";
import type { PrometheusPart } from "../prometheus/prometheus-part.ts";
import type { ReadServer, ServerReading } from "../prometheus/read-server-settings.ts";
import type { FindSecret } from "../prometheus/secrets.ts";
import type { ServerSettings } from "../prometheus/server-settings.ts";
import type { ConfiguredServer, ConnectionTest, ServerTrouble } from "../protocol/requests.ts";
import { type FolderScope, pathWithin, scopeOf, sortScopes } from "./folder-scope.ts";
import { ServerHealth } from "./server-health.ts";
import type { SentSettings } from "./settings-store.ts";

interface Serving {
  /** Loads all that asks servers; called when the first server is configured. */
  readonly part: () => PrometheusPart;
  /** What the server's process finds in its environment. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Asks the client for secrets; missing when it keeps none. */
  readonly findSecret: FindSecret | undefined;
  /** False as long as nobody has said that the workspace is to be trusted: its rules decide what is asked. */
  readonly isTrusted: boolean;
  /** Is told whenever files may have another server by now, or the same one afresh. */
  readonly changed: () => void;
  /** Is told whenever `configuredFor` has other answers. */
  readonly told: () => void;
  readonly log: (message: string) => void;
}

interface Scope extends FolderScope {
  readonly reading: ServerReading;
}

interface Asked {
  readonly api: PrometheusApi;
  metrics?: MetricSource;
  readonly health: ServerHealth;
}

/** The configured servers, each with one way to ask it, made when a file first needs it. */
export class Servers {
  readonly #serving: Serving;
  readonly #asked = new Map<string, Asked>();
  #sent = "";
  #scopes: readonly Scope[] = [];
  #isTrusted: boolean;

  constructor(serving: Serving) {
    this.#serving = serving;
    this.#isTrusted = serving.isTrusted;
  }

  /** Takes the client's settings as it sent them, and those of its proxy. */
  take(sent: readonly SentSettings[], proxy: unknown): void {
    const ours = sortScopes(sent).map(({ uri, settings }) => ({ uri, settings: ownSettings(settings) }));
    const isConfigured = ours.some(({ settings }) => settings !== undefined);
    const news = isConfigured ? JSON.stringify([ours, proxy]) : "";
    if (news === this.#sent) return;
    this.#sent = news;
    this.#scopes = isConfigured ? this.#read(ours, proxy) : [];
    const keys = new Set(this.#scopes.flatMap(({ reading }) => reading.servers.map(keyOf)));
    for (const key of this.#asked.keys()) if (!keys.has(key)) this.#asked.delete(key);
    this.#tellAll();
  }

  /**
   * The server that serves a file; undefined when none does. **The same object for as long as the same server is to be
   * asked in the same way**: whatever was learnt through another one may be forgotten.
   */
  apiFor(uri: string): PrometheusApi | undefined {
    const server = this.#serverOf(uri);
    if (!this.#isTrusted || server?.settings === undefined) return undefined;
    return this.#ask(keyOf(server), server.settings).api;
  }

  /** How far back the same server looks for series, in milliseconds. */
  lookbackFor(uri: string): number {
    return this.#serverOf(uri)?.settings?.lookback ?? 0;
  }

  /** What the same server tells for completion and hover. */
  metricsFor(uri: string): MetricSource | undefined {
    const server = this.#serverOf(uri);
    if (!this.#isTrusted || server?.settings === undefined) return undefined;
    const { settings } = server;
    const asked = this.#ask(keyOf(server), settings);
    asked.metrics ??= this.#serving.part().createMetricSource(asked.api, { lookback: settings.lookback });
    return asked.metrics;
  }

  /** For people: the servers of the file's folder, and how each of them is. */
  configuredFor(uri: string): readonly ConfiguredServer[] {
    const serving = this.#serverOf(uri);
    return (scopeOf(this.#scopes, uri)?.reading.servers ?? []).map((server) => {
      const health = this.#asked.get(keyOf(server))?.health;
      const { name, url, secrets } = server;
      const trouble = this.#troubleOf(server) ?? health?.trouble;
      return {
        name,
        url,
        secrets,
        servesFile: server === serving,
        ...this.#productOf(url, health),
        ...(trouble && { trouble }),
      };
    });
  }

  /** Asks everything once through a connection of its own, which knows of no answer and no failure before. */
  async test(uri: string): Promise<ConnectionTest | undefined> {
    const server = this.#serverOf(uri);
    if (server === undefined) return undefined;
    const { name, settings } = server;
    const trouble = this.#troubleOf(server);
    if (trouble !== undefined || settings === undefined) {
      return { server: name, works: false, lines: [trouble?.message ?? ""] };
    }
    const { createApi, probe } = this.#serving.part();
    const { health } = this.#ask(keyOf(server), settings);
    return { server: name, ...(await probe(health.watch(createApi(settings)))) };
  }

  /** Forgets all that was said: from now on each server is another object. */
  clear(): void {
    this.#asked.clear();
    this.#tellAll();
  }

  trust(): void {
    this.#isTrusted = true;
    this.#tellAll();
  }

  #read(sent: readonly SentSettings[], proxy: unknown): readonly Scope[] {
    const { part, variables, findSecret, log } = this.#serving;
    const { readServerSettings, environmentSecrets, proxyFor } = part();
    const surroundings = {
      findSecret: findSecret ?? environmentSecrets(variables),
      secretAdvice:
        findSecret === undefined
          ? "put secrets into the environment of promrules"
          : "enter secrets with the command Prometheus Rules: Set Credentials",
      proxyFor: (url: URL) => proxyFor(url, proxy, variables),
    };
    const scopes = sent.map(({ uri, settings }) => ({
      uri,
      reading: readServerSettings(settings, surroundings),
    }));
    const troubles = scopes.flatMap(({ reading }) => reading.servers.flatMap(settingsTrouble));
    for (const message of new Set(troubles)) log(message);
    return scopes;
  }

  #serverOf(uri: string): ReadServer | undefined {
    const scope = scopeOf(this.#scopes, uri);
    return scope?.reading.serverFor(pathWithin(scope, uri));
  }

  #ask(key: string, settings: ServerSettings): Asked {
    const known = this.#asked.get(key);
    if (known !== undefined) return known;
    const health = new ServerHealth(() => this.#healthChanged(health));
    const asked: Asked = {
      health,
      api: health.watch(this.#serving.part().createApi(settings, this.#serving.log)),
    };
    this.#asked.set(key, asked);
    return asked;
  }

  #healthChanged({ trouble }: ServerHealth): void {
    if (trouble !== undefined) this.#serving.log(trouble.message);
    this.#serving.told();
  }

  #productOf(url: string, health: ServerHealth | undefined): { readonly product?: string } {
    if (health?.build === undefined) return {};
    const { title, version = "" } = this.#serving.part().productOf(health.build, health.flags, url);
    return { product: `${title} ${version}`.trim() };
  }

  #troubleOf(server: ReadServer): ServerTrouble | undefined {
    const [message] = settingsTrouble(server);
    if (message !== undefined) return { kind: "settings", message };
    if (this.#isTrusted) return undefined;
    return { kind: "untrusted", message: "It is not asked before you trust this workspace." };
  }

  #tellAll(): void {
    this.#serving.changed();
    this.#serving.told();
  }
}

/** Missing where no server is configured, which is most of the time; then nothing more is loaded. */
function ownSettings(settings: unknown): unknown {
  const { prometheus, servers } = (settings ?? {}) as Readonly<
    Record<string, { url?: unknown; length?: unknown }>
  >;
  const isConfigured = Boolean(prometheus?.url) || (Boolean(servers) && servers?.length !== 0);
  return isConfigured ? { prometheus, servers } : undefined;
}

function settingsTrouble({ problems }: ReadServer): string[] {
  return problems.map(({ path, message }) => `${path} ${message}.`);
}

/** Functions are left out: what they give is decided by the rest. */
function keyOf({ settings }: ReadServer): string {
  return JSON.stringify(settings && { ...settings, asks: [...settings.asks] });
}
