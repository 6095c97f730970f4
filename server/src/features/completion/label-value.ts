import { waysInWords } from "../../core/explain/provenance-in-words.ts";
import { textOf } from "../../core/explain/sentence.ts";
import type { Provenance } from "../../core/labels/provenance.ts";
import { quotePattern } from "../../core/regex/quote-pattern.ts";
import { visibleText } from "../../core/text/visible-text.ts";
import type { FeatureContext } from "../feature-context.ts";
import type { Offer } from "./item.ts";
import type { KnownSeries } from "./known-series.ts";
import { documentationOf, jobsInWords } from "./label-name.ts";
import type { LiveSeries } from "./live-series.ts";
import { limitedOffers, type Offered, withMore } from "./offered.ts";
import type { QuotedText } from "./write-text.ts";

export interface TypedValue {
  readonly label: string;
  /** Those that are known, with where each comes from. */
  readonly values: ReadonlyMap<string, readonly Provenance[]>;
  /** `=`, `!=`, `=~` or `!~`. */
  readonly operator: string;
  /** What stands between the quote and the place, and what follows it. */
  readonly before: string;
  readonly after: string;
  readonly quoted: QuotedText;
  /** What a server tells. */
  readonly live?: LiveSeries | undefined;
}

/** The values of a label where they are known; in a pattern, those of the alternative that is being typed. */
export function labelValueOffers(
  { label, values, operator, before, after, quoted, live }: TypedValue,
  series: KnownSeries,
  context: FeatureContext,
): Offered {
  const isPattern = operator.endsWith("~");
  const start = isPattern ? lastAlternative(before) : 0;
  // What follows up to the quote is replaced, too, where it is nothing but the rest of the word.
  const rest = (isPattern ? /^[\w.:/-]*(?= ?["'`|)])/ : /^[\w.:/-]*(?= ?["'`])/).exec(after)?.[0] ?? "";
  const word = { from: start, to: before.length + rest.length };
  const jobs = jobsByValue(label, series);
  const served = new Set(live?.values?.items);
  const offers: Offer[] = [];
  for (const [value, ways] of [...values].sort(byValue)) {
    const text = quoted.write(isPattern ? quotePattern(value) : value);
    if (text === undefined) continue;
    offers.push({
      label: value,
      kind: "value",
      ...detailOf(jobs.get(value) ?? [], ways),
      ...(offers.length < mostDocumented
        ? documentationOf({ from: ways, values: { kind: "unknown" } }, context)
        : {}),
      ...(text === value ? undefined : { text, filter: text }),
      group: isOfTelegraf(ways) && !served.has(value) ? 1 : 0,
    });
  }
  for (const value of live?.values?.items ?? []) {
    const text = values.has(value) ? undefined : quoted.write(isPattern ? quotePattern(value) : value);
    if (text === undefined) continue;
    offers.push({ label: shownValue(value), kind: "value", detail: live!.name, text, filter: text });
  }
  // What is configured may not be there yet.
  offers.sort((one, other) => (one.group ?? 0) - (other.group ?? 0));
  return withMore(limitedOffers(offers, before.slice(start)), live?.values, word);
}

function isOfTelegraf([way]: readonly Provenance[]): boolean {
  return way?.at(-1)?.origin.kind === "telegraf";
}

/** What a value may begin with, without what a pattern escapes. */
export function typedAlternative(before: string, operator: string): string {
  return operator.endsWith("~") ? before.slice(lastAlternative(before)).replaceAll("\\", "") : before;
}

/** A value of a server, which may be anything. */
function shownValue(value: string): string {
  return /^[\w .:/-]{1,100}$/.test(value) ? value : visibleText(value);
}

/** Where so many values are, nobody reads about each of them. */
const mostDocumented = 1000;

function byValue([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function detailOf(jobs: readonly string[], ways: readonly Provenance[]): { readonly detail?: string } {
  if (jobs.length > 0) return { detail: jobsInWords(jobs) };
  const last = ways[0]?.at(-1);
  return last === undefined ? {} : { detail: textOf(waysInWords([[last]])) };
}

/** The jobs whose targets have each value. */
function jobsByValue(name: string, { jobs }: KnownSeries): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { job, targetLabels } of jobs) {
    const values = targetLabels?.labels.get(name)?.values;
    if (values?.kind !== "known") continue;
    for (const value of values.values.keys()) {
      const same = found.get(value);
      if (same === undefined) found.set(value, [job]);
      else same.push(job);
    }
  }
  return found;
}

/** Where the alternative of a pattern begins that is being typed. */
function lastAlternative(pattern: string): number {
  let start = 0;
  for (let at = 0; at < pattern.length; at++) {
    // A backslash may be written twice, and what it escapes is no sign either way.
    if (pattern[at] === "\\") while (pattern[at + 1] === "\\") at++;
    else if (pattern[at] === "|" || pattern[at] === "(") start = at + 1;
    else if (pattern[at] === "^" && at === start) start = at + 1;
    if (pattern[at] === "\\") at++;
  }
  const group = /^\?(?:[a-zA-Z-]*:|P?<\w+>)/.exec(pattern.slice(start));
  return start + (group?.[0].length ?? 0);
}
