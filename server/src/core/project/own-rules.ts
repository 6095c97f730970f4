import type { SourceFile } from "../files/source-file.ts";
import type { TextChunk } from "../files/text-chunk.ts";
import { DefinitionIndex, type IndexedKind } from "./definition-index.ts";
import { sameItems } from "./joint-memory.ts";
import { type Knowledge, noKnowledge, type RuleDefinition } from "./knowledge.ts";
import type { ProjectView } from "./project-view.ts";
import { RuleFileIndex } from "./rule-file-index.ts";

/**
 * What is known in a rule file that no configuration loads: the rules in it, and nothing else. They are read when
 * somebody asks about them.
 */
export class OwnRules {
  /** Each is missing until somebody asks. Many ask only what is recorded, for which other rules need not be read. */
  #recording: OwnIndex | undefined;
  #all: OwnIndex | undefined;
  readonly #lists = new Map<string, readonly RuleDefinition[]>();
  #file: SourceFile | undefined;
  #isRead = false;
  #knowledge: Knowledge | undefined;

  /**
   * What other files tell about a version of the file, and where they tell nothing, what it tells about itself. While
   * it is still to be read for the first time, that is nothing yet: to find out would be to read it once more.
   */
  view(view: ProjectView, file: SourceFile, isRead = true): ProjectView {
    if (view.knowledge.configs.length > 0) return view;
    return { ...view, knowledge: this.#knowledgeOf(file, isRead) };
  }

  /** The same until a rule comes, goes or says something else, so that nothing need be asked again after most edits. */
  #knowledgeOf(file: SourceFile, isRead: boolean): Knowledge {
    if (isRead && !this.#isRead && this.#lists.size > 0) this.#knowledge = undefined;
    this.#isRead ||= isRead;
    this.#file = file;
    for (const index of [this.#recording, this.#all]) {
      if (index?.update(file) === true) this.#knowledge = undefined;
    }
    this.#knowledge ??= {
      ...noKnowledge,
      recordingRulesOf: (metric) => this.#find("recording", metric),
      alertingRulesOf: (alert) => this.#find("alerting", alert),
      absenceRules: () => this.#find("absence", "up"),
    };
    return this.#knowledge;
  }

  #find(kind: IndexedKind, name: string): readonly RuleDefinition[] {
    const found = this.#isRead ? [...this.#indexFor(kind).definitions.find(kind, name)] : [];
    if (found.length > 1) found.sort((one, other) => one.place.span.from - other.place.span.from);
    const key = `${kind} ${name}`;
    const known = this.#lists.get(key);
    if (known !== undefined && sameItems(known, found)) return known;
    this.#lists.set(key, found);
    return found;
  }

  #indexFor(kind: IndexedKind): OwnIndex {
    if (kind === "recording") {
      this.#recording ??= new OwnIndex(this.#file!, ({ text }) => text.includes("record"));
      return this.#recording;
    }
    this.#all ??= new OwnIndex(this.#file!);
    return this.#all;
  }
}

class OwnIndex {
  readonly definitions = new DefinitionIndex();
  readonly #rules: RuleFileIndex;

  constructor(file: SourceFile, mayDefine?: (rule: TextChunk) => boolean) {
    this.#rules = new RuleFileIndex(file.path ?? "", file, mayDefine);
    this.update(file);
  }

  /** Whether that changed anything. */
  update(file: SourceFile): boolean {
    const changes = this.#rules.update(file);
    this.definitions.change(changes);
    return changes.added.length > 0 || changes.removed.length > 0;
  }
}
