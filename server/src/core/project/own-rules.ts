import type { SourceFile } from "../files/source-file.ts";
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
  /** Missing until somebody asks. */
  #rules: RuleFileIndex | undefined;
  readonly #definitions = new DefinitionIndex();
  readonly #lists = new Map<string, readonly RuleDefinition[]>();
  #file: SourceFile | undefined;
  #knowledge: Knowledge | undefined;

  /** What other files tell about a version of the file, and where they tell nothing, what it tells about itself. */
  view(view: ProjectView, file: SourceFile): ProjectView {
    if (view.knowledge.configs.length > 0) return view;
    return { ...view, knowledge: this.#knowledgeOf(file) };
  }

  /** The same until a rule comes, goes or says something else, so that nothing need be asked again after most edits. */
  #knowledgeOf(file: SourceFile): Knowledge {
    this.#file = file;
    if (this.#rules !== undefined && this.#update(this.#rules, file)) this.#knowledge = undefined;
    this.#knowledge ??= {
      ...noKnowledge,
      recordingRulesOf: (metric) => this.#find("recording", metric),
      alertingRulesOf: (alert) => this.#find("alerting", alert),
      absenceRules: () => this.#find("absence", "up"),
    };
    return this.#knowledge;
  }

  /** Whether that changed anything. */
  #update(rules: RuleFileIndex, file: SourceFile): boolean {
    const changes = rules.update(file);
    this.#definitions.change(changes);
    return changes.added.length > 0 || changes.removed.length > 0;
  }

  #find(kind: IndexedKind, name: string): readonly RuleDefinition[] {
    if (this.#rules === undefined) {
      this.#rules = new RuleFileIndex(this.#file!.path ?? "", this.#file!);
      this.#update(this.#rules, this.#file!);
    }
    const found = [...this.#definitions.find(kind, name)];
    if (found.length > 1) found.sort((one, other) => one.place.span.from - other.place.span.from);
    const key = `${kind} ${name}`;
    const known = this.#lists.get(key);
    if (known !== undefined && sameItems(known, found)) return known;
    this.#lists.set(key, found);
    return found;
  }
}
