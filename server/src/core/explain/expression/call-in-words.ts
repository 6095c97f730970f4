import { seriesArgumentOf } from "../../labels/infer-labels-call.ts";
import type { Call, Expression } from "../../promql/ast.ts";
import { findFunction } from "../../promql/functions.ts";
import { withoutParens } from "../../promql/without-parens.ts";
import { constantOf } from "./constant.ts";
import { constantWords, functionWords, momentFunctions } from "./function-words.ts";
import {
  anew,
  noun,
  operand,
  type Phrase,
  quote,
  reworded,
  type Scope,
  type Speech,
  say,
  sayList,
  shortened,
  sourceOf,
  startOf,
  type Value,
} from "./speech.ts";
import { everyInWords, lengthInWords, secondsInWords } from "./time-in-words.ts";

/** What a function makes of its arguments. */
export function callInWords(call: Call, scope: Scope, speech: Speech): Value {
  const { name, args } = call;
  const items = args.items;
  if (items.length === 0) {
    const words = constantWords.get(name);
    return {
      ...noun(words === undefined ? quote(sourceOf(call, scope)) : say`${words}`),
      isTime: name === "time",
    };
  }
  switch (name) {
    case "absent":
    case "absent_over_time":
      return { phrase: say`1 if ${speech.clause(call, anew(scope))}`, binds: 0 };
    case "vector":
    // Order means nothing in rules.
    case "sort":
    case "sort_desc":
    case "sort_by_label":
    case "sort_by_label_desc":
      return speech.value(items[0], scope);
    case "histogram_quantile":
      return ofHistogram(call, scope, speech);
    case "histogram_quantiles": {
      const ranks = sayList(
        items.slice(2).map((rank) => percentile(rank, scope)),
        "and",
      );
      return noun(say`the ${ranks} of ${speech.value(items[0], anew(scope)).phrase}`);
    }
    case "label_replace":
      return labelReplaced(call, scope, speech);
    case "max_of":
    case "min_of": {
      const both = sayList(
        items.map((item) => speech.value(item, scope).phrase),
        "and",
      );
      return noun(say`the ${name === "max_of" ? "larger" : "smaller"} of ${both}`);
    }
  }
  const isRounded = name === "round" && items.length > 1;
  const words = isRounded
    ? "|rounded to a multiple of {1}"
    : (functionWords.get(name) ?? (findFunction(name) && name.replaceAll("_", " ")));
  if (words === undefined) return other(call, scope, speech);
  return { ...ofSeries(call, words, { scope, speech }), isTime: momentFunctions.has(name) };
}

/** A function that nobody knows here, of another dialect for example. */
function other({ name, args }: Call, scope: Scope, speech: Speech): Value {
  const items = args.items.slice(0, 4).map((item) => speech.value(item, anew(scope)).phrase);
  return noun(say`${quote(name)} of ${sayList(items, "and")}`);
}

interface Telling {
  readonly scope: Scope;
  readonly speech: Speech;
}

function ofSeries(call: Call, words: string, { scope, speech }: Telling): Value {
  const series = seriesArgumentOf(call);
  const { inner, range } = withoutRange(series, scope);
  const value = speech.value(inner, { ...scope, depth: scope.depth + 1 });
  const [head = "", end = ""] = words.split("|");
  const fill = (text: string): Phrase => fillIn(text, call, { range, scope, speech });
  return about(value, fill(head), {
    tail: fill(end),
    source: inner === undefined ? "…" : sourceOf(inner, scope),
  });
}

/** "the noun of the value, tail": the tail stands where nobody takes it for a part of the value. */
function about(
  value: Value,
  head: Phrase,
  { tail, source }: { readonly tail: Phrase; readonly source: string },
): Value {
  const end = tail.length === 0 ? [] : say` ${tail}`;
  if (head.length === 0) {
    const isShort = value.isOurs === true || value.isName === true;
    const phrase = isShort ? say`${value.phrase}${end}` : say`${operand(value, 1)},${end}`;
    return { ...value, phrase, isName: false, binds: isShort ? 8 : 3 };
  }
  const time = timeOfOurs(value);
  if (time !== undefined) return { ...noun(say`its ${head}${end}${time}`), isOurs: true };
  const inner = shortened(value, source, longestArgument);
  const of = operand(inner, 8);
  return noun(inner.isName === true ? say`the ${head} of ${of}${end}` : say`the ${head}${end} of ${of}`);
}

/** What stands behind "its value" where it is nothing more: the time that is looked at. */
function timeOfOurs({ phrase, isOurs }: Value): string | undefined {
  if (isOurs !== true || phrase.length !== 1) return undefined;
  return /^its value( of .* (?:ago|later)| at .*)?$/.exec(startOf(phrase))?.[0].slice("its value".length);
}

const longestArgument = 220;

/** What is looked at, and for how long. */
function withoutRange(
  series: Expression | undefined,
  scope: Scope,
): { readonly inner: Expression | undefined; readonly range: Phrase } {
  const node = withoutParens(series);
  if (node?.kind === "MatrixSelector") {
    const { anchored, smoothed } = node.vectorSelector.kind === "VectorSelector" ? node.vectorSelector : node;
    const isAnchored = (node.anchored ?? anchored) !== undefined;
    const isSmoothed = (node.smoothed ?? smoothed) !== undefined;
    const word = isAnchored ? " (anchored)" : isSmoothed ? " (smoothed)" : "";
    return { inner: node, range: say`${lengthInWords(node.range, scope)}${word}` };
  }
  if (node?.kind === "SubqueryExpr") {
    const step = node.step === undefined ? [] : say` (${everyInWords(node.step, scope)})`;
    return { inner: node, range: say`${lengthInWords(node.range, scope)}${step}` };
  }
  return { inner: series, range: [] };
}

function fillIn(
  text: string,
  { name, args }: Call,
  { range, scope, speech }: Telling & { readonly range: Phrase },
): Phrase {
  if (text === "") return [];
  const filled = text.split(/(`?\{\w+\}`?)/).reduce<Phrase>((said, piece) => {
    const place = /^`?\{(\w+)\}`?$/.exec(piece)?.[1];
    if (place === undefined) return say`${said}${piece}`;
    if (place === "range") return say`${said}${range}`;
    if (place === "percentile") return say`${said}${percentile(args.items[0], scope)}`;
    const argument = args.items[Number(place)];
    if (argument === undefined) return say`${said}…`;
    if (argument.kind === "StringLiteral") return say`${said}${quote(argument.value)}`;
    const seconds = name === "predict_linear" ? constantOf(argument) : undefined;
    if (seconds !== undefined) return say`${said}${secondsInWords(seconds)}`;
    return say`${said}${operand(speech.value(argument, anew(scope)), 4)}`;
  }, []);
  return reworded(filled, (text) => text.replace("the last 1 ", "the last "));
}

/** "95th percentile", "median". */
export function percentile(rank: Expression | undefined, scope: Scope): Phrase {
  const share = constantOf(rank);
  if (share === undefined || !(share >= 0 && share <= 1)) {
    return say`quantile ${rank === undefined ? "…" : quote(sourceOf(rank, scope))}`;
  }
  if (share === 0.5) return say`median`;
  const percent = String(Number((share * 100).toPrecision(12)));
  return say`${percent}${ordinalEnd(percent)} percentile`;
}

function ordinalEnd(number: string): string {
  if (/1[123]$/.test(number)) return "th";
  return { "1": "st", "2": "nd", "3": "rd" }[number.at(-1)!] ?? "th";
}

/** Of classic histograms it is the buckets that are written, and whatever is summed up stays one distribution. */
function ofHistogram({ args }: Call, scope: Scope, speech: Speech): Value {
  const rank = percentile(args.items[0], scope);
  const series = withoutParens(args.items[1]);
  const sum = series?.kind === "AggregateExpr" && series.op === "sum" ? series : undefined;
  const rate = withoutParens(sum?.expr ?? series);
  const isRate = rate?.kind === "Call" && (rate.name === "rate" || rate.name === "increase");
  const matrix = isRate ? withoutParens(rate.args.items[0]) : undefined;
  if (matrix?.kind !== "MatrixSelector") {
    const value = speech.value(series, anew(scope));
    return noun(
      say`the ${rank} of the distribution in ${operand(shortened(value, series ? sourceOf(series, scope) : "…", longestArgument), 8)}`,
    );
  }
  const labels = (sum?.grouping?.labels?.labels ?? []).flatMap(({ name }) =>
    name === "le" ? [] : [quote(name)],
  );
  const isSaid = scope.group !== undefined || labels.length === 0;
  const list = sayList(labels, "and");
  const per = isSaid
    ? []
    : say` per ${sum?.grouping?.without === true ? say`combination of labels other than ${list}` : list}`;
  const selector = speech.value(matrix, anew(scope));
  const range = lengthInWords(matrix.range, scope);
  return noun(
    selector.isName === true
      ? say`the ${rank} of ${selector.phrase} over ${range}${per}`
      : say`the ${rank} over ${range}${per} of ${selector.phrase}`,
  );
}

function labelReplaced({ args }: Call, scope: Scope, speech: Speech): Value {
  const [series, to, replacement, from] = args.items;
  const value = speech.value(series, { ...scope, depth: scope.depth + 1 });
  const target = to?.kind === "StringLiteral" ? quote(to.value) : say`a label`;
  const source =
    from?.kind === "StringLiteral" && from.value !== "" ? say` made from ${quote(from.value)}` : [];
  const isRewritten =
    from?.kind === "StringLiteral" && to?.kind === "StringLiteral" && from.value === to.value;
  const made = isRewritten ? say` rewritten` : source;
  const fixed =
    replacement?.kind === "StringLiteral" && !replacement.value.includes("$")
      ? say` set to ${quote(replacement.value)}`
      : made;
  const isShort = value.isOurs === true || value.isName === true;
  const phrase = isShort
    ? say`${value.phrase} with ${target}${fixed}`
    : say`${operand(value, 1)}, with ${target}${fixed}`;
  return { ...value, phrase, isName: false, binds: isShort ? 8 : 3 };
}
