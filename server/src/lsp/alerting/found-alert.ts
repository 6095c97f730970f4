import {
  type AlertDefinition,
  alertDefinition,
  type PlacedAlert,
} from "../../core/alerting/alert-definition.ts";
import type { AskedRule } from "../../core/alerting/applies.ts";
import { recordingsFor } from "../../core/alerting/recordings.ts";
import type { SourceFile } from "../../core/files/source-file.ts";
import type { Knowledge } from "../../core/project/knowledge.ts";
import { toRange } from "../../features/to-lsp.ts";
import type { RuleSummary } from "../../protocol/alerting.ts";

/** An alerting rule of a file, with all that is asked about it. */
export interface FoundAlert {
  readonly placed: PlacedAlert;
  readonly file: SourceFile;
  readonly definition: AlertDefinition;
  readonly rule: AskedRule;
  readonly summary: RuleSummary;
}

interface Around {
  readonly uri: string;
  readonly path: string;
  readonly file: SourceFile;
  readonly knowledge: Knowledge;
}

export function foundAlert(placed: PlacedAlert, { uri, path, file, knowledge }: Around): FoundAlert {
  const definition = alertDefinition(placed);
  const { regex, features } = file.options;
  const { from, to } = placed.rule.alert.scalar.span;
  const written = placed.rule.for?.value.trim();
  return {
    placed,
    file,
    definition,
    rule: { ...definition, regex, features, recordingRulesOf: recordingsFor(knowledge, [file]) },
    summary: {
      uri,
      range: toRange(file, { from: placed.start + from, to: placed.start + to }),
      alert: definition.alert,
      file: path,
      expr: definition.expr,
      ...(written && { for: written }),
    },
  };
}
