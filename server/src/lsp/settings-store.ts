import { pathMatches } from "../core/files/path-pattern.ts";
import type { ReadOptions } from "../core/files/read-options.ts";
import { type Settings, SettingsPool } from "../core/project/settings.ts";
import { type ClientSettings, readClientSettings } from "./client-settings.ts";
import type { ConfigurationFiles } from "./configuration-files.ts";
import { slashPath } from "./uri-path.ts";

/** The settings of a folder of the workspace, or of all documents outside of any. */
interface Scope {
  /** Address of the folder, without a slash at its end; empty for the documents outside. */
  readonly uri: string;
  readonly settings: ClientSettings;
}

/** Which settings hold for a document: those of the client go before those of the nearest `promrules.yaml`. */
export class SettingsStore {
  readonly #files: ConfigurationFiles;
  readonly #pool: SettingsPool;
  #scopes: readonly Scope[] = [{ uri: "", settings: readClientSettings(undefined) }];

  constructor(files: ConfigurationFiles, libraries: Pick<ReadOptions, "yaml" | "regex">) {
    this.#files = files;
    this.#pool = new SettingsPool(libraries);
  }

  /** Takes the client's settings as it sent them: for each folder of the workspace, and with an empty address for the rest. */
  take(sent: readonly { readonly uri: string; readonly settings: unknown }[]): void {
    const scopes = sent.map(({ uri, settings }) => ({ uri, settings: readClientSettings(settings) }));
    // The deepest folder is asked first.
    this.#scopes = scopes.sort((a, b) => b.uri.length - a.uri.length);
  }

  settingsFor(uri: string): Settings {
    const path = slashPath(uri);
    const layers = path === undefined ? [] : this.#files.above(path).layers(path);
    return this.#pool.settings(...layers, this.#scopeOf(uri)?.settings ?? {});
  }

  /** Whether the document is one that somebody wants to be left alone. */
  isExcluded(uri: string): boolean {
    const path = slashPath(uri);
    if (path !== undefined && this.#files.above(path).isExcluded(path)) return true;
    const scope = this.#scopeOf(uri);
    if (scope === undefined) return false;
    const relative = uri.slice(scope.uri.length).replace(/^\//, "");
    return scope.settings.exclude.some((pattern) => pathMatches(pattern, decode(relative)));
  }

  #scopeOf(uri: string): Scope | undefined {
    return this.#scopes.find((scope) => scope.uri === "" || uri.startsWith(`${scope.uri}/`));
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
