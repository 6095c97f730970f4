import { alertTemplate } from "../files/alert-template.ts";
import { alertTexts } from "../files/alert-texts.ts";
import { templateReferences } from "../template/references.ts";
import { similarName } from "../text/similar-name.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import type { ProjectRuleCheck } from "./check.ts";

/** `$externalLabels` holds what the configuration of the server says, and is empty for any other name. */
export const unknownExternalLabel: ProjectRuleCheck = {
  id: "unknown-external-label",
  summary: "A template with an external label that the server does not set",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  *run({ rule, text, dialect, facts }) {
    if (dialect !== "prometheus") return;
    for (const label of alertTexts(rule)) {
      if (!/externalLabels/i.test(label.text)) continue;
      const known = facts.server?.externalLabels;
      const read = known && alertTemplate(label, text, dialect);
      if (read === undefined || known === undefined) continue;
      for (const reference of templateReferences(read.template)) {
        if (reference.kind !== "label" || reference.owner !== "external") continue;
        const { name, span } = reference;
        if (known.has(name) || isCondition(read.template.text.slice(0, span.from))) continue;
        const meant = similarName(name, known.keys());
        const edit = meant && replaceInScalar(text, label.value, { span, newText: meant });
        const hint = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
        yield {
          span: read.map.spanToSource(span),
          message: `\`${name}\` is no external label of the server, says ${facts.source!.name}: this is always empty.${hint}`,
          ...(edit && { fixes: [{ title: `Use \`${meant}\``, safe: false, edits: [edit] }] }),
        };
      }
    }
  },
};

/** Whether a template asks what comes next whether it is there. */
function isCondition(before: string): boolean {
  return /\{\{-?\s*(?:else\s+)?(?:if|with)\b[^{}]*$/.test(before);
}
