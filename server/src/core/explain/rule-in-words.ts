import type { DurationField, LabelEntry, LabelsField, Rule, RuleGroup } from "../files/rule-file.ts";
import { inferLabels } from "../labels/infer-labels.ts";
import type { InferOptions } from "../labels/infer-labels-context.ts";
import type { Expression } from "../promql/ast.ts";
import { inferType } from "../promql/infer-type.ts";
import type { ParsedExpression } from "../promql/parsed-expression.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { literal, type Words } from "../text/phrase.ts";
import { isVectorOfNumber } from "./expression/constant.ts";
import { resolveParts } from "./expression/resolve-parts.ts";
import { type Notes, type Phrase, quote, say, sayList, startOf } from "./expression/speech.ts";
import { secondsInWords } from "./expression/time-in-words.ts";
import { conditionInWords, resultInWords } from "./expression-in-words.ts";
import { type Prose, type ProseBlock, paragraph } from "./prose.ts";
import type { NameOfValue } from "./value-names.ts";

export interface RuleInGroup {
  readonly rule: Rule;
  readonly group: RuleGroup | undefined;
  /** How often groups that do not say are evaluated, in milliseconds, where that is known. */
  readonly defaultInterval?: number | undefined;
}

/**
 * What a rule says, in plain sentences: first what makes it fire or what it records, then all else. The same text
 * always gives the same words. `undefined` where the expression is broken, or no PromQL, or none at all, and where a
 * duration is broken: a rule without it would be another one.
 */
export function ruleInWords(
  subject: RuleInGroup,
  options: InferOptions & { readonly nameOfValue?: NameOfValue },
): Prose | undefined {
  const { rule } = subject;
  const expression = rule.expr?.expression;
  const root = expression?.root;
  if (rule.kind === "unnamed" || root === undefined || expression!.problems.length > 0) return undefined;
  if (isBroken(rule.for) || isBroken(rule.keepFiringFor)) return undefined;
  const type = inferType(root);
  if (type === "matrix" || type === "string") return undefined;
  const told =
    rule.kind === "alerting"
      ? alertInWords(subject, expression!, root, options.nameOfValue)
      : recordingInWords(rule.record.value, expression!, root, options.nameOfValue);
  const more = rule.kind === "alerting" ? alertDetails(subject, root, options) : recordingDetails(subject);
  const list: readonly ProseBlock[] = told.items.length === 0 ? [] : [{ kind: "list", items: told.items }];
  return [
    paragraph(told.first),
    ...list,
    ...[[...told.remarks, ...more]]
      .filter((sentences) => sentences.length > 0)
      .map((sentences) => paragraph(sentences.flatMap((each, at) => (at === 0 ? each : [" ", ...each])))),
  ];
}

function isBroken(duration: DurationField | undefined): boolean {
  return duration !== undefined && duration.milliseconds === undefined;
}

interface Told {
  readonly first: Words;
  readonly items: readonly Words[];
  readonly remarks: readonly Words[];
}

function alertInWords(
  { rule }: RuleInGroup,
  expression: ParsedExpression,
  root: Expression,
  nameOfValue: NameOfValue | undefined,
): Told {
  const { subject, clauses, isAny, isAlways, notes } = conditionInWords(expression, root, nameOfValue);
  const wait = rule.for?.milliseconds ?? 0;
  const start = isAlways ? say`Fires always` : say`Fires${subject.length === 0 ? [] : say`, ${subject},`}`;
  const when = wait > 0 ? "when" : "as soon as";
  const held = wait > 0 ? ` at every evaluation for ${secondsInWords(wait / 1000)}` : "";
  if (isAlways) return told([say`${start}${held}.`], [], notes);
  if (clauses.length === 0) {
    const there = wait > 0 ? ` when it is there${held},` : "";
    return told([say`${start}${there} whatever its value.`], [], notes);
  }
  // Behind several alternatives or an exception it would seem to belong to the last one.
  const first = wait > 0 ? `,${held},` : "";
  if (clauses.length === 1) {
    const [clause = []] = clauses;
    if (first !== "" && endsInChoice(clause))
      return told([say`${start} ${when}${first} ${clause}.`], [], notes);
    const comma = isAboutIt(clause) ? "" : ",";
    return told([say`${start} ${when}${comma} ${clause}${held}.`], [], notes);
  }
  const inline = isAny ? sayOr(clauses) : undefined;
  const comma = first === "" && !isAboutIt(inline) ? "," : first;
  if (inline !== undefined) return told([say`${start} ${when}${comma} ${inline}.`], [], notes);
  const which = isAny ? "one of these holds" : "all of this holds";
  return told([say`${start} ${when} ${which}${held}:`], clauses, notes);
}

function endsInChoice(clause: Phrase): boolean {
  return clause.some((piece) => typeof piece === "string" && /\bunless\b|, or\b/.test(piece));
}

/** Alternatives in one sentence, where they are short. */
function sayOr(clauses: readonly Phrase[]): Phrase | undefined {
  const said = clauses.reduce<Phrase>(
    (list, each, at) => (at === 0 ? each : say`${list}, or${isAboutIt(each) ? "" : ","} ${each}`),
    [],
  );
  const length = said.reduce(
    (sum, piece) =>
      sum + (typeof piece === "string" ? piece : piece.kind === "part" ? "" : piece.text).length,
    0,
  );
  return length <= longestSentence ? said : undefined;
}

const longestSentence = 240;

/** Whether it does not have to say first which things it is about. */
function isAboutIt(clause: Phrase | undefined): boolean {
  return !startOf(clause ?? []).startsWith("for ");
}

function recordingInWords(
  name: string,
  expression: ParsedExpression,
  root: Expression,
  nameOfValue: NameOfValue | undefined,
): Told {
  if (isVectorOfNumber(root)) {
    return told(
      [say`Records as ${[literal(name)]} always ${resultInWords(expression, root, nameOfValue).value}.`],
      [],
      noNotes,
    );
  }
  const { subject, value, notes } = resultInWords(expression, root, nameOfValue);
  const each = subject.length === 0 ? [] : say` ${subject},`;
  return told([say`Records as ${[literal(name)]},${each} ${value}.`], [], notes);
}

const noNotes: Notes = { without: new Set(), countsOfNothing: new Set() };

function told(first: readonly Phrase[], clauses: readonly Phrase[], notes: Notes): Told {
  const { phrases, parts } = resolveParts([...first, ...clauses]);
  const [sentence = [], ...items] = phrases;
  const named = parts.map((part, at): Words => [`${String.fromCharCode(65 + at)}: `, ...part]);
  return { first: sentence, items: [...items, ...named], remarks: remarksOf(notes) };
}

function remarksOf({ without, countsOfNothing }: Notes): Words[] {
  const remarks: Words[] = [];
  if (without.size > 0) {
    const list = sayList([...without].map(quote), "or");
    remarks.push(plain(say`Series without ${list} are included.`));
  }
  if (countsOfNothing.has("never")) {
    remarks.push(["That is never so: where there are none there is nothing to count, not even 0."]);
  } else if (countsOfNothing.has("then")) {
    remarks.push(["Where there are none at all there is nothing to count, so it is not so then."]);
  }
  return remarks;
}

function alertDetails(subject: RuleInGroup, root: Expression, options: InferOptions): Words[] {
  const { rule, group } = subject;
  return [
    ...identity(root, labelsSet(rule, group), options),
    ...labelled(labelsOf(rule, group), rule.annotations),
    ...keptFiring(rule.keepFiringFor),
    ...evaluated(subject, rule.for?.milliseconds),
  ];
}

function recordingDetails(subject: RuleInGroup): Words[] {
  const { rule, group } = subject;
  return [...labelled(labelsOf(rule, group), undefined), ...evaluated(subject, undefined)];
}

/** Which labels tell the alerts of a rule apart: what is certain, and nothing else. */
function identity(root: Expression, set: ReadonlySet<string>, options: InferOptions): Words[] {
  const { labels, open, isEmpty } = inferLabels(root, options).result;
  if (isEmpty) return [["It can never fire, as its expression never has a result."]];
  if (open.length > 0)
    return [["There is one alert for each series in the result, told apart by all its labels."]];
  const names = [...labels.values()]
    .filter(({ name, values }) => {
      const isFixed = values.kind === "known" && values.values.size === 1;
      return name !== metricNameLabel && !set.has(name) && !isFixed;
    })
    .map(({ name }) => name);
  if (names.length === 0) return [["There is at most one alert."]];
  return [plain(say`Alerts are told apart by ${sayList(names.map(quote), "and")}.`)];
}

function labelsSet(rule: Rule, group: RuleGroup | undefined): ReadonlySet<string> {
  const fixed = labelsOf(rule, group).filter(({ text }) => !text.includes("{{"));
  return new Set(fixed.map(({ name }) => name.value));
}

/** Those of the rule, and of its group where the rule does not set them. */
function labelsOf(rule: Rule, group: RuleGroup | undefined): readonly LabelEntry[] {
  const own = rule.labels?.labels ?? [];
  const names = new Set(own.map(({ name }) => name.value));
  const all = [...own, ...(group?.labels?.labels ?? []).filter(({ name }) => !names.has(name.value))];
  // The name of an alert replaces whatever a label of that name says.
  return rule.kind === "alerting" ? all.filter(({ name }) => name.value !== "alertname") : all;
}

/** What is written in a rule is told as it is written there. */
function labelled(labels: readonly LabelEntry[], annotations: LabelsField | undefined): Words[] {
  const names = (annotations?.labels ?? []).map(({ name }) => quote(name.value));
  const pairs = labels.map(({ name, text }) =>
    text === "" ? say`no ${quote(name.value)}` : quote(`${name.value}: ${text.trim()}`),
  );
  const isOne = names.length === 1;
  const texts =
    names.length === 0 ? [] : say`with the annotation${isOne ? "" : "s"} ${sayList(names, "and")}`;
  if (pairs.length === 0) return names.length === 0 ? [] : [plain(say`Sent ${texts}.`)];
  const comma = names.length === 0 ? "" : ", ";
  return [plain(say`Labelled ${sayList(pairs, "and")}${comma}${texts}.`)];
}

function keptFiring(field: DurationField | undefined): Words[] {
  const milliseconds = field?.milliseconds ?? 0;
  if (milliseconds === 0) return [];
  return [[`An alert goes on firing until this has not held for ${secondsInWords(milliseconds / 1000)}.`]];
}

/** `for` is compared at evaluations only, so it takes up to one interval longer. */
function evaluated({ group, defaultInterval }: RuleInGroup, wait: number | undefined): Words[] {
  const written = group?.interval;
  // A group's interval of 0 stands for the configuration's, as if it were not there.
  const isDefault = written === undefined || written.milliseconds === 0;
  const interval = (isDefault ? defaultInterval : written.milliseconds) ?? 0;
  if (interval === 0) return [];
  const every = `Evaluated every ${secondsInWords(interval / 1000)}`.replace("every 1 ", "every ");
  if (wait === undefined || wait === 0 || wait % interval === 0) return [[`${every}.`]];
  const after = Math.ceil(wait / interval) * interval;
  return [[`${every}, so that it fires ${secondsInWords(after / 1000)} after the evaluation that found it.`]];
}

/** Of a phrase that has no long parts. */
function plain(phrase: Phrase): Words {
  return resolveParts([phrase]).phrases[0] ?? [];
}
