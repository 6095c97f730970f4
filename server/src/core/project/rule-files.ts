import type { SourceFile } from "../files/source-file.ts";
import { DefinitionIndex } from "./definition-index.ts";
import type { IndexedRule } from "./indexed-rule.ts";
import type { RuleDefinition } from "./knowledge.ts";
import type { WorkspaceRules } from "./project-view.ts";
import { type DefinitionChanges, RuleFileIndex } from "./rule-file-index.ts";

/** The rule files of a workspace and the rules in them, which are read when somebody asks. */
export class RuleFiles {
  readonly definitions = new DefinitionIndex();
  /** The rules of all of them, whoever loads them. */
  readonly workspace: WorkspaceRules = this.#workspaceRules();
  readonly #indexes = new Map<string, RuleFileIndex>();
  /** Those whose newest version is not indexed, because nobody has asked or no configuration loads them. */
  readonly #unindexed = new Map<string, SourceFile>();
  /** Another one whenever there are other names of rules. */
  #namesVersion = 0;

  paths(): Iterable<string> {
    return this.#indexes.keys();
  }

  /** Takes the newest version of a file; says whether it is another file than those that were there. */
  put(path: string, file: SourceFile): boolean {
    const isNew = !this.#indexes.has(path);
    if (isNew) this.#indexes.set(path, new RuleFileIndex(path, file));
    this.#unindexed.set(path, file);
    return isNew;
  }

  /** Says whether it was there. */
  remove(path: string): boolean {
    const index = this.#indexes.get(path);
    if (index === undefined) return false;
    this.#indexes.delete(path);
    this.#unindexed.delete(path);
    this.#change({ removed: [...index.rules()], added: [] });
    return true;
  }

  /** Reads the rules of those files. */
  index(isAskedFor: (path: string) => boolean): void {
    for (const [path, file] of this.#unindexed) if (isAskedFor(path)) this.#indexFile(path, file);
  }

  /** Does most of the work of that for one file, in small steps. */
  *prepare(path: string, file: SourceFile): Generator<void, void, void> {
    const index = this.#indexes.get(path) ?? new RuleFileIndex(path, file);
    yield* index.prepare(file);
    if (this.#unindexed.get(path) === file) this.#indexFile(path, file);
  }

  /** The rules of the files that are indexed, file by file. */
  *rules(isAskedFor: (path: string) => boolean): Iterable<RuleDefinition> {
    for (const [path, index] of this.#indexes) if (isAskedFor(path)) yield* index.rules();
  }

  #indexFile(path: string, file: SourceFile): void {
    this.#change(this.#indexes.get(path)!.update(file));
    this.#unindexed.delete(path);
  }

  #change(changes: DefinitionChanges): void {
    this.definitions.change(changes);
    if (namesOf(changes.removed) !== namesOf(changes.added)) this.#namesVersion++;
  }

  #workspaceRules(): WorkspaceRules {
    const indexAll = (): void => this.index(() => true);
    const version = (): number => {
      indexAll();
      return this.#namesVersion;
    };
    return {
      count: (kind, name) => {
        indexAll();
        return [...this.definitions.find(kind, name)].length;
      },
      get version() {
        return version();
      },
    };
  }
}

function namesOf(rules: readonly IndexedRule[]): string {
  const names = rules.map(({ kind, name }) => `${kind} ${name}`);
  return names.sort().join("\n");
}
