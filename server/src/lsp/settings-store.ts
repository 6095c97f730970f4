import { pathMatches } from "../core/files/path-pattern.ts";
import type { OwnMetricsFiles } from "../core/project/own-metrics-files.ts";
import { type Libraries, type Settings, SettingsPool } from "../core/project/settings.ts";
import { type ClientSettings, readClientSettings } from "./client-settings.ts";
import type { ConfigurationFiles } from "./configuration-files.ts";
import { type FolderScope, pathWithin, scopeOf, sortScopes } from "./folder-scope.ts";
import { slashPath } from "./uri-path.ts";

interface Scope extends FolderScope {
  readonly settings: ClientSettings;
}

/** What a client sent as the settings of a folder. */
export interface SentSettings extends FolderScope {
  readonly settings: unknown;
}

/** Which settings hold for a document: those of the client go before those of the nearest `promrules.yaml`. */
export class SettingsStore {
  readonly #files: ConfigurationFiles;
  readonly #metrics: OwnMetricsFiles | undefined;
  readonly #pool: SettingsPool;
  #scopes: readonly Scope[] = [{ uri: "", settings: readClientSettings(undefined) }];

  constructor(files: ConfigurationFiles, libraries: Libraries, metrics?: OwnMetricsFiles) {
    this.#files = files;
    this.#metrics = metrics;
    this.#pool = new SettingsPool(libraries);
  }

  /** Takes the client's settings as it sent them: for each folder of the workspace, and with an empty address for the rest. */
  take(sent: readonly SentSettings[]): void {
    this.#scopes = sortScopes(sent).map(({ uri, settings }) => ({
      uri,
      settings: readClientSettings(settings),
    }));
  }

  settingsFor(uri: string): Settings {
    const path = slashPath(uri);
    const layers = path === undefined ? [] : this.#files.above(path).layers(path);
    const catalogue = path === undefined ? undefined : this.#metrics?.catalogueFor(path);
    return this.#pool.settings(...layers, scopeOf(this.#scopes, uri)?.settings ?? {}, { catalogue });
  }

  /** Whether alerting rules of the document have lenses above them. */
  showsLenses(uri: string): boolean {
    return scopeOf(this.#scopes, uri)?.settings.codeLens !== false;
  }

  /** Whether the meaning of codes is shown behind them in the document. */
  showsHints(uri: string): boolean {
    return scopeOf(this.#scopes, uri)?.settings.inlayHints !== false;
  }

  /** Whether the document is one that somebody wants to be left alone. */
  isExcluded(uri: string): boolean {
    const path = slashPath(uri);
    if (path !== undefined && this.#files.above(path).isExcluded(path)) return true;
    const scope = scopeOf(this.#scopes, uri);
    if (scope === undefined) return false;
    return scope.settings.exclude.some((pattern) => pathMatches(pattern, pathWithin(scope, uri)));
  }
}
