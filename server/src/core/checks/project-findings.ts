import type { FactQuestion } from "../facts/fact-question.ts";
import { type Facts, noFacts } from "../facts/facts.ts";
import type { SourceFile } from "../files/source-file.ts";
import { definitionsIn } from "../project/definitions-in.ts";
import { OwnRules } from "../project/own-rules.ts";
import { noProject, type ProjectView, type WorkspaceRules } from "../project/project-view.ts";
import { Asked, type Question, Questions } from "./asked.ts";
import { askedFacts } from "./asked-facts.ts";
import { AskedKnowledge } from "./asked-knowledge.ts";
import type { CheckSettings } from "./check-settings.ts";
import type { ChunkRecord, ProjectFound } from "./chunk-record.ts";
import { type ProjectChecks, projectProblems } from "./project-problems.ts";

/** Finds what is wrong with the chunks of one file in the light of others, and tells when that has to be done again. */
export class ProjectFindings {
  readonly #settings: CheckSettings;
  readonly #checks: ProjectChecks;
  readonly #asked = new Asked();
  readonly #knowledge = new AskedKnowledge(this.#asked);
  readonly #facts = askedFacts(this.#asked);
  readonly #rules = new Questions<WorkspaceRules | undefined>(this.#asked, undefined);
  readonly #askedRules: WorkspaceRules = {
    count: (kind, name) => this.#rules.ask(`${kind} ${name}`, (rules) => rules?.count(kind, name) ?? 0),
    version: 0,
  };
  #rulesVersion: number | undefined;
  readonly #ownRules = new OwnRules();
  #view: ProjectView = noProject;
  /** When the answer to each question was another one last. */
  readonly #changed = new WeakMap<Question, number>();
  /** When everything had to be found again, whatever was asked. */
  #allChanged = 0;
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

  /** What the server of the file tells, as it is known by now. */
  get facts(): Facts {
    return this.#view.facts;
  }

  /** Takes what the other files say now about a version of the file, and if it was read before, what it says itself. */
  renew(view: ProjectView, file: SourceFile, isRead = true): void {
    const { universe, facts, telegraf } = this.#view;
    this.#view = view;
    // Where nobody tells anything, nothing is asked, so that those who have no server do not wait for it.
    const isOther =
      view.universe !== universe ||
      (view.facts === noFacts) !== (facts === noFacts) ||
      view.telegraf !== telegraf;
    const changed = [
      ...this.#knowledge.renew(this.#ownRules.view(view, file, isRead).knowledge),
      ...this.#facts.questions.renew(view.facts),
      ...this.#renewRules(view.workspace),
    ];
    if (changed.length === 0 && !isOther) return;
    this.#version++;
    if (isOther) this.#allChanged = this.#version;
    for (const question of changed) this.#changed.set(question, this.#version);
  }

  /** The rules of the workspace stay the same object when there are other ones. */
  #renewRules(rules: WorkspaceRules | undefined): Iterable<Question> {
    const version = this.#rules.isEmpty ? undefined : rules?.version;
    if (version === this.#rulesVersion) return this.#rules.renew(rules);
    this.#rulesVersion = version;
    return this.#rules.askAgain(rules);
  }

  find(record: ChunkRecord, file: SourceFile): void {
    const facts = this.#view.facts === noFacts ? noFacts : this.#facts.facts;
    const { universe, workspace, telegraf } = this.#view;
    const view = {
      knowledge: this.#knowledge,
      facts,
      universe,
      telegraf,
      ...(workspace && { workspace: this.#askedRules }),
    };
    const run = { file, view, settings: this.#settings, checks: this.#checks };
    const problems = projectProblems(record.chunk, run);
    const asked = this.#asked.take();
    const { problems: known, asked: askedBefore, version } = this.#found;
    const isSame = problems === known && asked === askedBefore && version === this.#version;
    if (!isSame) this.#found = { problems, asked, version: this.#version };
    record.project = this.#found;
    // The index of all rules needs it next, and the chunk was read just now.
    if (this.#view !== noProject) definitionsIn(record.chunk);
  }

  isStale({ project: { version, asked } }: ChunkRecord): boolean {
    if (version === this.#version) return false;
    if (this.#allChanged > version) return true;
    return asked.some((question) => (this.#changed.get(question) ?? 0) > version);
  }

  /** What the checks of these chunks ask of the server; other questions are forgotten. */
  factsAskedBy(records: Iterable<ChunkRecord>): readonly FactQuestion[] {
    if (this.#view.facts === noFacts) return [];
    const lists = new Set<readonly Question[]>();
    for (const { project } of records) lists.add(project.asked);
    const questions = new Set<Question>();
    for (const asked of lists) for (const question of asked) questions.add(question);
    // Should one of them turn up once more in what somebody remembers, nobody has seen to it that its answer is right.
    for (const question of this.#facts.questions.retain(questions)) this.#changed.set(question, Infinity);
    return [...questions].flatMap(({ fact }) => fact ?? []);
  }

  /** Whether all chunks were found to be right for this version: those that came since then are so anyway. */
  get isSettled(): boolean {
    return this.#settled === this.#version;
  }

  settle(): void {
    this.#settled = this.#version;
  }
}
