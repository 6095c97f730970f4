import type { RuleForTarget, RulesForResult } from "../../../server/src/protocol/alerting.ts";
import { button, code, element, said } from "../element.ts";
import type { FromPage } from "../messages.ts";
import { labelsText } from "../target-rows.ts";
import { visibleText } from "../visible-text.ts";
import { commonSummary } from "./applies-rows.ts";

/** Of each list; there are workspaces with thousands of rules. */
const mostShown = 500;

interface Item {
  readonly id: string;
  /** What is said once for many. */
  readonly common: string | undefined;
}

/** The rules of the workspace, by what they do to a target. */
export function rulesContent(result: RulesForResult, send: (message: FromPage) => void): HTMLElement[] {
  const { target, applies, missing, nearly, unknown, others } = result;
  return [
    element("p", { class: "labels" }, "Target: ", code(labelsText(target))),
    ...listOf("applies", "Apply", applies),
    ...(missing.length === 0 ? [] : listOf("missing", "Would apply, but their metric is not there", missing)),
    ...listOf("nearly", "Nearly apply: one matcher keeps the target out", nearly),
    ...listOf("unknown", "Not known", unknown),
    element("p", {}, `Others, which do not apply: ${others}`),
  ];

  function listOf(id: string, title: string, rules: readonly RuleForTarget[]): HTMLElement[] {
    const more = rules.length - mostShown;
    const rest = more > 0 ? element("p", {}, `and ${more} more`) : undefined;
    const common = commonSummary(rules);
    const items = rules.slice(0, mostShown).map((rule, at) => itemOf(rule, { id: `${id}-${at}`, common }));
    return [
      element("h2", {}, `${title} (${rules.length})`),
      ...(common === undefined ? [] : [said(common, { class: "note" })]),
      element("ul", { class: "rules" }, ...items),
      ...(rest === undefined ? [] : [rest]),
    ];
  }

  function itemOf({ rule, summary }: RuleForTarget, { id, common }: Item): HTMLElement {
    const { alert, file, uri, range } = rule;
    const goTo = button(id, visibleText(alert), () => send({ kind: "go to", uri, range }));
    goTo.className = "link";
    const place = `${file.split("/").slice(-2).join("/")}:${range.start.line + 1}`;
    const own = summary === common ? [] : [said(summary)];
    return element("li", {}, goTo, " ", element("small", {}, visibleText(place)), ...own);
  }
}
