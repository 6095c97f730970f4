import type { PlacedAlert } from "../../core/alerting/alert-definition.ts";
import { type AskedAlert, askedAlert } from "../../core/alerting/asked-alert.ts";
import { fittingValue } from "../../core/alerting/sample-of-target.ts";
import type { SourceFile } from "../../core/files/source-file.ts";
import type { Knowledge } from "../../core/project/knowledge.ts";
import { toRange } from "../../features/to-lsp.ts";
import type { RuleSummary } from "../../protocol/alerting.ts";

/** An alerting rule of a file, and how it is told to the editor. */
export interface FoundAlert extends AskedAlert {
  readonly summary: RuleSummary;
}

interface Around {
  readonly uri: string;
  readonly path: string;
  readonly file: SourceFile;
  readonly knowledge: Knowledge;
}

export function foundAlert(placed: PlacedAlert, { uri, path, file, knowledge }: Around): FoundAlert {
  const asked = askedAlert(placed, file, { knowledge, files: [file] });
  const { alert, expr } = asked.definition;
  const { from, to } = placed.rule.alert.scalar.span;
  const written = placed.rule.for?.value.trim();
  return {
    ...asked,
    summary: {
      uri,
      range: toRange(file, { from: placed.start + from, to: placed.start + to }),
      alert,
      file: path,
      expr,
      ...(written && { for: written }),
      value: fittingValue(asked.definition.root),
    },
  };
}
