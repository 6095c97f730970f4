import type { SourceFile } from "../files/source-file.ts";
import { sameItems } from "./joint-memory.ts";
import { type Knowledge, noKnowledge, type RuleDefinition } from "./knowledge.ts";
import type { ProjectView } from "./project-view.ts";
import { RuleFileIndex } from "./rule-file-index.ts";

/**
 * What is known in a rule file that no configuration loads: the rules in it, and nothing else. They are read when
 * somebody asks about them.
 */
export class OwnRules {
  #index: RuleFileIndex | undefined;
  readonly #lists = new Map<string, readonly RuleDefinition[]>();

  /** What other files tell about a version of the file, and where they tell nothing, what it tells about itself. */
  view(view: ProjectView, file: SourceFile): ProjectView {
    if (view.knowledge.configs.length > 0) return view;
    return { ...view, knowledge: this.#knowledgeOf(file) };
  }

  #knowledgeOf(file: SourceFile): Knowledge {
    return {
      ...noKnowledge,
      recordingRulesOf: (metric) => this.#find("recording", metric, file),
      alertingRulesOf: (alert) => this.#find("alerting", alert, file),
    };
  }

  #find(kind: RuleDefinition["kind"], name: string, file: SourceFile): readonly RuleDefinition[] {
    this.#index ??= new RuleFileIndex(file.path ?? "", file);
    this.#index.update(file);
    const found = [...this.#index.rules()].filter((rule) => rule.kind === kind && rule.name === name);
    const key = `${kind} ${name}`;
    const known = this.#lists.get(key);
    if (known !== undefined && sameItems(known, found)) return known;
    this.#lists.set(key, found);
    return found;
  }
}
