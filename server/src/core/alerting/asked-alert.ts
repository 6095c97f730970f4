import type { SourceFile } from "../files/source-file.ts";
import type { Knowledge } from "../project/knowledge.ts";
import { type AlertDefinition, alertDefinition, type PlacedAlert } from "./alert-definition.ts";
import type { AskedRule } from "./applies.ts";
import { recordingsFor } from "./recordings.ts";

/** An alerting rule of a file, with all that is asked about it. */
export interface AskedAlert {
  readonly placed: PlacedAlert;
  readonly file: SourceFile;
  readonly definition: AlertDefinition;
  readonly rule: AskedRule;
}

/** `files`: whose recording rules count where no configuration says which ones are loaded. */
export function askedAlert(
  placed: PlacedAlert,
  file: SourceFile,
  { knowledge, files }: { readonly knowledge: Knowledge; readonly files: readonly SourceFile[] },
): AskedAlert {
  const definition = alertDefinition(placed);
  const { regex, features } = file.options;
  const recordingRulesOf = recordingsFor(knowledge, files);
  return { placed, file, definition, rule: { ...definition, regex, features, recordingRulesOf } };
}

/** What is left of a rule that go-yaml cannot read would be a preview of something that was never meant. */
export function isBroken({ file, placed }: AskedAlert): boolean {
  const { documents } = file.chunkAt(placed.start).chunk;
  return documents.some(({ problems }) => problems.length > 0);
}
