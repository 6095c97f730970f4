import { type Facts, noFacts } from "../facts/facts.ts";
import { type Knowledge, noKnowledge, type RuleDefinition } from "./knowledge.ts";
import type { LabelUniverse } from "./label-universe.ts";
import type { TelegrafSetup } from "./telegraf-setup.ts";

/** What the other files of the workspace tell about one file. */
export interface ProjectView {
  readonly knowledge: Knowledge;
  /** What the server that is configured for the file tells. */
  readonly facts: Facts;
  /** Of a configuration, or of one that includes the file. */
  readonly universe: LabelUniverse | undefined;
  readonly workspace?: WorkspaceRules;
  /** Missing when no file of the workspace configures Telegraf. */
  readonly telegraf?: TelegrafSetup | undefined;
}

/** The rules of all files of the workspace, also of those that no configuration loads. */
export interface WorkspaceRules {
  /** How many of them record the metric, or define the alert. */
  count(kind: RuleDefinition["kind"], name: string): number;
  /** Another one whenever a count may be. */
  readonly version: number;
}

export const noProject: ProjectView = { knowledge: noKnowledge, facts: noFacts, universe: undefined };
