import { isNameOf } from "../labels/meta-labels.ts";
import type { LabelValues } from "../labels/possible-labels.ts";
import type { Origin, Provenance, ProvenanceStep, RelabelOrigin } from "../labels/provenance.ts";
import { code, inParentheses, listed, type Sentence, textOf } from "./sentence.ts";

/** The ways in which a label comes into being; those that read the same are told once. */
export function waysInWords(ways: readonly Provenance[]): Sentence {
  const told = new Map<string, { readonly words: Sentence; count: number }>();
  for (const way of ways) {
    const words = wayInWords(way);
    const key = textOf(words);
    const same = told.get(key);
    if (same === undefined) told.set(key, { words, count: 1 });
    else same.count++;
  }
  const items = [...told.values()].map(
    ({ words, count }): Sentence => (count === 1 ? words : [...words, `, and ${count - 1} more like it`]),
  );
  return listed(items, { most: 3, last: "or" });
}

/** How many steps back a way is told. */
const mostSteps = 3;

/** One way, from the last step back: `copied from … by relabel rule 2, which is written in static_configs`. */
export function wayInWords(way: Provenance): Sentence {
  const parts: Sentence[] = [];
  for (let at = way.length - 1; at >= 0 && parts.length < mostSteps; at--) {
    const step = way[at]!;
    const next = way[at + 1];
    if (next !== undefined && isNamedBy(step, next)) continue;
    parts.push([...stepInWords(step, at > 0), ...inParentheses(step.place)]);
  }
  return parts.flatMap((part, index) => (index === 0 ? part : [", before that ", ...part]));
}

/** Whether the words of the step after a discovery say already which of its labels it was. */
function isNamedBy({ origin }: ProvenanceStep, next: ProvenanceStep): boolean {
  return (
    origin.kind === "discovery" &&
    next.origin.kind === "relabel" &&
    next.origin.rule.sourceLabels.some((name) => isNameOf(name, { name: origin.label }))
  );
}

function stepInWords({ origin, place }: ProvenanceStep, isMadeOfOthers: boolean): Sentence {
  switch (origin.kind) {
    case "static":
      return ["written in ", code("static_configs")];
    case "target-file":
      return ["written in a target file"];
    case "discovery":
      return discoveryInWords(origin);
    case "relabel":
      return relabelInWords(origin.rule, isMadeOfOthers);
    case "scrape-field":
      return place === undefined
        ? ["the default of ", code(origin.field)]
        : ["what ", code(origin.field), " says"];
    case "address":
      return ["the target's ", code("__address__"), ", as nothing else sets it"];
    case "exported":
      return ["what the exporter says under the name of a target label"];
    case "exporter":
      return ["said by the exporter"];
    case "telegraf":
      return telegrafInWords(origin);
    case "operator":
      return ["added by the Prometheus Operator for a ", code(origin.resource)];
    case "recording-rule":
      return ["recorded by ", code(origin.record)];
    case "alert":
      return ["a label of the alert ", code(origin.alert)];
    case "rule-label":
      return ["written in the ", code("labels"), " of the rule"];
    case "group-label":
      return ["written in the ", code("labels"), " of the rule's group"];
    case "external-label":
      return ["written in ", code("external_labels")];
    case "expression":
      return ["made by ", code(origin.what)];
  }
}

function telegrafInWords({ input, by }: Origin & { readonly kind: "telegraf" }): Sentence {
  const header = code(`[[inputs.${input}]]`);
  switch (by) {
    case "plugin":
      return ["a tag that Telegraf's ", header, " sets"];
    case "field":
      return ["a text of Telegraf's ", header];
    case "tag":
      return ["written in the ", code("tags"), " of Telegraf's ", header];
    case "global tag":
      return ["written in Telegraf's ", code("global_tags")];
    case "agent":
      return ["the name of Telegraf's own host"];
  }
}

function discoveryInWords({ sd, role, label }: Origin & { readonly kind: "discovery" }): Sentence {
  const by: Sentence = [
    code(`${sd}_sd_configs`),
    ...(role === undefined ? [] : [" (role ", code(role), ")"]),
  ];
  return label === "" ? ["given by ", ...by] : [code(label), " of ", ...by];
}

/** What the rule is, with the list that it stands in where that is not the usual one. */
export function relabelRuleName({ stage, number }: Pick<RelabelOrigin, "stage" | "number">): string {
  const kind = { target: "relabel rule", metric: "metric relabel rule", alert: "alert relabel rule" }[stage];
  return `${kind} ${number}`;
}

function relabelInWords(rule: RelabelOrigin, isMadeOfOthers: boolean): Sentence {
  const name = `by ${relabelRuleName(rule)}`;
  const sources = rule.sourceLabels.map(code);
  switch (rule.action) {
    case "labelmap":
      return ["copied from a label of another name ", name];
    case "hashmod":
      return ["a hash of ", ...listed(sources), ", made ", name];
    case "lowercase":
    case "uppercase":
      return [...listed(sources), ` in ${rule.action === "lowercase" ? "lower" : "upper"} case, made `, name];
    default:
      if (sources.length === 0 || !isMadeOfOthers) return ["set ", name];
      return [sources.length === 1 ? "copied from " : "made of ", ...listed(sources), " ", name];
  }
}

/** How many values are told. */
const mostValues = 5;

/** The values where they are known; nothing where anything may be one. */
export function valuesInWords(values: LabelValues): Sentence {
  if (values.kind === "unknown") {
    return values.pattern === undefined ? [] : ["a value that matches ", code(values.pattern)];
  }
  const all = [...values.values.keys()].map(code);
  if (all.length === 0) return [];
  return listed(all, { most: mostValues, last: "or" });
}
