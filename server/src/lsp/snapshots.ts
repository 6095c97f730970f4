import type { Facts } from "../core/facts/facts.ts";
import { readSnapshot } from "../core/facts/read-snapshot.ts";
import { snapshotAge, snapshotStore } from "../core/facts/snapshot-store.ts";
import { LineIndex } from "../core/text/line-index.ts";
import type { YamlLibrary } from "../core/yaml/yaml-library.ts";
import type { UsedSnapshot } from "../protocol/requests.ts";
import { slashPath } from "./uri-path.ts";

interface Sources {
  readText(path: string): string | undefined;
  readonly yaml: YamlLibrary;
  /** The snapshot that the configuration names for a file. Paths are absolute, with slashes. */
  pathFor(path: string): string | undefined;
  /** Shows something to the user. */
  tell(message: string): void;
}

interface Read {
  readonly facts: Facts;
  readonly used: UsedSnapshot;
}

/** The snapshots that configurations name, read when a file first needs one, and remembered until `forget`. */
export class Snapshots {
  readonly #sources: Sources;
  readonly #byPath = new Map<string, Read | undefined>();
  /** The paths of snapshots by the addresses of files: who types asks for the same several times at each key. */
  readonly #paths = new Map<string, string | undefined>();
  /** The same is not told again at each change of anything. */
  readonly #told = new Set<string>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The snapshot that the configuration names for a file. */
  pathFor(uri: string): string | undefined {
    if (!this.#paths.has(uri)) {
      const path = slashPath(uri);
      this.#paths.set(uri, path === undefined ? undefined : this.#sources.pathFor(path));
    }
    return this.#paths.get(uri);
  }

  factsFor(uri: string): Facts | undefined {
    return this.#readFor(uri)?.facts;
  }

  /** For people: what stands in for a server. */
  usedFor(uri: string): UsedSnapshot | undefined {
    return this.#readFor(uri)?.used;
  }

  /** Whether one of them may be another one now. */
  changedOnDisk(paths: readonly string[]): boolean {
    return paths.filter((path) => this.#byPath.delete(path)).length > 0;
  }

  forget(): void {
    this.#byPath.clear();
    this.#paths.clear();
  }

  #readFor(uri: string): Read | undefined {
    const snapshot = this.pathFor(uri);
    if (snapshot === undefined) return undefined;
    if (!this.#byPath.has(snapshot)) this.#byPath.set(snapshot, this.#read(snapshot));
    return this.#byPath.get(snapshot);
  }

  #read(path: string): Read | undefined {
    const { readText, yaml } = this.#sources;
    const text = readText(path);
    if (text === undefined) return this.#tell(`${path}: There is no such snapshot, or it cannot be read.`);
    const reading = readSnapshot(text, yaml);
    if (!reading.ok) {
      const { span, message } = reading.problem;
      const { line, character } = new LineIndex(text).positionAt(span.from);
      return this.#tell(`${path}:${line + 1}:${character + 1}: ${message}`);
    }
    const age = snapshotAge(reading.snapshot, Date.now());
    if (age !== undefined) this.#tell(`${path}: ${age}`);
    const { taken, server } = reading.snapshot;
    return { facts: snapshotStore(reading.snapshot).facts, used: { path, taken, server } };
  }

  #tell(message: string): undefined {
    if (!this.#told.has(message)) this.#sources.tell(message);
    this.#told.add(message);
  }
}
