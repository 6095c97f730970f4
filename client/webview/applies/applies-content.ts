import type {
  AppliesResult,
  LabelsObject,
  LiveVerdict,
  NearestTarget,
  SelectorVerdict,
} from "../../../server/src/protocol/alerting.ts";
import { button, type Child, code, element, said, table } from "../element.ts";
import type { FromPage } from "../messages.ts";
import { labelsText } from "../target-rows.ts";
import { visibleText } from "../visible-text.ts";
import { actualOf, agoInWords, liveOf, type Mark, markOf, roleOf } from "./applies-rows.ts";

export interface Acting {
  readonly send: (message: FromPage) => void;
  /** A button that makes a target the chosen one. */
  readonly choose: (labels: LabelsObject) => HTMLElement;
  /** As Unix milliseconds. */
  readonly now: number;
}

/** The verdict, its reasons from the top of the page downwards, and what the server says. */
export function appliesContent(result: AppliesResult, acting: Acting): HTMLElement[] {
  const { verdict, summary, target, selectors, nearest, live } = result;
  const mark = markOf(verdict, ["Applies", "Does not apply"]);
  return [
    element("div", { class: `verdict ${mark.tone}` }, element("h2", {}, ...marked(mark)), said(summary)),
    element("p", { class: "labels" }, "Target: ", code(labelsText(target))),
    ...(live === undefined ? [] : [liveContent(live, acting.now)]),
    ...selectors.map((selector, at) => selectorContent(selector, { at, acting, uri: result.rule.uri })),
    ...(nearest === undefined ? [] : [nearestContent(nearest, acting)]),
  ];
}

interface Placed {
  readonly at: number;
  readonly acting: Acting;
  readonly uri: string;
}

function selectorContent(selector: SelectorVerdict, { at, acting, uri }: Placed): HTMLElement {
  const { text, verdict, note, matchers, range, url, live } = selector;
  const { send } = acting;
  const mark = markOf(verdict, ["Matches", "Does not match"]);
  const actions: HTMLElement[] = [];
  if (range !== undefined)
    actions.push(button(`go-to-${at}`, "Go to selector", () => send({ kind: "go to", uri, range })));
  if (url !== undefined)
    actions.push(button(`open-${at}`, "Open in Prometheus", () => send({ kind: "open", url })));
  return element(
    "section",
    { class: "selector" },
    element("h3", {}, code(text.replace(/\s+/g, " "))),
    element("p", {}, ...marked(mark), ` (${visibleText(roleOf(selector))})`),
    note === undefined ? undefined : said(note, { class: "note" }),
    matchers.length === 0
      ? element("p", {}, "It has no matchers: it matches every target.")
      : table(
          "Matchers",
          ["", "Matcher", "Target has", "Needs"],
          matchers.map((matcher) => {
            const { value, words } = actualOf(matcher);
            const own = markOf(matcher.verdict, ["Yes", "No"]);
            return [
              sign(own),
              code(matcher.matcher),
              value === undefined ? element("i", {}, words) : code(value),
              said(matcher.needs),
            ];
          }),
        ),
    live === undefined ? undefined : element("p", { class: "note" }, visibleText(liveOf(live))),
    actions.length === 0 ? undefined : element("p", { class: "actions" }, ...actions),
  );
}

function nearestContent({ labels, from, differs }: NearestTarget, { choose }: Acting): HTMLElement {
  const shown = (value: string): Child => (value === "" ? element("i", {}, "missing") : code(value));
  return element(
    "section",
    {},
    element("h3", {}, "The most similar target to which it applies"),
    element("p", { class: "labels" }, code(labelsText(labels)), ` from ${visibleText(from)}`),
    table(
      "Differences",
      ["Label", "This target", "That one"],
      differs.map(({ label, actual, nearest }) => [
        code(label),
        element("del", {}, shown(actual)),
        element("ins", {}, shown(nearest)),
      ]),
    ),
    element("p", { class: "actions" }, choose(labels)),
  );
}

/** Series, and alerts: a rule that is right for one target returns few. */
const mostShown = 100;

function more(all: readonly unknown[]): HTMLElement | undefined {
  const rest = all.length - mostShown;
  return rest > 0 ? element("p", {}, `and ${rest} more`) : undefined;
}

function liveContent({ server, error, summary, result, alerts }: LiveVerdict, now: number): HTMLElement {
  return element(
    "section",
    { class: "live" },
    element("h3", {}, `Now, on ${visibleText(server)}`),
    said(summary),
    error === undefined ? undefined : element("p", { class: "warning", tabindex: "0" }, visibleText(error)),
    result.length === 0
      ? undefined
      : table(
          "What the expression returns",
          ["Value", "Series"],
          result.slice(0, mostShown).map(({ value, labels }) => [code(value), code(labelsText(labels))]),
        ),
    more(result),
    alerts.length === 0
      ? undefined
      : table(
          "Alerts",
          ["State", "Since", "Value", "Labels"],
          alerts
            .slice(0, mostShown)
            .map(({ state, activeAt, value, labels }) => [
              visibleText(state),
              activeAt === undefined ? "not known" : sinceOf(activeAt, now),
              code(value),
              code(labelsText(labels)),
            ]),
        ),
    more(alerts),
  );
}

function sinceOf(time: number, now: number): HTMLElement {
  const title = new Date(time).toLocaleString();
  return element("span", { title }, agoInWords(time, now));
}

function marked({ sign, tone, words }: Mark): Child[] {
  return [element("span", { class: `sign ${tone}`, "aria-hidden": "true" }, sign), ` ${words}`];
}

/** Where it stands alone, its words are heard and shown under the mouse. */
function sign({ sign, tone, words }: Mark): HTMLElement {
  return element("span", { class: `sign ${tone}`, role: "img", "aria-label": words, title: words }, sign);
}
