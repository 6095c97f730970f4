import type { Fix } from "../text/fix.ts";
import type { RuleCheck } from "./check.ts";
import type { ExpressionEditor } from "./expression-editor.ts";
import { type FoundFault, wholeFaults } from "./found-faults.ts";
import type { ValueMatcher } from "./rule-matchers.ts";
import { hasFaultySelectors } from "./rule-matchers.ts";

/**
 * Prometheus itself takes such a pattern for an equality. Within `absent`, whose result has the labels of equality
 * matchers, it makes a difference, and an anchor at one end alone says that more may have been meant.
 */
export const literalRegex: RuleCheck = {
  id: "literal-regex",
  summary: "A regular expression that matches one text only",
  severity: "hint",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run(written) {
    for (const { fault, matcher, judged, editor } of wholeFaults(written)) {
      if (fault.kind !== "literal") continue;
      const { text, meant } = fault;
      const operator = matcher.matchType === "=~" ? "=" : "!=";
      const what = text === "" ? "the empty text" : `\`${text}\``;
      const isClear = meant === undefined && !judged.isAbsent && !placeholder.test(text);
      const hint =
        meant === undefined
          ? `\`${operator}\` says the same.`
          : "Patterns are anchored at both ends already.";
      yield {
        span: editor.place(matcher.span),
        message: `The pattern matches nothing but ${what}. ${hint}`,
        fixes: [
          ...useEquality({ matcher, editor }, { text, operator, safe: isClear }),
          ...(meant === undefined ? [] : openEnd({ matcher, editor }, meant)),
        ],
      };
    }
  },
};

/** `%s`, `@env@` or `__ENV__`: whatever another program puts there may be a pattern. */
const placeholder = /%[sdv(]|@\w+@|^__\w+__$/;

type Place = Pick<FoundFault<unknown>, "matcher" | "editor">;

interface Equality {
  readonly text: string;
  readonly operator: string;
  readonly safe: boolean;
}

function useEquality({ matcher, editor }: Place, { text, operator, safe }: Equality): readonly Fix[] {
  const edits = [{ span: matcher.operatorSpan, newText: operator }, ...editor.newValue(matcher, text)];
  return editor.fix(`Use ${operator}`, edits, { safe });
}

function openEnd({ matcher, editor }: { matcher: ValueMatcher; editor: ExpressionEditor }, meant: string) {
  return editor.fix(`Use ${meant}`, editor.newValue(matcher, meant), { safe: false });
}
