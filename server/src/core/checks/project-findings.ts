import type { SourceFile } from "../files/source-file.ts";
import { definitionsIn } from "../project/definitions-in.ts";
import type { LabelUniverse } from "../project/label-universe.ts";
import { OwnRules } from "../project/own-rules.ts";
import { noProject, type ProjectView } from "../project/project-view.ts";
import { AskedKnowledge, type Question } from "./asked-knowledge.ts";
import type { CheckSettings } from "./check-settings.ts";
import type { ChunkRecord, ProjectFound } from "./chunk-record.ts";
import { type ProjectChecks, projectProblems } from "./project-problems.ts";

/** Finds what is wrong with the chunks of one file in the light of others, and tells when that has to be done again. */
export class ProjectFindings {
  readonly #settings: CheckSettings;
  readonly #checks: ProjectChecks;
  readonly #knowledge = new AskedKnowledge();
  readonly #ownRules = new OwnRules();
  #view: ProjectView = noProject;
  /** When the answer to each question was another one last. */
  readonly #changed = new WeakMap<Question, number>();
  #universeChanged = 0;
  #version = 0;
  /** What was found last: most chunks share one of these. */
  #found: ProjectFound = { problems: [], asked: [], version: -1 };
  #settled = 0;

  constructor(settings: CheckSettings, checks: ProjectChecks) {
    this.#settings = settings;
    this.#checks = checks;
  }

  /** Another one whenever something that was asked has another answer. */
  get version(): number {
    return this.#version;
  }

  /** Takes what the other files say now about a version of the file. */
  renew(view: ProjectView, file: SourceFile): void {
    const before: LabelUniverse | undefined = this.#view.universe;
    this.#view = view;
    const changed = this.#knowledge.renew(this.#ownRules.view(view, file).knowledge);
    if (changed.size === 0 && view.universe === before) return;
    this.#version++;
    if (view.universe !== before) this.#universeChanged = this.#version;
    for (const question of changed) this.#changed.set(question, this.#version);
  }

  find(record: ChunkRecord, file: SourceFile): void {
    const view = { knowledge: this.#knowledge, facts: this.#view.facts, universe: this.#view.universe };
    const run = { file, view, settings: this.#settings, checks: this.#checks };
    const problems = projectProblems(record.chunk, run);
    const asked = this.#knowledge.takeAsked();
    const { problems: known, asked: askedBefore, version } = this.#found;
    const isSame = problems === known && asked === askedBefore && version === this.#version;
    if (!isSame) this.#found = { problems, asked, version: this.#version };
    record.project = this.#found;
    // The index of all rules needs it next, and the chunk was read just now.
    if (this.#view !== noProject) definitionsIn(record.chunk);
  }

  isStale({ project: { version, asked } }: ChunkRecord): boolean {
    if (version === this.#version) return false;
    if (this.#universeChanged > version) return true;
    return asked.some((question) => (this.#changed.get(question) ?? 0) > version);
  }

  /** Whether all chunks were found to be right for this version: those that came since then are so anyway. */
  get isSettled(): boolean {
    return this.#settled === this.#version;
  }

  settle(): void {
    this.#settled = this.#version;
  }
}
