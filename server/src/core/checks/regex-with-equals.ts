import { unknownPart } from "../files/template-text.ts";
import type { LabelMatcher } from "../promql/ast.ts";
import { partsOf } from "../promql/visit.ts";
import { languageOf } from "../regex/language.ts";
import type { RuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { judgedSelectors } from "./rule-matchers.ts";

export const regexWithEquals: RuleCheck = {
  id: "regex-with-equals",
  summary: "What looks like a regular expression, compared with `=` or `!=`",
  severity: "warning",
  looksAt: "rule",
  mayFind: ({ expr }) =>
    partsOf(expr?.expression?.root).selectors.some(({ matchers }) => matchers.some(mayBePattern)),

  *run({ rule, text }) {
    for (const { matchers } of judgedSelectors(rule)) {
      for (const matcher of matchers) {
        const { matchType, value = "", name, operatorSpan, valueSpan } = matcher;
        if (
          (matchType !== "=" && matchType !== "!=") ||
          operatorSpan === undefined ||
          valueSpan === undefined
        )
          continue;
        const pattern = patternIn(value, name);
        if (pattern === undefined) continue;
        const editor = new ExpressionEditor(rule.expr!, text);
        const operator = matchType === "=" ? "=~" : "!~";
        const edits = [
          { span: operatorSpan, newText: operator },
          ...editor.newValue({ value, valueSpan }, pattern),
        ];
        yield {
          span: editor.place(matcher.span),
          message: `\`${matchType}\` compares with the text \`${value}\` as it stands; patterns are compared with \`${operator}\`.`,
          fixes: editor.fix(pattern === value ? `Use ${operator}` : `Use ${operator}"${pattern}"`, edits, {
            safe: false,
          }),
        };
      }
    }
  },
};

function mayBePattern({ matchType, value }: LabelMatcher): boolean {
  return (matchType === "=" || matchType === "!=") && value !== undefined && special.test(value);
}

/** The pattern that a value was probably meant to be. */
function patternIn(value: string, label: string): string | undefined {
  if (value === "*") return isNamedByPatterns(label) ? undefined : ".*";
  if (value.length < 3 || !special.test(value) || !allowed.test(value) || value.includes(unknownPart))
    return undefined;
  if (isNamedByPatterns(label)) return undefined;
  const isPattern =
    alternation.test(value) || wildcard.test(value) || characterClass.test(value) || anchored.test(value);
  return isPattern && languageOf(value) !== undefined ? value : undefined;
}

/** Values of such labels are patterns themselves, or have stars for what they stand for. */
function isNamedByPatterns(label: string): boolean {
  return /regex|regexp|pattern|glob|expr|query|rule|host|path|route|handler|endpoint|resource|verb|uri|url|topic|index/i.test(
    label,
  );
}

const special = /[|*+[^]/;
const allowed = /^[\w\-:/.*+?|()[\]^$\\]+$/;
const alternation = /^\(?[\w\-:/.*+]+(?:\|[\w\-:/.*+]+)+\)?$/;
const wildcard = /[\w)\]\-:/]\.[*+]|^\.[*+](?:[\w([-]|$)/;
const characterClass = /\[(?:\w-\w)+\]/;
const anchored = /^\^.+\$$/;
