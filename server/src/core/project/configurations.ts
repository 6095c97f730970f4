import { pathMatches } from "../files/path-pattern.ts";
import type { PromrulesConfig, SettingsLayer } from "../files/promrules-config.ts";
import { resolveGlob } from "./named-rule-files.ts";
import type { TelegrafFiles } from "./telegraf-files.ts";

/** A `promrules.yaml` and where it lies. */
export interface ConfigurationFile {
  /** Absolute, with slashes, as all paths here. */
  readonly path: string;
  readonly config: PromrulesConfig;
}

/** Which configuration holds for a file: the nearest one above it, or the one that was named for all files. */
export class Configurations {
  readonly #byFolder: ReadonlyMap<string, ConfigurationFile>;
  readonly #forAll: ConfigurationFile | undefined;
  readonly #telegraf = new WeakMap<readonly string[], TelegrafFiles>();

  constructor(files: Iterable<ConfigurationFile>, forAll?: ConfigurationFile) {
    const byFolder = new Map<string, ConfigurationFile>();
    for (const file of files) if (!byFolder.has(folderOf(file.path))) byFolder.set(folderOf(file.path), file);
    this.#byFolder = byFolder;
    this.#forAll = forAll;
  }

  nearest(path: string): ConfigurationFile | undefined {
    if (this.#forAll !== undefined || this.#byFolder.size === 0) return this.#forAll;
    for (const folder of foldersAbove(path)) {
      const file = this.#byFolder.get(folder);
      if (file !== undefined) return file;
    }
    return undefined;
  }

  isExcluded(path: string): boolean {
    const file = this.nearest(path);
    if (file === undefined || file.config.exclude.length === 0) return false;
    const relative = relativePath(file, path);
    return relative !== undefined && file.config.exclude.some((pattern) => pathMatches(pattern, relative));
  }

  /** The `prometheus.yml` that the configuration names for a file: its path counts from the configuration's folder. */
  prometheusConfigFor(path: string): string | undefined {
    return this.#named(path, ({ prometheusConfig }) => prometheusConfig);
  }

  /** The configurations of Telegraf that the configuration names for a file: the same object for the same list. */
  telegrafFor(path: string): TelegrafFiles | undefined {
    const { telegrafConfig } =
      this.layers(path).findLast((layer) => layer.telegrafConfig !== undefined) ?? {};
    const file = this.nearest(path);
    if (telegrafConfig === undefined || file === undefined) return undefined;
    let files = this.#telegraf.get(telegrafConfig);
    if (files === undefined) {
      const patterns = telegrafConfig.map((value) => ({
        field: { value },
        glob: resolveGlob(folderOf(file.path), value),
      }));
      files = { path: file.path, patterns };
      this.#telegraf.set(telegrafConfig, files);
    }
    return files;
  }

  /** The snapshot of a server that the configuration names for a file. */
  snapshotFor(path: string): string | undefined {
    return this.#named(path, ({ snapshot }) => snapshot);
  }

  /** A path that the last layer says which has one, counted from the configuration's folder. */
  #named(path: string, pathIn: (layer: SettingsLayer) => string | undefined): string | undefined {
    const named = this.layers(path)
      .map(pathIn)
      .findLast((each) => each !== undefined);
    const file = this.nearest(path);
    if (named === undefined || file === undefined) return undefined;
    return resolvedPath(folderOf(file.path), named);
  }

  /** What the configuration says about a file, weakest first. */
  layers(path: string): readonly SettingsLayer[] {
    const file = this.nearest(path);
    if (file === undefined) return [];
    const relative = relativePath(file, path);
    if (relative === undefined) return [file.config];
    const overrides = file.config.overrides.filter(({ paths }) =>
      paths.some((pattern) => pathMatches(pattern, relative)),
    );
    return [file.config, ...overrides];
  }
}

/** The folders that a path lies in, nearest first; none ends with a slash, so the root is the empty text. */
export function* foldersAbove(path: string): Iterable<string> {
  for (let end = path.lastIndexOf("/"); end !== -1; end = path.lastIndexOf("/", end - 1)) {
    yield path.slice(0, end);
    if (end === 0) return;
  }
}

/** The path counted from the configuration's folder; missing when it lies elsewhere. */
function relativePath(file: ConfigurationFile, path: string): string | undefined {
  const folder = `${folderOf(file.path)}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : undefined;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function resolvedPath(folder: string, path: string): string {
  if (/^(?:\/|[A-Za-z]:\/)/.test(path)) return path;
  const parts = folder.split("/");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
